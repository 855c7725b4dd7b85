/**
 * Writes one chat in order: one batch at a time, each message under the next number. A batch whose end is not known is not
 * written again: what it left in the store is looked up and told before anything else is.
 */
import type { ClassroomId } from '../../../shared/ids.ts';
import type { Posted } from '../../../shared/protocol/chat/events.ts';
import { failure } from '../../../shared/protocol/errors.ts';
import type { Answer } from '../../../shared/protocol/events.ts';
import { CHAT_BATCH_MAX, CHAT_READ } from '../../limits.ts';
import type { MessageRecord, Store } from '../../store/port.ts';

export interface ChatWriterParts {
  readonly store: Pick<Store, 'addMessages' | 'changeMessage' | 'messagesSince'>;
  readonly classroom: ClassroomId;
  /** The highest number or revision that was ever given. */
  readonly last: number;
  /** A message is durable that was not told before. */
  readonly onMessage: (message: MessageRecord) => void;
}

type Unnumbered = Omit<MessageRecord, 'number' | 'revision'>;

interface Waiting {
  readonly message: Unnumbered;
  readonly settle: (answer: Answer<Posted>) => void;
}

export class ChatWriter {
  readonly #parts: ChatWriterParts;
  #waiting: Waiting[] = [];
  #line: Promise<unknown> = Promise.resolve();
  #last: number;
  #settled: number;
  /** Nothing may stand in the store that we were not told of. */
  #isSure = true;

  constructor(parts: ChatWriterParts) {
    this.#parts = parts;
    this.#last = parts.last;
    this.#settled = parts.last;
  }

  /** Everything up to this revision is durable, and was told. */
  get settled(): number {
    return this.#settled;
  }

  /** Stores it once, and answers when it is durable. */
  async add(message: Unnumbered): Promise<Answer<Posted>> {
    return new Promise((settle) => {
      this.#waiting.push({ message, settle });
      if (this.#waiting.length === 1) void this.inLine(() => this.#flush());
    });
  }

  /** After all that was asked before, and before all that is asked later. */
  async inLine<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#line.then(task);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  /** In line alone. The message as it is now, under the next revision. */
  async change(
    message: MessageRecord,
    changes: Omit<Parameters<Store['changeMessage']>[2], 'revision'>,
  ): Promise<MessageRecord> {
    const { store, classroom } = this.#parts;
    await this.#recover();
    const revision = this.#next();
    this.#isSure = false;
    await store.changeMessage(classroom, message.number, { ...changes, revision });
    this.#isSure = true;
    this.#settled = revision;
    return { ...message, ...changes, revision };
  }

  /** In line alone. A number that no message gets. */
  async skip(): Promise<number> {
    await this.#recover();
    this.#settled = this.#next();
    return this.#settled;
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting.splice(0, CHAT_BATCH_MAX);
    if (this.#waiting.length > 0) void this.inLine(() => this.#flush());
    try {
      await this.#recover();
      const messages = batch.map(({ message }) => {
        const number = this.#next();
        return { ...message, number, revision: number };
      });
      this.#isSure = false;
      const results = await this.#parts.store.addMessages(messages);
      this.#isSure = !results.includes('lost');
      for (const [index, message] of messages.entries()) {
        const number = results[index] ?? 'lost';
        if (number === message.number && this.#isSure) this.#parts.onMessage(message);
        batch[index]?.settle(number === 'lost' ? failure('moved') : { ok: true, number });
      }
      if (this.#isSure) this.#settled = this.#last;
    } catch {
      // The store's own owner says why in the log; whoever wrote is told to send it again.
      for (const { settle } of batch) settle(failure('unsaved'));
    }
  }

  async #recover(): Promise<void> {
    const { store, classroom, onMessage } = this.#parts;
    while (!this.#isSure) {
      const found = await store.messagesSince(classroom, this.#settled, CHAT_READ);
      for (const message of found) onMessage(message);
      this.#settled = found.at(-1)?.revision ?? this.#settled;
      this.#isSure = found.length < CHAT_READ;
    }
    this.#last = Math.max(this.#last, this.#settled);
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }
}
