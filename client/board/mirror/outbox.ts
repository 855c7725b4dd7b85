/**
 * This page's operations that are not both answered and shown yet, after those that an earlier page of the same person has left. They are
 * sent one at a time, in order, until each is answered, with growing pauses while the server refuses for now; the page predicts each one
 * until the board shows it.
 */

import type { OwnOperation } from '#client/net/board-transport.ts';
import { isAnswerTo, RENEWALS_MAX } from '#client/net/outbox/answered-operation.ts';
import type { OperationIds } from '#client/net/outbox/operation-ids.ts';
import type { StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { PAUSES, pauseAfter } from '#client/net/retry.ts';
import type { Check, Drop, Turn } from '#shared/board/move.ts';
import { HOLD_LEASE_MS } from '#shared/limits.ts';
import type { Answer, OperationResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';

/** An operation without its number, which the outbox adds. */
export type OperationRequest = Omit<Drop, 'operation'> | Omit<Turn, 'operation'> | Omit<Check, 'operation'>;

interface Entry {
  operation: OwnOperation;
  /** Monotonic ms. */
  readonly enqueuedAt: number;
  /** An earlier page asked for it: that page's hold may still last. */
  readonly isTakenOver: boolean;
  /** It may have been sent before, and carried out. */
  isRepeated: boolean;
  /** The frame that carried it out; null while unanswered. */
  seq: number | null;
  /** How often its id was found in use. */
  renewals: number;
}

export interface OutboxDeps {
  readonly operationIds: OperationIds;
  /** Null: nothing outlives this page. */
  readonly stored: StoredOutbox<OwnOperation> | null;
  readonly now: () => number;
  /** Sends one operation; null while there is no connection. Never rejects: a lost connection leaves it unanswered. */
  readonly send: (operation: OwnOperation) => Promise<Answer<OperationResult> | 'unanswered'> | null;
  /** The operation will never be carried out. */
  readonly onRefused: (operation: OwnOperation, failure: Failure) => void;
  readonly onChange: () => void;
}

export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #entries: Entry[];
  #isSending = false;
  /** How often the oldest one was refused for now, one time after the other, and when it is due again. Monotonic ms. */
  #refusals = 0;
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    const enqueuedAt = deps.now();
    this.#entries = (deps.stored?.takeOver() ?? []).map((operation) => ({
      operation,
      enqueuedAt,
      isTakenOver: true,
      isRepeated: true,
      seq: null,
      renewals: 0,
    }));
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
    const { operationIds, now } = this.#deps;
    const operation: OwnOperation = { ...request, operation: operationIds.next() };
    this.#entries.push({ operation, enqueuedAt: now(), isTakenOver: false, isRepeated: false, seq: null, renewals: 0 });
    this.#changed();
    this.pump();
  }

  /** The board shows frame `seq`: removes the operations up to it. True if there were any. */
  confirm(seq: number): boolean {
    const before = this.#entries.length;
    while (this.#entries[0] !== undefined && this.#entries[0].seq !== null && this.#entries[0].seq <= seq)
      this.#entries.shift();
    return this.#entries.length !== before;
  }

  /** What refused an operation for now has ended: it is sent at once. */
  resume(): void {
    this.#refusals = 0;
    this.#dueAt = Number.NEGATIVE_INFINITY;
    this.pump();
  }

  /** Sends the oldest unanswered one, unless one is being sent, the connection is down, or a refused one is not due yet. */
  pump(): void {
    if (this.#isSending || this.#deps.now() < this.#dueAt) return;
    const entry = this.#entries.find(({ seq }) => seq === null);
    const reply = entry === undefined ? null : this.#deps.send(entry.operation);
    if (entry === undefined || reply === null) return;
    this.#isSending = true;
    void reply.then((answer) => {
      this.#isSending = false;
      if (!this.#entries.includes(entry)) return;
      if (answer === 'unanswered' || !this.#settle(entry, answer)) {
        entry.isRepeated = true;
        return;
      }
      this.#changed();
      this.pump();
    });
  }

  /** None of them will ever be carried out. */
  refuseAll(failure: Failure): void {
    const refused = this.#entries.filter(({ seq }) => seq === null);
    if (refused.length === 0) return;
    for (const entry of refused) this.#refuse(entry, failure);
    this.#changed();
  }

  /** The page leaves the board: what it keeps stays, and is not asked about any more. */
  close(): void {
    this.#deps.stored?.close();
  }

  /** False: the operation waits for its next attempt. */
  #settle(entry: Entry, answer: Answer<OperationResult>): boolean {
    if (answer.ok) {
      this.#refusals = 0;
      if (isAnswerTo(entry.operation, answer, entry.isRepeated) || entry.renewals >= RENEWALS_MAX)
        entry.seq = answer.seq;
      else this.#renewIds(entry);
      return true;
    }
    if (answer.retry === 'later' || this.#isHeldByEarlierPage(entry, answer)) {
      this.#dueAt = this.#deps.now() + pauseAfter(PAUSES.operation, this.#refusals);
      this.#refusals += 1;
      return false;
    }
    this.#refusals = 0;
    this.#refuse(entry, answer);
    return true;
  }

  #refuse(entry: Entry, refusal: Failure): void {
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    this.#deps.onRefused(entry.operation, refusal);
  }

  /** The ids from this operation on are in use for others: all that wait get new ones, in order. */
  #renewIds(from: Entry): void {
    const { page } = from.operation.operation;
    this.#deps.operationIds.restart();
    for (const entry of this.#entries.slice(this.#entries.indexOf(from))) {
      if (entry.operation.operation.page !== page || entry.seq !== null) continue;
      entry.operation = { ...entry.operation, operation: this.#deps.operationIds.next() };
      entry.isRepeated = false;
      entry.renewals += 1;
    }
  }

  /** The page that asked for it is gone, and its hold ends soon. */
  #isHeldByEarlierPage({ isTakenOver, enqueuedAt }: Entry, { code }: Failure): boolean {
    return isTakenOver && code === 'held' && this.#deps.now() - enqueuedAt < 2 * HOLD_LEASE_MS;
  }

  #changed(): void {
    const unanswered = this.#entries.filter(({ seq }) => seq === null);
    this.#deps.stored?.keep(unanswered.map(({ operation }) => operation));
    this.#deps.onChange();
  }
}
