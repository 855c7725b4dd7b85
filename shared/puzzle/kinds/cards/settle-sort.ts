/**
 * What comes of a card that is put down in a box. It lies exactly in a slot of it. Where it is right it joins the mat in its own home; the
 * home of an equal card of the same box that is still missing serves as well, and then the two change places, so that nobody sees a
 * difference. A card that is wrong, or in a box without an answer, takes the nearest free slot. A full box sends it beside the sheet, but
 * what lies in the only slot of a box makes room. Where nothing is told at once, no card joins the mat here: a check may lock it (`check-cards.ts`).
 */
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { PutPiece, Puzzle, Settle } from '#shared/puzzle/puzzle.ts';
import { type Origin, placesBeside } from './beside.ts';
import type { BoxedSpec, BoxPlaces } from './box-places.ts';

type Groups = ReadonlyMap<PieceId, PutPiece>;

export function settleSort({ set, homes, feedback }: BoxedSpec, puzzle: Puzzle, places: BoxPlaces): Settle {
  const { homeX, homeY } = puzzle;
  const all = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
  const beside = placesBeside(puzzle);

  /** Of the free slots of a box the nearest one. @param but cards that leave their slots free */
  function freeSlot(groups: Groups, box: number, near: Origin, ...but: readonly PieceId[]): Origin | null {
    const taken = all.filter((each) => !but.includes(each)).map((each) => middleOfCard(puzzle, groups, each));
    const distance = (slot: Origin) => (slot.x - near.x) ** 2 + (slot.y - near.y) ** 2;
    let best: Origin | null = null;
    for (const slot of places.middles[box] ?? []) {
      if (taken.some((at) => at !== null && isSame(at, slot))) continue;
      if (best === null || distance(slot) < distance(best)) best = slot;
    }
    return best;
  }

  /** What lies in a slot, and not for good. */
  function looseAt(groups: Groups, slot: Origin, ...but: readonly PieceId[]): PieceId[] {
    return all.filter((each) => {
      const at = groups.has(each) && !but.includes(each) ? middleOfCard(puzzle, groups, each) : null;
      return at !== null && isSame(at, slot);
    });
  }

  /** Does a card lie in a slot for good? */
  function isLocked(groups: Groups, slot: Origin): boolean {
    return all.some((each) => !groups.has(each) && isSame({ x: homeX[each] ?? 0, y: homeY[each] ?? 0 }, slot));
  }

  /** Which card joins when this one is put in a box. */
  function joining(groups: Groups, card: PieceId, box: number): PieceId | null {
    if (feedback !== undefined || set.places[box]?.takes === null) return null;
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
      if (slot !== null) return { ...originAt(puzzle, slot, card), moved: [], joined };
      const [only, ...others] = places.middles[box] ?? [];
      if (only === undefined || others.length > 0 || isLocked(groups, only))
        return { ...beside(card), moved: [], joined };
      const moved = looseAt(groups, only, card).map((piece) => ({ piece, ...beside(piece) }));
      return { ...originAt(puzzle, only, card), moved, joined };
    }
    const home = { x: homeX[joined] ?? 0, y: homeY[joined] ?? 0 };
    const moved = looseAt(groups, home, card, joined).map((piece) => {
      const slot = freeSlot(groups, box, home, card);
      return { piece, ...(slot === null ? beside(piece) : originAt(puzzle, slot, piece)) };
    });
    if (joined === card) return { x: CENTRE, y: CENTRE, moved, joined };
    const left = middleOfCard(puzzle, groups, joined);
    const isLeftInBox = left !== null && !isSame(left, home) && places.boxAt(left) !== null;
    const at = isLeftInBox ? originAt(puzzle, left, card) : beside(card);
    return { ...at, moved: [...moved, { piece: joined, x: CENTRE, y: CENTRE }], joined };
  };
}

/** The origin with which a card lies with its middle at a point of the sheet. */
export function originAt({ homeX, homeY }: Puzzle, { x, y }: Origin, card: PieceId): Origin {
  return { x: CENTRE + x - (homeX[card] ?? 0), y: CENTRE + y - (homeY[card] ?? 0) };
}

/** Where a card's middle lies, from the sheet's; null: in a hand. Who has joined the mat has no group of its own, and is at home. */
export function middleOfCard({ homeX, homeY }: Puzzle, groups: Groups, card: PieceId): Origin | null {
  const group = groups.get(card);
  if (group !== undefined && group.hold !== null) return null;
  return {
    x: (homeX[card] ?? 0) + (group === undefined ? 0 : group.x - CENTRE),
    y: (homeY[card] ?? 0) + (group === undefined ? 0 : group.y - CENTRE),
  };
}

function isSame(a: Origin, b: Origin): boolean {
  return a.x === b.x && a.y === b.y;
}
