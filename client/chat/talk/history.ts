/**
 * The messages that a page holds, in their one order, however they came: by pages from the newest backwards, by catching up,
 * or as they happened. Of two tellings of one message the newer one counts; what lies before the oldest page is left out.
 */
import type { MessagePage, MessageView } from '../../../shared/protocol/chat/events.ts';

export class History {
  readonly #byNumber = new Map<number, MessageView>();
  #shown: readonly MessageView[] = [];
  /** What to ask for next, towards the beginning; null: all is here. Undefined: nothing is here yet. */
  #next: number | null | undefined;

  /** Without those that were deleted. */
  get messages(): readonly MessageView[] {
    return this.#shown;
  }

  get next(): number | null | undefined {
    return this.#next;
  }

  has(number: number): boolean {
    return this.#byNumber.has(number);
  }

  clear(): void {
    this.#byNumber.clear();
    this.#next = undefined;
    this.#shown = [];
  }

  addPage({ messages, next }: MessagePage): void {
    this.#next = next;
    this.#merge(messages);
  }

  /** What is new or has changed. Answers with what the page did not hold before. */
  add(messages: readonly MessageView[]): MessageView[] {
    const next = this.#next ?? 0;
    return this.#merge(messages.filter(({ number }) => number >= next));
  }

  #merge(messages: readonly MessageView[]): MessageView[] {
    const fresh: MessageView[] = [];
    const last = this.#shown.at(-1)?.number ?? 0;
    let isAtEnd = true;
    for (const message of messages) {
      const known = this.#byNumber.get(message.number);
      if (known !== undefined && known.revision >= message.revision) continue;
      if (known === undefined && message.state !== 'deleted') fresh.push(message);
      this.#byNumber.set(message.number, message);
      if (known !== undefined || message.number <= last) isAtEnd = false;
    }
    // Mostly what comes is new and the last: then nothing else has to move.
    if (isAtEnd && fresh.every(({ number }, index) => index === 0 || number > (fresh[index - 1]?.number ?? 0)))
      this.#shown = fresh.length === 0 ? this.#shown : [...this.#shown, ...fresh];
    else
      this.#shown = [...this.#byNumber.values()]
        .filter(({ state }) => state !== 'deleted')
        .sort((one, other) => one.number - other.number);
    return fresh.flatMap(({ number }) => this.#byNumber.get(number) ?? []).filter(({ state }) => state !== 'deleted');
  }
}
