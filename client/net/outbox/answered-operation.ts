/** Whether an answer belongs to the operation that it answers. Otherwise the operation's id was in use: it is sent again under a new one. */
import type { PieceId } from '#shared/ids.ts';
import type { OperationResult } from '#shared/protocol/answer.ts';

/** How often one operation gets a new id. After that its answer is believed. */
export const RENEWALS_MAX = 3;

/**
 * A server says what it carries out. Of a repetition it may not know that any more, after it has started anew: then the answer is believed.
 * @param isRepeated the operation may have been carried out before it was sent now
 */
export function isAnswerTo(
  operation: { readonly kind: 'drop' | 'turn' | 'reset'; readonly piece?: PieceId },
  { kind, piece }: OperationResult,
  isRepeated: boolean,
): boolean {
  return kind === undefined ? isRepeated : kind === operation.kind && piece === operation.piece;
}
