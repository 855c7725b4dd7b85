/** The grid of a jigsaw: its lines, and the positions and homes of its pieces, which are numbered 1..n row by row. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { JigsawSpec } from './jigsaw-spec.ts';

export interface GridPosition {
  /** 0..columns-1 */
  readonly column: number;
  /** 0..rows-1 */
  readonly row: number;
}

export function gridPosition(spec: JigsawSpec, piece: PieceId): GridPosition {
  const index = piece - 1;
  return { column: index % spec.columns, row: Math.floor(index / spec.columns) };
}

export function jigsawPieces({ columns, rows }: JigsawSpec): number {
  return columns * rows;
}

/** Null outside the grid. */
export function pieceAt(spec: JigsawSpec, column: number, row: number): PieceId | null {
  if (column < 0 || column >= spec.columns || row < 0 || row >= spec.rows) return null;
  return row * spec.columns + column + 1;
}

/** Line 0..columns between columns, from the picture's left, in sixteenths. */
export function lineX(spec: JigsawSpec, column: number): number {
  return Math.round((spec.width * STEPS_PER_UNIT * column) / spec.columns);
}

/** Line 0..rows between rows, from the picture's top, in sixteenths. */
export function lineY(spec: JigsawSpec, row: number): number {
  return Math.round((spec.height * STEPS_PER_UNIT * row) / spec.rows);
}

/** Middle of a column from the picture's middle, in units. */
export function homeX(spec: JigsawSpec, column: number): number {
  return Math.round((spec.width * (2 * column + 1 - spec.columns)) / (2 * spec.columns));
}

/** Middle of a row from the picture's middle, in units. */
export function homeY(spec: JigsawSpec, row: number): number {
  return Math.round((spec.height * (2 * row + 1 - spec.rows)) / (2 * spec.rows));
}

/** A piece's home relative to the picture's top left corner, in sixteenths. */
export function homeOnPicture(spec: JigsawSpec, { column, row }: GridPosition): Point {
  return {
    x: homeX(spec, column) * STEPS_PER_UNIT + (spec.width * STEPS_PER_UNIT) / 2,
    y: homeY(spec, row) * STEPS_PER_UNIT + (spec.height * STEPS_PER_UNIT) / 2,
  };
}
