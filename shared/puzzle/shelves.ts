/**
 * Slots for pieces of very different sizes: columns beside the mat, left and right in pairs of one width. Each piece has a slot as large as
 * itself, and at least as large as a thumb needs on a phone. The deal mixes the pieces within each column and the columns of each pair.
 */
import { type RandomStream, randomBelow, shuffle } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { PieceBox, Puzzle } from './puzzle.ts';
import type { Band, Placement, Slots } from './slots.ts';

export interface Shelves {
  readonly slots: Slots;
  /** From the mat outward: the pieces of each, and the distance of its middle from the mat's. */
  readonly pairs: readonly { readonly columns: readonly (readonly PieceId[])[]; readonly x: number }[];
}

/** Least side of a slot, in units: 44 px where the mat is as wide as a phone of 390 px. */
const SLOT_MIN = 1_848;
/** Between pieces, and around the mat. Units. */
const GAP = 240;

const shelvesByPuzzle = new WeakMap<Puzzle, Shelves>();

/** Null: the puzzle's pieces are of about one size. Cached with the puzzle. O(pieces * log pieces) */
export function shelvesOf(puzzle: Puzzle): Shelves | null {
  if (puzzle.boxOf === null) return null;
  const shelves = shelvesByPuzzle.get(puzzle) ?? makeShelves(puzzle, puzzle.boxOf);
  shelvesByPuzzle.set(puzzle, shelves);
  return shelves;
}

function makeShelves({ spec, pieces }: Puzzle, boxOf: (piece: PieceId) => PieceBox): Shelves {
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  const widthOf = (piece: PieceId) => slotSide(boxOf(piece).right - boxOf(piece).left);
  const heightOf = (piece: PieceId) => slotSide(boxOf(piece).bottom - boxOf(piece).top);
  const tallest = all.reduce((most, piece) => Math.max(most, heightOf(piece)), 0);
  const height = Math.max(spec.height + 2 * GAP, tallest + GAP);
  const columns: PieceId[][] = [];
  let left = 0;
  for (const piece of all.sort((a, b) => widthOf(b) - widthOf(a) || a - b)) {
    if (columns.length === 0 || heightOf(piece) > left) {
      columns.push([]);
      left = height;
    }
    columns.at(-1)?.push(piece);
    left -= heightOf(piece);
  }
  const pairs: { columns: readonly (readonly PieceId[])[]; x: number }[] = [];
  const bands: Band[] = [];
  let edge = Math.ceil(spec.width / 2) + GAP;
  for (let at = 0; at < columns.length; at += 2) {
    const pair = columns.slice(at, at + 2);
    const width = Math.max(...pair.flat().map(widthOf));
    pairs.push({ columns: pair, x: edge + Math.floor(width / 2) });
    const rows = Math.max(1, Math.floor(height / Math.max(SLOT_MIN, width)));
    const band = { left: edge, top: -Math.floor(height / 2), width, height, columns: 1, rows };
    bands.push(band, { ...band, left: -edge - width });
    edge += width;
  }
  const down = Math.ceil(height / 2) + GAP;
  const table = { left: CENTRE - edge, top: CENTRE - down, right: CENTRE + edge, bottom: CENTRE + down };
  return { slots: { table, bands, box: SLOT_MIN, slot: SLOT_MIN }, pairs };
}

function slotSide(length: number): number {
  return Math.max(SLOT_MIN, length + GAP);
}

/** Index = piece, [0] is the mat. Pieces lie as they belong: none is turned. */
export function dealOnShelves(puzzle: Puzzle, { slots, pairs }: Shelves, draw: RandomStream): Placement[] {
  const placements: Placement[] = Array.from({ length: puzzle.pieces + 1 }, () => ({ x: CENTRE, y: CENTRE, turn: 0 }));
  const height = slots.table.bottom - slots.table.top;
  for (const { columns, x } of pairs) {
    const isMirrored = randomBelow(draw, 2) === 1;
    for (const [side, column] of columns.entries()) {
      const mixed = [...column];
      shuffle(draw, mixed);
      const middle = (side === 0) === isMirrored ? x : -x;
      dealColumn(puzzle, mixed, { middle, height }, placements);
    }
  }
  return placements;
}

interface Column {
  /** Of its middle from the mat's, in units. */
  readonly middle: number;
  readonly height: number;
}

/** The pieces share the space that their slots leave. */
function dealColumn(puzzle: Puzzle, column: readonly PieceId[], { middle, height }: Column, to: Placement[]): void {
  const boxes = column.map((piece) => ({
    piece,
    box: puzzle.boxOf?.(piece) ?? { left: 0, top: 0, right: 0, bottom: 0 },
  }));
  const heights = boxes.map(({ box }) => slotSide(box.bottom - box.top));
  const spare = Math.max(0, height - heights.reduce((sum, each) => sum + each, 0));
  const between = Math.floor(spare / (column.length + 1));
  let top = -Math.floor(height / 2) + between;
  for (const [index, { piece, box }] of boxes.entries()) {
    const slot = heights[index] ?? 0;
    const [x, y] = [
      middle - Math.round((box.left + box.right) / 2),
      top + Math.round((slot - box.top - box.bottom) / 2),
    ];
    to[piece] = { x: CENTRE + x - (puzzle.homeX[piece] ?? 0), y: CENTRE + y - (puzzle.homeY[piece] ?? 0), turn: 0 };
    top += slot + between;
  }
}
