/** The sentence for a piece that was just put down and joins nothing. */
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import type { Board } from '#shared/board/board.ts';
import type { PieceId } from '#shared/ids.ts';
import { nearMissOf } from './near-miss.ts';

/** Null: there is nothing to wonder about. */
export function describeNearMiss(board: Board, piece: PieceId): string | null {
  const miss = nearMissOf(board, piece);
  return miss === null ? null : helpWords.peek()[miss];
}
