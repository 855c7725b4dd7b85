/**
 * The messages that a page holds, in their one order, however they came: by pages from the newest backwards, by catching up,
 * or as they happened. Of two tellings of one message the newer one counts; what lies before the oldest page is left out.
 */
import type { MessagePage } from '#shared/protocol/http/responses.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

export class MessageHistory {
  readonly #byNumber = new Map<number, MessageView>();
  #visible: readonly MessageView[] = [];
  /** What to ask for next, towards the beginning; null: all is here. Undefined: nothing is here yet. */
  #olderCursor: number | null | undefined;

  /** Without those that were deleted. */
  get messages(): readonly MessageView[] {
    return this.#visible;
  }

  get olderCursor(): number | null | undefined {
    return this.#olderCursor;
  }

  has(number: number): boolean {
    return this.#byNumber.has(number);
  }

  clear(): void {
    this.#byNumber.clear();
    this.#olderCursor = undefined;
    this.#visible = [];
  }

  addPage({ messages, next }: MessagePage): void {
    this.#olderCursor = next;
    this.#merge(messages);
  }

  /** What is new or has changed. Answers with what the page did not hold before. */
  add(messages: readonly MessageView[]): MessageView[] {
    const next = this.#olderCursor ?? 0;
    return this.#merge(messages.filter(({ number }) => number >= next));
  }

  #merge(messages: readonly MessageView[]): MessageView[] {
    const added: MessageView[] = [];
    const last = this.#visible.at(-1)?.number ?? 0;
    let isAtEnd = true;
    for (const message of messages) {
      const known = this.#byNumber.get(message.number);
      if (known !== undefined && known.revision >= message.revision) continue;
      if (known === undefined && message.state !== 'deleted') added.push(message);
      this.#byNumber.set(message.number, message);
      if (known !== undefined || message.number <= last) isAtEnd = false;
    }
    // Mostly what comes is new and the last: then nothing else has to move.
    if (isAtEnd && added.every(({ number }, index) => index === 0 || number > (added[index - 1]?.number ?? 0)))
      this.#visible = added.length === 0 ? this.#visible : [...this.#visible, ...added];
    else
      this.#visible = [...this.#byNumber.values()]
        .filter(({ state }) => state !== 'deleted')
        .sort((one, other) => one.number - other.number);
    return added.flatMap(({ number }) => this.#byNumber.get(number) ?? []).filter(({ state }) => state !== 'deleted');
  }
}
