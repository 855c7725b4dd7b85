/** Deals a board: the mat in the middle of the plane, and each piece in its own slot around it. The same seed deals the same board. */
import { type Point, QUARTER, rotate } from '#shared/geometry/pose.ts';
import { type RandomStream, randomBelow, randomStream, shuffle } from '#shared/geometry/random.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Puzzle } from './puzzle.ts';
import type { Placement, Slots } from './slots.ts';
import { slotsOf } from './table.ts';

export type { Placement } from './slots.ts';
export { tableOf } from './table.ts';

/** The key of the deal's random stream, different from the axes of edges, so that a deal with the cut's seed is independent of the cut. */
const DEAL = 16;

/** Index = piece, [0] is the mat. `seed` is a u32. O(pieces). */
export function scatter(puzzle: Puzzle, seed: number, turns: boolean): Placement[] {
  if (puzzle.ownSlots !== null) return puzzle.ownSlots.deal(seed);
  const slots = slotsOf(puzzle);
  const draw = randomStream(seed, DEAL, 0, 0);
  const middles = slotCentres(slots);
  shuffle(draw, middles);
  // Largest offset at which a piece stays within its slot.
  const stray = Math.floor((slots.slot - slots.box) / 2);
  const placements: Placement[] = [{ x: CENTRE, y: CENTRE, turn: 0 }];
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const middle = middles[piece - 1];
    if (middle === undefined) throw new RangeError(`no slot for piece ${piece}`);
    // Drawn even without turns, so that the pieces lie in the same places either way.
    const quarters = randomBelow(draw, 4);
    const turn = turns ? quarters * QUARTER : 0;
    const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, turn);
    const x = CENTRE + middle.x + strayed(draw, stray) - home.x;
    const y = CENTRE + middle.y + strayed(draw, stray) - home.y;
    placements.push({ x, y, turn });
  }
  return placements;
}

/** The middle of every slot, in units from the mat's. */
export function slotCentres({ bands }: Slots): Point[] {
  const middles: Point[] = [];
  for (const { left, top, width, height, columns, rows } of bands) {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        middles.push({
          x: Math.round(left + (width * (2 * column + 1)) / (2 * columns)),
          y: Math.round(top + (height * (2 * row + 1)) / (2 * rows)),
        });
      }
    }
  }
  return middles;
}

function strayed(draw: RandomStream, stray: number): number {
  return randomBelow(draw, 2 * stray + 1) - stray;
}
