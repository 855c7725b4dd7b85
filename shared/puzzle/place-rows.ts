/** The places of a puzzle in rows, as one reads them and as keys step through them. */
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from './puzzle.ts';

/**
 * All places, in rows from the sheet's top, each from its left. A row takes every place whose
 * middle is less than half a height below that of its first one. O(pieces * log pieces)
 */
export function placeRows({ pieces, homeX, homeY, placeOf, boxes }: Puzzle): readonly (readonly PieceId[])[] {
  if (boxes !== undefined) return boxes.rows;
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  all.sort((a, b) => (homeY[a] ?? 0) - (homeY[b] ?? 0) || a - b);
  const rows: PieceId[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const piece of all) {
    const y = homeY[piece] ?? 0;
    if (y < bottom) rows.at(-1)?.push(piece);
    else {
      rows.push([piece]);
      bottom = y + placeOf(piece).height / 2;
    }
  }
  for (const row of rows) row.sort((a, b) => (homeX[a] ?? 0) - (homeX[b] ?? 0) || a - b);
  return rows;
}
