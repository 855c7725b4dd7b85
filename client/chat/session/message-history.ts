/**
 * The messages that a page has loaded, ordered by number, whichever way they arrived: by pages from the newest backwards,
 * by catching up, or live. The newest revision of a message counts; messages before the oldest loaded page are left out.
 */
import type { MessagePage } from '#shared/protocol/http/responses.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

export class MessageHistory {
  readonly #byNumber = new Map<number, MessageView>();
  #visible: readonly MessageView[] = [];
  /** The cursor of the next older page; null: there is none. Undefined: nothing is loaded yet. */
  #olderCursor: number | null | undefined;

  /** Without deleted messages. */
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

  /** Adds new and changed messages. Returns those that the page did not have before. */
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
    // The usual case: the new messages are the last ones, and the others keep their places.
    if (isAtEnd && added.every(({ number }, index) => index === 0 || number > (added[index - 1]?.number ?? 0)))
      this.#visible = added.length === 0 ? this.#visible : [...this.#visible, ...added];
    else
      this.#visible = [...this.#byNumber.values()]
        .filter(({ state }) => state !== 'deleted')
        .sort((one, other) => one.number - other.number);
    return added.flatMap(({ number }) => this.#byNumber.get(number) ?? []).filter(({ state }) => state !== 'deleted');
  }
}
