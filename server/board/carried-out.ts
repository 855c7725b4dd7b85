/**
 * What was carried out under the latest operation ids of one board, by this process: an operation that is sent again is answered with its
 * own frame and content, so that a page notices when it has given one id to two operations.
 */
import { authorOf } from '#shared/board/board.ts';
import type { Operation } from '#shared/board/move.ts';
import type { Member, OperationId } from '#shared/ids.ts';
import type { OperationResult } from '#shared/protocol/answer.ts';

/** Operations that a board remembers; the oldest is forgotten first. */
const OPERATIONS_REMEMBERED_MAX = 512;

export class CarriedOut {
  /** In the order in which they were carried out. */
  readonly #results = new Map<string, OperationResult>();

  /** @param seq the frame that carries the operation out */
  add(member: Member, operation: Operation, seq: number): OperationResult {
    const { kind } = operation;
    const result = kind === 'reset' || kind === 'check' ? { seq, kind } : { seq, kind, piece: operation.piece };
    this.#results.set(keyOf(member, operation.operation), result);
    const [oldest] = this.#results.keys();
    if (oldest !== undefined && this.#results.size > OPERATIONS_REMEMBERED_MAX) this.#results.delete(oldest);
    return result;
  }

  get(member: Member, operation: OperationId): OperationResult | undefined {
    return this.#results.get(keyOf(member, operation));
  }
}

function keyOf(member: Member, { page, counter }: OperationId): string {
  return `${authorOf(member, page)} ${counter}`;
}
