/**
 * Sends this page's chat messages, and those that earlier pages of the same person stored, until the server has them. Texts keep their
 * order, and so do pictures; a text overtakes a picture that waits or is slow.
 */

import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { RENEWALS_MAX } from '#client/net/outbox/answered-operation.ts';
import { OperationIds } from '#client/net/outbox/operation-ids.ts';
import { type OutboxStorage, StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { PAUSES, type RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId, OperationId, PersonId } from '#shared/ids.ts';
import type { PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';
import { classroomPath, MESSAGE_FIELD, PICTURE_FIELD } from '#shared/protocol/paths.ts';
import { isRetryable } from '#shared/protocol/retry-policy.ts';
import type { ChatHttp } from './chat-http.ts';

export interface MessageDraft {
  readonly text: string;
  /** The seat of a private thread; null: everybody. */
  readonly to: number | null;
  readonly file: File | null;
  /** Its author knows of the word that is not used: it waits for the teacher. */
  readonly anyway?: boolean;
}

export interface PendingMessage extends MessageDraft {
  readonly operation: OperationId;
  /** Names it in this page. */
  readonly counter: number;
  /** Why the message is not sent any more; null: it is being sent. */
  readonly refusal: RequestErrorCode | null;
  /** The word for which it was refused, as it was written; null: another reason, or none. */
  readonly foundWord: string | null;
  /** Share of the picture that has been sent, 0..1. */
  readonly uploaded: number;
  /** Its number, once it is stored; the message itself has not arrived yet. */
  readonly number: number | null;
}

/** Whose messages they are, and where those that are not sent outlive the page. */
export interface MessageKeeping {
  readonly person: PersonId;
  readonly storage: OutboxStorage;
}

export interface ChatOutboxDeps {
  readonly classroom: ClassroomId;
  readonly keeping: MessageKeeping | null;
  readonly http: ChatHttp;
  readonly retry: RetryTimers;
  /** Aborted when the session closes. */
  readonly signal: AbortSignal;
  /** Without the chat's connection pictures wait: each attempt costs their bytes. */
  readonly isConnected: () => boolean;
  /** Whether the stored message of this number needs no pending copy any more. */
  readonly isDelivered: (number: number) => boolean;
  readonly onChange: () => void;
}

/** A message without a picture, as the browser keeps it. */
type StoredMessage = Pick<PendingMessage, 'operation' | 'text' | 'to' | 'anyway'>;

/** Texts and pictures are sent side by side, each kind one after another. */
type Lane = 'text' | 'picture';

/** How long later texts wait for a picture that is being sent. Milliseconds. */
const PICTURE_HEAD_START_MS = 5_000;

export class ChatOutbox {
  readonly #deps: ChatOutboxDeps;
  #pending: readonly PendingMessage[] = [];
  #counter = 0;
  readonly #operationIds = new OperationIds();
  readonly #stored: StoredOutbox<StoredMessage> | null;
  /** Messages whose id was found in use, and how often. */
  readonly #renewals = new Map<number, number>();
  readonly #sending = new Set<Lane>();
  /** The picture that later texts wait for: it is being sent for the first time, and only just. */
  #ahead: number | null = null;
  #aheadTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: ChatOutboxDeps) {
    this.#deps = deps;
    const { classroom, keeping } = deps;
    this.#stored = keeping === null ? null : new StoredOutbox({ classroom, of: 'chat', ...keeping });
    for (const message of this.#stored?.takeOver() ?? []) this.#append({ ...message, file: null });
  }

  /** In the order in which they were written. */
  get pending(): readonly PendingMessage[] {
    return this.#pending;
  }

  add(draft: MessageDraft): void {
    this.#append({ ...draft, operation: this.#operationIds.next() });
    this.#changed();
    this.#send(draft.file === null ? 'text' : 'picture');
  }

  /** Removes a refused message. */
  discard(counter: number): void {
    this.#pending = this.#pending.filter((each) => each.counter !== counter);
    this.#changed();
  }

  /** Sends a message that was refused for a word, under another id: the refusal is the answer to the one of before. */
  sendAnyway(counter: number): void {
    const refused = this.#pending.find((each) => each.counter === counter);
    if (refused === undefined) return;
    const operation = this.#operationIds.next();
    this.#update(counter, { operation, anyway: true, refusal: null, foundWord: null, uploaded: 0 });
    this.#changed();
    this.#send(refused.file === null ? 'text' : 'picture');
  }

  /** Removes messages that have arrived in the chat. */
  dropDelivered(): void {
    this.#pending = this.#pending.filter(({ number }) => number === null || !this.#deps.isDelivered(number));
  }

  /** The line is back: what waits is sent now. */
  resume(): void {
    for (const { counter, refusal, file } of this.#pending)
      if (refusal !== null && !isFinal(refusal) && file === null) this.#update(counter, { refusal: null });
    for (const lane of ['picture', 'text'] as const) {
      this.#deps.retry.reset(lane);
      this.#send(lane);
    }
  }

  /** What waits stays kept for a later page. */
  close(): void {
    clearTimeout(this.#aheadTimer);
    this.#stored?.close();
  }

  #append(message: MessageDraft & Pick<PendingMessage, 'operation'>): void {
    this.#counter += 1;
    const counter = this.#counter;
    this.#pending = [
      ...this.#pending,
      { ...message, counter, refusal: null, foundWord: null, uploaded: 0, number: null },
    ];
  }

  #changed(): void {
    const unsent = this.#pending.filter(({ refusal, number }) => number === null && !isLost(refusal));
    const texts = unsent.filter(({ file }) => file === null);
    this.#stored?.keep(
      texts.map(({ operation, text, to, anyway = false }) => ({ operation, text, to, ...(anyway ? { anyway } : {}) })),
      texts.length < unsent.length,
    );
    this.#deps.onChange();
  }

  /** Sends the messages of a lane, unless it is sending or waits for its next attempt. */
  #send(lane: Lane): void {
    const { retry, signal } = this.#deps;
    if (signal.aborted || this.#sending.has(lane) || retry.isWaiting(lane) || this.#next(lane) === undefined) return;
    this.#sending.add(lane);
    void this.#sendAll(lane).finally(() => {
      this.#sending.delete(lane);
      // What waited for this lane.
      this.#send(lane === 'text' ? 'picture' : 'text');
    });
  }

  async #sendAll(lane: Lane): Promise<void> {
    const { signal, retry } = this.#deps;
    for (let next = this.#next(lane); next !== undefined && !signal.aborted; next = this.#next(lane)) {
      if (lane === 'picture') this.#putAhead(next.counter);
      const reply = await this.#post(next);
      if (lane === 'picture') this.#putAhead(null);
      if (reply === null) return;
      if (reply.ok) {
        retry.reset(lane);
        if (!this.#isIdInUse(next, reply)) this.#update(next.counter, { number: reply.number });
      } else if (!this.#retryLater(lane, reply.code))
        this.#update(next.counter, { refusal: reply.code, foundWord: reply.word ?? null });
      else return;
      this.dropDelivered();
      this.#changed();
      // A picture that was written before the next text goes ahead of it.
      if (lane === 'text') this.#send('picture');
    }
  }

  /** The server has another message under this id: the message gets a new one, and is sent again. */
  #isIdInUse({ counter, text }: PendingMessage, { text: posted }: PostReceipt): boolean {
    const renewals = this.#renewals.get(counter) ?? 0;
    if (posted === null || posted === undefined || visibleSigns(posted) === visibleSigns(text)) return false;
    if (renewals >= RENEWALS_MAX) return false;
    this.#renewals.set(counter, renewals + 1);
    this.#operationIds.restart();
    this.#update(counter, { operation: this.#operationIds.next() });
    return true;
  }

  /** The message to send next; undefined: none, or it must wait. */
  #next(lane: Lane): PendingMessage | undefined {
    const unsent = this.#pending.filter(({ refusal, number }) => refusal === null && number === null);
    const next = unsent.find(({ file }) => (file === null) === (lane === 'text'));
    if (next === undefined) return undefined;
    if (lane === 'text') return this.#ahead !== null && this.#ahead < next.counter ? undefined : next;
    // A picture waits for the texts that were written before it.
    return !this.#deps.isConnected() || unsent[0] !== next ? undefined : next;
  }

  /** False: the same message fails again, or has failed too often. */
  #retryLater(lane: Lane, code: RequestErrorCode): boolean {
    const { retry, signal } = this.#deps;
    if (isFinal(code)) return false;
    if (signal.aborted) return true;
    return retry.retry(lane, lane === 'text' ? PAUSES.message : PAUSES.picture, () => this.#send(lane));
  }

  #putAhead(counter: number | null): void {
    clearTimeout(this.#aheadTimer);
    this.#ahead = counter;
    if (counter === null) return;
    this.#aheadTimer = setTimeout(() => {
      this.#putAhead(null);
      this.#send('text');
    }, PICTURE_HEAD_START_MS);
  }

  async #post({
    counter,
    operation,
    text,
    to,
    file,
    anyway = false,
  }: PendingMessage): Promise<Reply<PostReceipt> | null> {
    const { http, classroom, keeping, signal } = this.#deps;
    const path = classroomPath('messages', classroom);
    const body: PostRequest = {
      operation,
      text,
      ...(to === null ? {} : { to }),
      ...(anyway ? { anyway } : {}),
      ...(keeping === null ? {} : { person: keeping.person }),
    };
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

/** Sending it again never helps. Null: it is being sent. */
function isFinal(refusal: RequestErrorCode | null): boolean {
  return refusal !== null && refusal !== 'offline' && !isRetryable(refusal);
}

/** What a later page may post all the same: the person's own session is back, or the school's proxy lets it pass. */
const REFUSED_FOR_NOW: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>([
  'seat-elsewhere',
  'not-member',
  'not-found',
  'blocked',
]);

/** Never posted: it does not outlive the page. */
function isLost(refusal: RequestErrorCode | null): boolean {
  return refusal !== null && isFinal(refusal) && !REFUSED_FOR_NOW.has(refusal);
}

/** The server composes a text and tidies its spaces: what is left is the same before and after. */
function visibleSigns(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');
}
