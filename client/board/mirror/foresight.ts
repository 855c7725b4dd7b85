/** A board as it will be once the server has carried out what this page asked for, by the server's own rules. */
import { apply } from '../../../shared/board/apply.ts';
import { authorOf, type Board, copyOf } from '../../../shared/board/board.ts';
import { decide } from '../../../shared/board/decide.ts';
import type { Actor } from '../../../shared/board/move.ts';
import type { OwnOperation } from './outbox.ts';

/** `told` itself when there is nothing to foresee, else a copy: O(groups + pieces). */
export function foreseen(told: Board, actor: Actor, operations: readonly OwnOperation[]): Board {
  if (operations.length === 0) return told;
  const board = copyOf(told);
  for (const operation of operations) foresee(board, actor, operation);
  return board;
}

/** What the server already carried out is seen in its own frames; the rest is decided here. */
function foresee(board: Board, actor: Actor, operation: OwnOperation): void {
  const last = board.operations.get(authorOf(actor.member, actor.page));
  if (last !== undefined && last.counter >= operation.operation.counter) return;
  const decision = decide(board, actor, operation, Number.MAX_SAFE_INTEGER);
  if (!decision.ok) return;
  for (const event of decision.events) apply(board, event, board.seq + 1);
}
