/** The places of the pieces in a tray: one row on a phone, and as many as fit below the board on an upright tablet. */
import type { TrayPiece } from './tray.ts';

export interface TrayRows {
  readonly rows: number;
  /** From one piece to the next, along both axes. CSS pixels; `rows` of them are as high as the tray (`student-page.css`). */
  readonly step: number;
}

/** Up to this many pieces are shown larger. */
const TWO_ROWS_PIECES_MAX = 12;

export function trayRows(space: 'strip' | 'rows', pieces: number): TrayRows {
  if (space === 'strip') return { rows: 1, step: 64 };
  return pieces <= TWO_ROWS_PIECES_MAX ? { rows: 2, step: 132 } : { rows: 3, step: 88 };
}

export interface PlacedPiece extends TrayPiece {
  readonly row: number;
  readonly column: number;
}

/** A piece stays in its row: when one leaves the tray, only those behind it in its row move up. O(pieces). */
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
