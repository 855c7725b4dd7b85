/**
 * Slots for pieces of very different sizes: columns beside the mat, left and right in pairs of one width. Each piece has a slot as large as
 * itself, and at least as large as a thumb needs on a phone. The deal mixes the pieces within each column and the columns of each pair.
 */
import { randomBelow, randomStream, shuffle } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { OwnSlots, PieceBox, PuzzleSpec } from './puzzle.ts';
import type { Band, Placement } from './slots.ts';

export interface ShelvedPieces {
  readonly spec: Pick<PuzzleSpec, 'width' | 'height'>;
  readonly homeX: Int32Array;
  readonly homeY: Int32Array;
  /** Index 0 is piece 1. */
  readonly boxes: readonly PieceBox[];
}

/** A pair of columns, left and right of the mat. */
interface Pair {
  readonly columns: readonly (readonly PieceId[])[];
  /** The distance of their middles from the mat's. Units. */
  readonly x: number;
}

/** Least side of a slot, in units: 44 px where the mat is as wide as a phone of 390 px. */
const SLOT_MIN = 1_848;
/** Between pieces, and around the mat. Units. */
const GAP = 240;
/** The key of the deal's random stream. */
const DEAL = 16;
const NO_BOX: PieceBox = { left: 0, top: 0, right: 0, bottom: 0 };

/** O(pieces * log pieces) */
export function shelvesOf(shelved: ShelvedPieces): OwnSlots {
  const { spec, boxes } = shelved;
  const boxOf = (piece: PieceId) => boxes[piece - 1] ?? NO_BOX;
  const tallest = boxes.reduce((most, box) => Math.max(most, heightOf(box)), 0);
  const height = Math.max(spec.height + 2 * GAP, tallest + GAP);
  const columns = columnsOf(boxes, height);
  const pairs: Pair[] = [];
  const bands: Band[] = [];
  let edge = Math.ceil(spec.width / 2) + GAP;
  for (let at = 0; at < columns.length; at += 2) {
    const pair = columns.slice(at, at + 2);
    const width = Math.max(...pair.flat().map((piece) => widthOf(boxOf(piece))));
    pairs.push({ columns: pair, x: edge + Math.floor(width / 2) });
    const rows = Math.max(1, Math.floor(height / Math.max(SLOT_MIN, width)));
    const band = { left: edge, top: -Math.floor(height / 2), width, height, columns: 1, rows };
    bands.push(band, { ...band, left: -edge - width });
    edge += width;
  }
  const down = Math.ceil(height / 2) + GAP;
  const table = { left: CENTRE - edge, top: CENTRE - down, right: CENTRE + edge, bottom: CENTRE + down };
  return {
    slots: { table, bands, box: SLOT_MIN, slot: SLOT_MIN },
    boxOf,
    deal: (seed) => dealOnShelves(shelved, pairs, 2 * down, seed),
  };
}

function widthOf({ left, right }: PieceBox): number {
  return Math.max(SLOT_MIN, right - left + GAP);
}

function heightOf({ top, bottom }: PieceBox): number {
  return Math.max(SLOT_MIN, bottom - top + GAP);
}

/** The widest pieces first, so that each column is about as wide as all its pieces. */
function columnsOf(boxes: readonly PieceBox[], height: number): readonly (readonly PieceId[])[] {
  const pieces = boxes.map((box, index) => ({ piece: index + 1, width: widthOf(box), height: heightOf(box) }));
  const columns: PieceId[][] = [];
  let left = 0;
  for (const each of pieces.sort((a, b) => b.width - a.width || a.piece - b.piece)) {
    if (columns.length === 0 || each.height > left) {
      columns.push([]);
      left = height;
    }
    columns.at(-1)?.push(each.piece);
    left -= each.height;
  }
  return columns;
}

/** Pieces lie as they belong: none is turned. */
function dealOnShelves(shelved: ShelvedPieces, pairs: readonly Pair[], height: number, seed: number): Placement[] {
  const draw = randomStream(seed, DEAL, 0, 0);
  const placements = Array.from({ length: shelved.boxes.length + 1 }, () => ({ x: CENTRE, y: CENTRE, turn: 0 }));
  for (const { columns, x } of pairs) {
    const isMirrored = randomBelow(draw, 2) === 1;
    for (const [side, column] of columns.entries()) {
      const mixed = [...column];
      shuffle(draw, mixed);
      dealColumn(shelved, mixed, { middle: (side === 0) === isMirrored ? x : -x, height }, placements);
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
function dealColumn(
  { boxes, homeX, homeY }: ShelvedPieces,
  column: readonly PieceId[],
  { middle, height }: Column,
  to: Placement[],
): void {
  const dealt = column.map((piece) => ({ piece, box: boxes[piece - 1] ?? NO_BOX }));
  const spare = height - dealt.reduce((sum, { box }) => sum + heightOf(box), 0);
  const between = Math.floor(Math.max(0, spare) / (column.length + 1));
  let top = -Math.floor(height / 2) + between;
  for (const { piece, box } of dealt) {
    const x = middle - Math.round((box.left + box.right) / 2);
    const y = top + Math.round((heightOf(box) - box.top - box.bottom) / 2);
    to[piece] = { x: CENTRE + x - (homeX[piece] ?? 0), y: CENTRE + y - (homeY[piece] ?? 0), turn: 0 };
    top += heightOf(box) + between;
  }
}
