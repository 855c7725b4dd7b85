/** The board as it will be once the server has carried out this page's operations, by the server's own rules. */
import type { OwnOperation } from '#client/net/board-transport.ts';
import { apply } from '#shared/board/apply.ts';
import { authorOf, type Board, copyOf } from '#shared/board/board.ts';
import { decide } from '#shared/board/decide.ts';
import type { Actor } from '#shared/board/move.ts';

/** Returns `confirmed` itself when there are no operations, else a copy. O(groups + pieces). */
export function predictBoard(confirmed: Board, actor: Actor, operations: readonly OwnOperation[]): Board {
  if (operations.length === 0) return confirmed;
  const board = copyOf(confirmed);
  for (const operation of operations) applyOperation(board, actor, operation);
  return board;
}

/** Skips an operation that the board already contains. */
function applyOperation(board: Board, actor: Actor, operation: OwnOperation): void {
  const last = board.operations.get(authorOf(actor.member, operation.operation.page));
  if (last !== undefined && last.counter >= operation.operation.counter) return;
  const decision = decide(board, actor, operation, Number.MAX_SAFE_INTEGER);
  if (!decision.ok) return;
  for (const event of decision.events) apply(board, event, board.seq + 1);
}
