/** Whether an answer belongs to the operation that it answers. Otherwise the operation's id was in use: it is sent again under a new one. */
import type { PieceId } from '#shared/ids.ts';
import type { OperationResult } from '#shared/protocol/answer.ts';

/** How often one operation gets a new id. After that its answer is believed. */
export const RENEWALS_MAX = 3;

/** A server that started anew may not say what an id was for: then the answer is believed. */
export function isAnswerTo(
  operation: { readonly kind: 'drop' | 'turn' | 'reset'; readonly piece?: PieceId },
  { kind, piece }: OperationResult,
): boolean {
  return kind === undefined || (kind === operation.kind && piece === operation.piece);
}
