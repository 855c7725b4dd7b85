/**
 * The table: a rectangle around the mat, just large enough that every loose piece has a slot of its own beside the mat, turned
 * as it may be. A slot is a square larger than any piece with its knobs, so that pieces in different slots never touch.
 */
import { knobReach } from '../geometry/edge.ts';
import { CENTRE, PLANE } from '../limits.ts';
import type { Puzzle } from './puzzle.ts';

/** A rectangle in units of the plane. It may pass the plane's rim: an origin may not, but pieces lie beside their origin. */
export interface Table {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Slots as they are dealt: the table, and the rectangles beside the mat that slots divide evenly. */
export interface Slots {
  readonly table: Table;
  readonly bands: readonly Band[];
  /** Side of the square around any piece, knobs included, however it is turned by quarters, in units. */
  readonly box: number;
  /** Side of the least slot, in units. */
  readonly slot: number;
}

/** A rectangle of columns * rows slots, in units from the mat's middle. */
export interface Band {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** Half of the table is 8 by 5 of its scale: 16 to 10, as screens are. */
const HALF_WIDE = 8;
const HALF_HIGH = 5;
/** A slot's side in percent of a piece's box: as roomy as the plane allows, and least so much that nothing overlaps. */
const ROOMY = 130;
const TIGHT = 100;
const TIGHTER_BY = 5;

const laid = new WeakMap<Puzzle, Slots>();

export function tableOf(puzzle: Puzzle): Table {
  return slotsOf(puzzle).table;
}

/** The smallest table with a slot for every piece. Kept as long as the puzzle is. O(log plane). */
export function slotsOf(puzzle: Puzzle): Slots {
  const known = laid.get(puzzle);
  if (known !== undefined) return known;
  const { spec } = puzzle;
  const pieceWidth = spec.width / spec.columns;
  const pieceHeight = spec.height / spec.rows;
  const reach = knobReach(spec.tab) * Math.min(pieceWidth, pieceHeight);
  // Lines and homes are rounded, each by up to half a unit.
  const boxWidth = Math.ceil(pieceWidth + (spec.columns > 1 ? 2 * reach : 0)) + 2;
  const boxHeight = Math.ceil(pieceHeight + (spec.rows > 1 ? 2 * reach : 0)) + 2;
  const box = Math.max(boxWidth, boxHeight);
  const gap = Math.ceil(puzzle.pieceSize / 2);
  const keepX = Math.ceil(spec.width / 2) + gap;
  const keepY = Math.ceil(spec.height / 2) + gap;
  // A piece's origin is off its middle by its home, turned; and stays on the plane.
  const farthest = Math.ceil(Math.max(spec.width - pieceWidth, spec.height - pieceHeight) / 2);
  const most = Math.floor((PLANE / 2 - 1 - farthest + box / 2) / HALF_WIDE);
  for (let percent = ROOMY; percent >= TIGHT; percent -= TIGHTER_BY) {
    const slot = Math.ceil((box * percent) / 100);
    let low = Math.max(Math.ceil(keepX / HALF_WIDE), Math.ceil(keepY / HALF_HIGH));
    let high = most;
    if (capacity(bandsOf(high, keepX, keepY, slot)) < puzzle.pieces) continue;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (capacity(bandsOf(middle, keepX, keepY, slot)) < puzzle.pieces) low = middle + 1;
      else high = middle;
    }
    const bands = bandsOf(low, keepX, keepY, slot);
    const table = {
      left: CENTRE - HALF_WIDE * low,
      top: CENTRE - HALF_HIGH * low,
      right: CENTRE + HALF_WIDE * low,
      bottom: CENTRE + HALF_HIGH * low,
    };
    const slots = { table, bands, box, slot };
    laid.set(puzzle, slots);
    return slots;
  }
  throw new RangeError(
    `No table holds ${spec.columns} x ${spec.rows} pieces of a ${spec.width} x ${spec.height} picture.`,
  );
}

/** Slots of a table of this scale: the left and right of the mat at the table's whole height, or above and below at its whole width. */
function bandsOf(scale: number, keepX: number, keepY: number, slot: number): readonly Band[] {
  const halfX = HALF_WIDE * scale;
  const halfY = HALF_HIGH * scale;
  const wide = [
    ...twice(-halfX, -halfY, halfX - keepX, 2 * halfY, slot),
    ...twice(-keepX, -halfY, 2 * keepX, halfY - keepY, slot),
  ];
  const high = [
    ...twice(-halfX, -halfY, 2 * halfX, halfY - keepY, slot),
    ...twice(-halfX, -keepY, halfX - keepX, 2 * keepY, slot),
  ];
  return capacity(wide) >= capacity(high) ? wide : high;
}

/** A band and its mirror image through the mat's middle. */
function twice(left: number, top: number, width: number, height: number, slot: number): Band[] {
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
