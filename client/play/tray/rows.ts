/** Where the pieces of a tray stand: in one row on a phone, in as many as fit below the board of an upright tablet. */
import type { TrayPiece } from './tray.ts';

export interface TrayShape {
  readonly rows: number;
  /** From one piece to the next, either way. CSS pixels; `rows` of them are as high as the tray (`student.css`). */
  readonly step: number;
}

/** So few pieces are shown larger. */
const FEW = 12;

export function shapeOf(room: 'strip' | 'rows', pieces: number): TrayShape {
  if (room === 'strip') return { rows: 1, step: 64 };
  return pieces <= FEW ? { rows: 2, step: 132 } : { rows: 3, step: 88 };
}

export interface PlacedPiece extends TrayPiece {
  readonly row: number;
  readonly column: number;
}

/** A piece stays in its row: where one leaves the tray, those behind it in the same row move up, and no others. O(pieces). */
export function inRows(pieces: readonly TrayPiece[], rows: number): { placed: PlacedPiece[]; columns: number } {
  const taken = Array.from({ length: rows }, () => 0);
  const placed = pieces.map((piece) => {
    const row = piece.number % rows;
    const column = taken[row] ?? 0;
    taken[row] = column + 1;
    return { ...piece, row, column };
  });
  return { placed, columns: Math.max(...taken) };
}
