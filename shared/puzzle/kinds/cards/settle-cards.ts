/**
 * What comes of a card that is put down. It lies exactly on the place that it is put down in. Where it is right, and takes no place that
 * another card will need (`judge.ts`), it stays for good: it joins the mat, where each card has its home. A card that is right in the home of an
 * equal one changes with it, so that nobody sees a difference; one of several steps in any order goes to its own. So a word that stands in two
 * groups of steps stays in each as often as its author wrote it there, where the judge alone, who knows no groups, would let more stay.
 */
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { PutPiece, Puzzle, Settle } from '#shared/puzzle/puzzle.ts';
import { type Origin, placesBeside } from './beside.ts';
import type { CardsSpec } from './cards-spec.ts';
import type { SheetRect } from './sheet-grid.ts';

type Groups = ReadonlyMap<PieceId, PutPiece>;

/** @param cells of the places, from place 1 */
export function settleCards({ set }: CardsSpec, puzzle: Puzzle, cells: readonly SheetRect[]): Settle {
  const { pieces, spec, homeX, homeY } = puzzle;
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  const beside = placesBeside(puzzle);

  /** The origin with which a card lies in the home of another. */
  const originIn = (home: PieceId, card: PieceId): Origin => ({
    x: CENTRE + (homeX[home] ?? 0) - (homeX[card] ?? 0),
    y: CENTRE + (homeY[home] ?? 0) - (homeY[card] ?? 0),
  });

  /** The place that a point of the sheet belongs to, units from its middle; null: none. */
  function homeAt(x: number, y: number): PieceId | null {
    const [fromLeft, fromTop] = [x + spec.width / 2, y + spec.height / 2];
    const index = cells.findIndex(
      ({ left, top, width, height }) =>
        fromLeft >= left && fromLeft < left + width && fromTop >= top && fromTop < top + height,
    );
    return index < 0 ? null : index + 1;
  }

  /** Which card joins when this one is put in the home of that one: of one class, and with its own home in a place that takes the same. */
  function joining(groups: Groups, card: PieceId, home: PieceId): PieceId | null {
    const takes = set.places[home - 1]?.takes ?? [];
    if (!takes.includes(set.classes[card] ?? 0)) return null;
    const candidates = [home, card, ...all].filter(
      (each) =>
        set.classes[each] === set.classes[card] &&
        (each === card || groups.get(each)?.hold === null) &&
        isSame(set.places[each - 1]?.takes ?? [], takes),
    );
    return candidates[0] ?? null;
  }

  /** What lies in a place loosely makes room. */
  function looseIn(groups: Groups, home: PieceId, ...but: readonly PieceId[]): PieceId[] {
    return all.filter((each) => {
      const group = groups.get(each);
      const { x, y } = originIn(home, each);
      return group?.hold === null && !but.includes(each) && group.x === x && group.y === y;
    });
  }

  return (groups, card, x, y) => {
    const home = homeAt(x + (homeX[card] ?? 0) - CENTRE, y + (homeY[card] ?? 0) - CENTRE);
    if (home === null) return { x, y, moved: [], joined: null };
    // Who has joined the mat has no group of its own.
    if (!groups.has(home)) return { ...beside(card), moved: [], joined: null };
    const joined = joining(groups, card, home);
    const away = (place: PieceId, ...but: readonly PieceId[]) =>
      looseIn(groups, place, ...but).map((piece) => ({ piece, ...beside(piece) }));
    if (joined === null) return { ...originIn(home, card), moved: away(home, card), joined };
    const moved = away(joined, card, joined);
    if (joined === card) return { x: CENTRE, y: CENTRE, moved, joined };
    return { ...beside(card), moved: [...moved, { piece: joined, x: CENTRE, y: CENTRE }], joined };
  };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
