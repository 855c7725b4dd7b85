/**
 * This page's operations that are not both answered and shown yet. They are sent one at a time, in order, until each is answered; the page
 * predicts each one until the board shows it.
 */
import type { OwnOperation } from '#client/net/board-transport.ts';
import type { SeenFrame } from '#shared/board/move.ts';
import type { Answer, OperationResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';

/** An operation without its number, which the outbox adds. */
export type OperationRequest =
  | { readonly kind: 'drop'; readonly piece: number; readonly x: number; readonly y: number; readonly seen: SeenFrame }
  | { readonly kind: 'turn'; readonly piece: number; readonly turn: number; readonly seen: SeenFrame };

interface Entry {
  readonly operation: OwnOperation;
  /** Monotonic ms. */
  readonly enqueuedAt: number;
  /** The frame that carried it out; null while unanswered. */
  seq: number | null;
}

export interface OutboxDeps {
  readonly page: number;
  /** The next number of this page's operations, on any board. */
  readonly nextCounter: () => number;
  readonly now: () => number;
  /** Sends one operation; null while there is no connection. Never rejects: a lost connection leaves it unanswered. */
  readonly send: (operation: OwnOperation) => Promise<Answer<OperationResult> | 'unanswered'> | null;
  /** The operation will never be carried out. */
  readonly onRefused: (operation: OwnOperation, failure: Failure) => void;
  readonly onChange: () => void;
}

export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #entries: Entry[] = [];
  #isSending = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** In order, with those that are answered but not shown yet. */
  get operations(): readonly OwnOperation[] {
    return this.#entries.map(({ operation }) => operation);
  }

  /** Monotonic ms since when the oldest one waits for its answer; null when all are saved. */
  get unackedSince(): number | null {
    return this.#entries.find(({ seq }) => seq === null)?.enqueuedAt ?? null;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  enqueue(request: OperationRequest): void {
    const operation: OwnOperation = {
      ...request,
      operation: { page: this.#deps.page, counter: this.#deps.nextCounter() },
    };
    this.#entries.push({ operation, enqueuedAt: this.#deps.now(), seq: null });
    this.#deps.onChange();
    this.pump();
  }

  /** The board shows frame `seq`: removes the operations up to it. True if there were any. */
  confirm(seq: number): boolean {
    const before = this.#entries.length;
    while (this.#entries[0] !== undefined && this.#entries[0].seq !== null && this.#entries[0].seq <= seq)
      this.#entries.shift();
    return this.#entries.length !== before;
  }

  /** Sends the oldest unanswered one, unless one is being sent or the connection is down. */
  pump(): void {
    if (this.#isSending) return;
    const entry = this.#entries.find(({ seq }) => seq === null);
    const reply = entry === undefined ? null : this.#deps.send(entry.operation);
    if (entry === undefined || reply === null) return;
    this.#isSending = true;
    void reply.then((answer) => {
      this.#isSending = false;
      if (answer === 'unanswered') return;
      if (answer.ok) entry.seq = answer.seq;
      else if (answer.retry === 'final') {
        this.#entries.splice(this.#entries.indexOf(entry), 1);
        this.#deps.onRefused(entry.operation, answer);
      } else return;
      this.#deps.onChange();
      this.pump();
    });
  }
}
