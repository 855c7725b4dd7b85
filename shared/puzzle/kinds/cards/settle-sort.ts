/**
 * What comes of a card that is put down in a box. It lies exactly in a slot of it. Where it is right it joins the mat in its own home; the
 * home of an equal card of the same box that is still missing serves as well, and then the two change places, so that nobody sees a
 * difference. A card that is wrong, or in a box without an answer, takes the nearest free slot. A full box sends it beside the sheet.
 */
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { PutPiece, Puzzle, Settle } from '#shared/puzzle/puzzle.ts';
import { type Origin, placesBeside } from './beside.ts';
import type { BoxPlaces } from './box-places.ts';
import type { SortSpec } from './cards-spec.ts';

type Groups = ReadonlyMap<PieceId, PutPiece>;

export function settleSort({ set, homes }: SortSpec, puzzle: Puzzle, places: BoxPlaces): Settle {
  const { homeX, homeY } = puzzle;
  const all = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
  const beside = placesBeside(puzzle);

  /** The origin with which a card lies with its middle at a point of the sheet. */
  const originAt = ({ x, y }: Origin, card: PieceId): Origin => ({
    x: CENTRE + x - (homeX[card] ?? 0),
    y: CENTRE + y - (homeY[card] ?? 0),
  });

  /** Where a card's middle lies, from the sheet's. Who has joined the mat has no group of its own, and is at home. */
  const middleOf = (groups: Groups, card: PieceId): Origin | null => {
    const group = groups.get(card);
    if (group !== undefined && group.hold !== null) return null;
    return {
      x: (homeX[card] ?? 0) + (group === undefined ? 0 : group.x - CENTRE),
      y: (homeY[card] ?? 0) + (group === undefined ? 0 : group.y - CENTRE),
    };
  };

  /** Of the free slots of a box the nearest one. @param but cards that leave their slots free */
  function freeSlot(groups: Groups, box: number, near: Origin, ...but: readonly PieceId[]): Origin | null {
    const taken = all.filter((each) => !but.includes(each)).map((each) => middleOf(groups, each));
    const distance = (slot: Origin) => (slot.x - near.x) ** 2 + (slot.y - near.y) ** 2;
    let best: Origin | null = null;
    for (const slot of places.middles[box] ?? []) {
      if (taken.some((at) => at !== null && isSame(at, slot))) continue;
      if (best === null || distance(slot) < distance(best)) best = slot;
    }
    return best;
  }

  /** Which card joins when this one is put in a box. */
  function joining(groups: Groups, card: PieceId, box: number): PieceId | null {
    if (set.places[box]?.takes === null) return null;
    const isMissing = (each: PieceId) =>
      homes[each] === box &&
      set.classes[each] === set.classes[card] &&
      (each === card || groups.get(each)?.hold === null);
    return [card, ...all].find(isMissing) ?? null;
  }

  return (groups, card, x, y) => {
    const near = { x: x + (homeX[card] ?? 0) - CENTRE, y: y + (homeY[card] ?? 0) - CENTRE };
    const box = places.boxAt(near);
    if (box === null) return { x, y, moved: [], joined: null };
    const joined = joining(groups, card, box);
    if (joined === null) {
      const slot = freeSlot(groups, box, near, card);
      return { ...(slot === null ? beside(card) : originAt(slot, card)), moved: [], joined };
    }
    const home = { x: homeX[joined] ?? 0, y: homeY[joined] ?? 0 };
    const inHome = all.filter((each) => {
      const at = groups.has(each) ? middleOf(groups, each) : null;
      return each !== card && each !== joined && at !== null && isSame(at, home);
    });
    const moved = inHome.map((piece) => {
      const slot = freeSlot(groups, box, home, card);
      return { piece, ...(slot === null ? beside(piece) : originAt(slot, piece)) };
    });
    if (joined === card) return { x: CENTRE, y: CENTRE, moved, joined };
    const left = middleOf(groups, joined);
    const isLeftInBox = left !== null && !isSame(left, home) && places.boxAt(left) !== null;
    const at = isLeftInBox ? originAt(left, card) : beside(card);
    return { ...at, moved: [...moved, { piece: joined, x: CENTRE, y: CENTRE }], joined };
  };
}

function isSame(a: Origin, b: Origin): boolean {
  return a.x === b.x && a.y === b.y;
}
