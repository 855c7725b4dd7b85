/**
 * Writes one chat in order: one batch at a time, each message under the next number. A batch whose end is not known is not
 * written again: what it left in the store is looked up and told before anything else is.
 */

import { CHAT_BATCH_MAX, CHAT_READ_BATCH } from '#server/base/limits.ts';
import type { MessageRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';

export interface ChatWriterDeps {
  readonly store: Pick<Store, 'addMessages' | 'changeMessage' | 'messagesSince'>;
  readonly classroom: ClassroomId;
  /** The highest number or revision that was ever given. */
  readonly lastNumber: number;
  /** A message is durable that was not told before. */
  readonly onMessage: (message: MessageRecord) => void;
}

type UnnumberedMessage = Omit<MessageRecord, 'number' | 'revision'>;

interface PendingMessage {
  readonly message: UnnumberedMessage;
  readonly settle: (answer: Answer<PostReceipt>) => void;
}

export class ChatWriter {
  readonly #deps: ChatWriterDeps;
  #pending: PendingMessage[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #lastNumber: number;
  #settled: number;
  /** Nothing may stand in the store that we were not told of. */
  #isInSync = true;

  constructor(deps: ChatWriterDeps) {
    this.#deps = deps;
    this.#lastNumber = deps.lastNumber;
    this.#settled = deps.lastNumber;
  }

  /** Everything up to this revision is durable, and was told. */
  get settled(): number {
    return this.#settled;
  }

  /** Stores it once, and answers when it is durable. */
  async add(message: UnnumberedMessage): Promise<Answer<PostReceipt>> {
    return new Promise((settle) => {
      this.#pending.push({ message, settle });
      if (this.#pending.length === 1) void this.runExclusive(() => this.#flush());
    });
  }

  /** After all that was asked before, and before all that is asked later. */
  async runExclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** In line alone. The message as it is now, under the next revision. */
  async change(
    message: MessageRecord,
    changes: Omit<Parameters<Store['changeMessage']>[2], 'revision'>,
  ): Promise<MessageRecord> {
    const { store, classroom } = this.#deps;
    await this.#recover();
    const revision = this.#nextNumber();
    this.#isInSync = false;
    await store.changeMessage(classroom, message.number, { ...changes, revision });
    this.#isInSync = true;
    this.#settled = revision;
    return { ...message, ...changes, revision };
  }

  /** In line alone. A number that no message gets. */
  async skipNumber(): Promise<number> {
    await this.#recover();
    this.#settled = this.#nextNumber();
    return this.#settled;
  }

  async #flush(): Promise<void> {
    const batch = this.#pending.splice(0, CHAT_BATCH_MAX);
    if (this.#pending.length > 0) void this.runExclusive(() => this.#flush());
    try {
      await this.#recover();
      const messages = batch.map(({ message }) => {
        const number = this.#nextNumber();
        return { ...message, number, revision: number };
      });
      this.#isInSync = false;
      const results = await this.#deps.store.addMessages(messages);
      this.#isInSync = !results.includes('lost');
      for (const [index, message] of messages.entries()) {
        const number = results[index] ?? 'lost';
        if (number === message.number && this.#isInSync) this.#deps.onMessage(message);
        batch[index]?.settle(number === 'lost' ? failure('moved') : { ok: true, number });
      }
      if (this.#isInSync) this.#settled = this.#lastNumber;
    } catch {
      // The store's own owner says why in the log; whoever wrote is told to send it again.
      for (const { settle } of batch) settle(failure('unsaved'));
    }
  }

  async #recover(): Promise<void> {
    const { store, classroom, onMessage } = this.#deps;
    while (!this.#isInSync) {
      const found = await store.messagesSince(classroom, this.#settled, CHAT_READ_BATCH);
      for (const message of found) onMessage(message);
      this.#settled = found.at(-1)?.revision ?? this.#settled;
      this.#isInSync = found.length < CHAT_READ_BATCH;
    }
    this.#lastNumber = Math.max(this.#lastNumber, this.#settled);
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }
}
