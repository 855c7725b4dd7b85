/** Messages of this page that are not in the chat yet. They are posted one after another, so that they keep their order. */
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { RETRY_MS, type RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import { isRetryable } from '#shared/protocol/errors.ts';
import type { PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';
import { classroomPath, MESSAGE_FIELD, PICTURE_FIELD } from '#shared/protocol/paths.ts';
import type { ChatHttp } from './chat-http.ts';

export interface MessageDraft {
  readonly text: string;
  /** The seat of a private thread; null: everybody. */
  readonly to: number | null;
  readonly file: File | null;
}

export interface PendingMessage extends MessageDraft {
  readonly counter: number;
  /** Why the message will not be stored; null: it is being sent. */
  readonly refusal: RequestErrorCode | null;
  /** Share of the picture that has been sent, 0..1. */
  readonly uploaded: number;
  /** Its number, once it is stored; the message itself has not arrived yet. */
  readonly number: number | null;
}

export interface ChatOutboxDeps {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly http: ChatHttp;
  readonly retry: RetryTimers;
  /** Aborted when the session closes. */
  readonly signal: AbortSignal;
  /** Whether the stored message of this number needs no pending copy any more. */
  readonly isDelivered: (number: number) => boolean;
  readonly onChange: () => void;
}

export class ChatOutbox {
  readonly #deps: ChatOutboxDeps;
  #pending: readonly PendingMessage[] = [];
  #counter = 0;
  #isSending = false;

  constructor(deps: ChatOutboxDeps) {
    this.#deps = deps;
  }

  /** In the order in which they were written. */
  get pending(): readonly PendingMessage[] {
    return this.#pending;
  }

  add(draft: MessageDraft): void {
    this.#counter += 1;
    this.#pending = [...this.#pending, { ...draft, counter: this.#counter, refusal: null, uploaded: 0, number: null }];
    this.#deps.onChange();
    void this.send();
  }

  /** Removes a refused message. */
  discard(counter: number): void {
    this.#pending = this.#pending.filter((each) => each.counter !== counter);
    this.#deps.onChange();
  }

  /** Removes messages that have arrived in the chat. */
  dropDelivered(): void {
    this.#pending = this.#pending.filter(({ number }) => number === null || !this.#deps.isDelivered(number));
  }

  async send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        const next = this.#pending.find(({ refusal, number }) => refusal === null && number === null);
        if (next === undefined || this.#deps.signal.aborted) return;
        const reply = await this.#post(next);
        if (reply === null) return;
        if (reply.ok) this.#update(next.counter, { number: reply.number });
        else if (reply.code === 'offline' || isRetryable(reply.code)) {
          this.#scheduleRetry();
          return;
        } else this.#update(next.counter, { refusal: reply.code });
        this.dropDelivered();
        this.#deps.onChange();
      }
    } finally {
      this.#isSending = false;
    }
  }

  #scheduleRetry(): void {
    const { retry, signal } = this.#deps;
    if (!signal.aborted) retry.schedule(RETRY_MS.refusal, () => void this.send());
  }

  async #post({ counter, text, to, file }: PendingMessage): Promise<Reply<PostReceipt> | null> {
    const { http, classroom, page, signal } = this.#deps;
    const path = classroomPath('messages', classroom);
    const body: PostRequest = { operation: { page, counter }, text, ...(to === null ? {} : { to }) };
    if (file === null)
      return http.request<PostReceipt>(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
    const form = new FormData();
    // Before the file: the server must know the message when the picture arrives.
    form.set(MESSAGE_FIELD, JSON.stringify(body));
    form.set(PICTURE_FIELD, file);
    const onProgress = (uploaded: number) => {
      this.#update(counter, { uploaded });
      this.#deps.onChange();
    };
    return http.upload<PostReceipt>(path, form, { onProgress, signal });
  }

  #update(counter: number, changes: Partial<PendingMessage>): void {
    this.#pending = this.#pending.map((each) => (each.counter === counter ? { ...each, ...changes } : each));
  }
}
