/**
 * Operations that this page asked for and that are not both answered and shown yet. They are sent one at a time, in
 * order, as often as it takes; until each is shown, the page draws as if it were done.
 */
import type { Drop, Seen, Turn } from '../../../shared/board/move.ts';
import type { Failure } from '../../../shared/protocol/errors.ts';
import type { Answer, Carried } from '../../../shared/protocol/events.ts';

export type OwnOperation = Drop | Turn;
/** What the caller knows of a move; its number comes from here. */
export type NewOperation =
  | { readonly kind: 'drop'; readonly piece: number; readonly x: number; readonly y: number; readonly seen: Seen }
  | { readonly kind: 'turn'; readonly piece: number; readonly turn: number; readonly seen: Seen };

interface Entry {
  readonly operation: OwnOperation;
  /** Monotonic ms at which it was asked for. */
  readonly askedAt: number;
  /** Frame that carried it out, once answered. */
  seq: number | null;
}

export interface OutboxParts {
  readonly page: number;
  /** The next number of this page's operations, on whichever board. */
  readonly nextCounter: () => number;
  readonly now: () => number;
  /** Sends one operation; null while there is no connection. Rejects never: a lost connection leaves it unanswered. */
  readonly send: (operation: OwnOperation) => Promise<Answer<Carried> | 'unanswered'> | null;
  /** It will never be carried out. */
  readonly onRefused: (operation: OwnOperation, failure: Failure) => void;
  readonly onChange: () => void;
}

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #entries: Entry[] = [];
  #isSending = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** In order; what is answered but not shown yet included. */
  get operations(): readonly OwnOperation[] {
    return this.#entries.map(({ operation }) => operation);
  }

  /** Since when the oldest one waits for its answer; null when all are durable. */
  get waitingSince(): number | null {
    return this.#entries.find(({ seq }) => seq === null)?.askedAt ?? null;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  ask(asked: NewOperation): void {
    const operation: OwnOperation = {
      ...asked,
      operation: { page: this.#parts.page, counter: this.#parts.nextCounter() },
    };
    this.#entries.push({ operation, askedAt: this.#parts.now(), seq: null });
    this.#parts.onChange();
    this.pump();
  }

  /** The board shows frame `seq`: what is in it needs no drawing of its own. */
  shown(seq: number): boolean {
    const before = this.#entries.length;
    while (this.#entries[0] !== undefined && this.#entries[0].seq !== null && this.#entries[0].seq <= seq)
      this.#entries.shift();
    return this.#entries.length !== before;
  }

  /** Sends the oldest unanswered one, if there is a way and none is under way. */
  pump(): void {
    if (this.#isSending) return;
    const entry = this.#entries.find(({ seq }) => seq === null);
    const sending = entry === undefined ? null : this.#parts.send(entry.operation);
    if (entry === undefined || sending === null) return;
    this.#isSending = true;
    void sending.then((answer) => {
      this.#isSending = false;
      if (answer === 'unanswered') return;
      if (answer.ok) entry.seq = answer.seq;
      else if (answer.when === 'final') {
        this.#entries.splice(this.#entries.indexOf(entry), 1);
        this.#parts.onRefused(entry.operation, answer);
      } else return;
      this.#parts.onChange();
      this.pump();
    });
  }
}
