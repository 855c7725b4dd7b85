/** The sentence for a piece that was just put down and joins nothing. */
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import type { Board } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { nearMissOf } from './near-miss.ts';

/** Puzzles whose player knows that a parked piece joins nothing yet: it is said once, since pieces may be put aside there. */
const explained = new WeakSet<Board['rules']>();

/** Null: there is nothing to wonder about. @param put see `nearMissOf` */
export function describeNearMiss(board: Board, piece: PieceId, put: Point): string | null {
  const miss = nearMissOf(board, piece, put);
  if (miss === null || (miss === 'parked' && explained.has(board.rules))) return null;
  if (miss === 'parked') explained.add(board.rules);
  return helpWords.peek()[miss === 'parked' ? 'nothing-beside' : miss];
}
