/**
 * The table: the smallest rectangle around the mat with a slot beside the mat for every piece, at any turn.
 * A slot is a square larger than any piece with its knobs, so that pieces in different slots never touch.
 */
import { CENTRE, PLANE } from '#shared/limits.ts';
import type { Puzzle } from './puzzle.ts';
import type { Band, Slots, Table } from './slots.ts';

/** Half of the table is 8 by 5 times its scale: 16 to 10, as screens are. */
const HALF_WIDE = 8;
const HALF_HIGH = 5;
/**
 * In percent: a slot's side relative to a piece's box, and the gap around the mat relative to a piece's short side. Enough space to see each
 * piece, but little, as a wider table is drawn smaller. The first spacing that fits on the plane is used: long pieces with large knobs may need a closer one.
 */
const SPACINGS = [
  { slot: 110, gap: 50 },
  { slot: 100, gap: 50 },
  { slot: 100, gap: 25 },
] as const;

const slotsByPuzzle = new WeakMap<Puzzle, Slots>();

export function tableOf(puzzle: Puzzle): Table {
  return slotsOf(puzzle).table;
}

/** The smallest table with a slot for every piece. Cached with the puzzle. O(pieces + log plane). */
export function slotsOf(puzzle: Puzzle): Slots {
  const known = puzzle.ownSlots?.slots ?? slotsByPuzzle.get(puzzle);
  if (known !== undefined) return known;
  const { box, pieces } = puzzle;
  for (const spacing of SPACINGS) {
    const slot = Math.ceil((box * spacing.slot) / 100);
    const slots = smallest(puzzle, slot, Math.ceil((puzzle.pieceSize * spacing.gap) / 100));
    if (slots === null) continue;
    slotsByPuzzle.set(puzzle, slots);
    return slots;
  }
  throw new RangeError(`The plane has no room for ${pieces} such pieces.`);
}

/** Null if even the largest table has too few slots of this size. */
function smallest(puzzle: Puzzle, slot: number, gap: number): Slots | null {
  const { spec, pieces, box } = puzzle;
  const clearX = Math.ceil(spec.width / 2) + gap;
  const clearY = Math.ceil(spec.height / 2) + gap;
  const takesAll = (scale: number) => capacity(bandsOf(scale, clearX, clearY, slot)) >= pieces;
  // The origin of a piece in the table's corner lies farther out by its turned home; it must be on the plane, too.
  const home = Math.max(farthest(puzzle.homeX), farthest(puzzle.homeY));
  let enough = Math.floor(Math.min(PLANE / 2, PLANE / 2 - 1 - home + box / 2) / HALF_WIDE);
  if (!takesAll(enough)) return null;
  // Binary search: a larger table never has fewer slots.
  let scale = Math.max(Math.ceil(clearX / HALF_WIDE), Math.ceil(clearY / HALF_HIGH));
  while (scale < enough) {
    const middle = Math.floor((scale + enough) / 2);
    if (takesAll(middle)) enough = middle;
    else scale = middle + 1;
  }
  const table = {
    left: CENTRE - HALF_WIDE * scale,
    top: CENTRE - HALF_HIGH * scale,
    right: CENTRE + HALF_WIDE * scale,
    bottom: CENTRE + HALF_HIGH * scale,
  };
  return { table, bands: bandsOf(scale, clearX, clearY, slot), box, slot };
}

function farthest(homes: Int32Array): number {
  return homes.reduce((most, home) => Math.max(most, Math.abs(home)), 0);
}

/** The slots of a table of this scale: left and right of the mat over the table's height, or above and below it over the table's width. */
function bandsOf(scale: number, clearX: number, clearY: number, slot: number): readonly Band[] {
  const halfX = HALF_WIDE * scale;
  const halfY = HALF_HIGH * scale;
  const wide = [
    ...mirroredBands(-halfX, -halfY, halfX - clearX, 2 * halfY, slot),
    ...mirroredBands(-clearX, -halfY, 2 * clearX, halfY - clearY, slot),
  ];
  const high = [
    ...mirroredBands(-halfX, -halfY, 2 * halfX, halfY - clearY, slot),
    ...mirroredBands(-halfX, -clearY, halfX - clearX, 2 * clearY, slot),
  ];
  return capacity(wide) >= capacity(high) ? wide : high;
}

/** A band and its mirror image through the mat's middle. */
function mirroredBands(left: number, top: number, width: number, height: number, slot: number): Band[] {
  const columns = Math.floor(width / slot);
  const rows = Math.floor(height / slot);
  if (columns < 1 || rows < 1) return [];
  const band = { left, top, width, height, columns, rows };
  return [band, { ...band, left: -left - width, top: -top - height }];
}

function capacity(bands: readonly Band[]): number {
  let slots = 0;
  for (const { columns, rows } of bands) slots += columns * rows;
  return slots;
}
