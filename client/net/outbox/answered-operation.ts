/** Detects an operation id that the server already used for another operation. Outboxes and resets then send again under a new id. */
import type { PieceId } from '#shared/ids.ts';
import type { OperationResult } from '#shared/protocol/answer.ts';

/** How often one operation gets a new id. After that its answer is believed. */
export const RENEWALS_MAX = 3;

/**
 * The server echoes kind and piece. After a restart it no longer knows those of a repeated operation: the answer is accepted then.
 * @param isRepeated the operation may have been carried out before it was sent now
 */
export function isAnswerTo(
  operation: { readonly kind: 'drop' | 'turn' | 'reset' | 'check'; readonly piece?: PieceId },
  { kind, piece }: OperationResult,
  isRepeated: boolean,
): boolean {
  return kind === undefined ? isRepeated : kind === operation.kind && piece === operation.piece;
}
