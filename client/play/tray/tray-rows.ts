/** Where the pieces of a tray stand: in one row on a phone, in as many as fit below the board of an upright tablet. */
import type { TrayPiece } from './tray.ts';

export interface TrayRows {
  readonly rows: number;
  /** From one piece to the next, either way. CSS pixels; `rows` of them are as high as the tray (`student-page.css`). */
  readonly step: number;
}

/** So few pieces are shown larger. */
const TWO_ROWS_PIECES_MAX = 12;

export function trayRows(space: 'strip' | 'rows', pieces: number): TrayRows {
  if (space === 'strip') return { rows: 1, step: 64 };
  return pieces <= TWO_ROWS_PIECES_MAX ? { rows: 2, step: 132 } : { rows: 3, step: 88 };
}

export interface PlacedPiece extends TrayPiece {
  readonly row: number;
  readonly column: number;
}

/** A piece stays in its row: where one leaves the tray, those behind it in the same row move up, and no others. O(pieces). */
export function arrangeInRows(pieces: readonly TrayPiece[], rows: number): { placed: PlacedPiece[]; columns: number } {
  const columnsUsed = Array.from({ length: rows }, () => 0);
  const placed = pieces.map((piece) => {
    const row = piece.number % rows;
    const column = columnsUsed[row] ?? 0;
    columnsUsed[row] = column + 1;
    return { ...piece, row, column };
  });
  return { placed, columns: Math.max(...columnsUsed) };
}
