/**
 * Writes one chat in order: one batch at a time, each message under the next number. A batch with an unknown outcome is not written
 * again: what it left in the store is read and broadcast before anything else.
 */

import { CHAT_BATCH_MAX, CHAT_READ_BATCH } from '#server/base/limits.ts';
import { Mutex } from '#server/concurrency/mutex.ts';
import type { MessageRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';

export interface ChatWriterDeps {
  readonly store: Pick<Store, 'addMessages' | 'changeMessage' | 'messagesSince'>;
  readonly classroom: ClassroomId;
  /** The highest number or revision that was ever given. */
  readonly lastNumber: number;
  /** A message is durable, and was not broadcast before. */
  readonly onMessage: (message: MessageRecord) => void;
}

/** The message is durable under this number. `isRepeated`: its operation was stored before, perhaps as another message. */
interface Stored {
  readonly number: number;
  readonly isRepeated: boolean;
}

type UnnumberedMessage = Omit<MessageRecord, 'number' | 'revision'>;

interface PendingMessage {
  readonly message: UnnumberedMessage;
  readonly settle: (answer: Answer<Stored>) => void;
}

export class ChatWriter {
  readonly #deps: ChatWriterDeps;
  #pending: PendingMessage[] = [];
  readonly #mutex = new Mutex();
  #lastNumber: number;
  #settled: number;
  /** False while the store may have messages of a batch whose outcome is unknown. */
  #isInSync = true;

  constructor(deps: ChatWriterDeps) {
    this.#deps = deps;
    this.#lastNumber = deps.lastNumber;
    this.#settled = deps.lastNumber;
  }

  /** Everything up to this revision is durable, and was broadcast. */
  get settled(): number {
    return this.#settled;
  }

  /** Stores it once, and answers when it is durable. */
  async add(message: UnnumberedMessage): Promise<Answer<Stored>> {
    return new Promise((settle) => {
      this.#pending.push({ message, settle });
      if (this.#pending.length === 1) void this.runExclusive(() => this.#flush());
    });
  }

  /** Runs a task after all earlier ones, and before all later ones. */
  async runExclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.#mutex.runExclusive(task);
  }

  /** Inside the mutex alone. Resolves to the changed message, under the next revision. */
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

  /** Inside the mutex alone. Resolves to a number that no message gets. */
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
        const isRepeated = number !== message.number;
        batch[index]?.settle(number === 'lost' ? failure('moved') : { ok: true, number, isRepeated });
      }
      if (this.#isInSync) this.#settled = this.#lastNumber;
    } catch {
      // The store logs the reason; the author gets an answer that asks them to send it again.
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
