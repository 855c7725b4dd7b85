/** Where each card lies beside the sheet when it is sent away: a slot of the deal of its own. */
import { randomStream, shuffle } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { slotCentres } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';

/** A group's origin, in units of the plane. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** Key of the stream that gives each card its place beside the sheet. */
const BESIDE = 48;

/** @returns the origin with which a card lies beside the sheet */
export function placesBeside(puzzle: Puzzle): (card: PieceId) => Origin {
  let besides: readonly Origin[] | null = null;
  return (card) => {
    besides ??= shuffledSlots(puzzle);
    const { x, y } = besides[card - 1] ?? { x: 0, y: 0 };
    return { x: CENTRE + x - (puzzle.homeX[card] ?? 0), y: CENTRE + y - (puzzle.homeY[card] ?? 0) };
  };
}

function shuffledSlots(puzzle: Puzzle): Origin[] {
  const slots = slotCentres(slotsOf(puzzle));
  shuffle(randomStream(puzzle.spec.seed, BESIDE, 0, 0), slots);
  return slots;
}
