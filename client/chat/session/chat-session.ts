/**
 * A class's chat as one page has it. What is told comes by the connection; what the page missed it asks for by the revision
 * that it stands at, so that there is no gap and nothing twice. What is written waits here until it is stored, in order.
 */
import type { Socket } from 'socket.io-client';
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import type { UploadOptions } from '#client/net/http/upload.ts';
import { RETRY_MS, RetryTimers } from '#client/net/retry.ts';
import { connectErrorCode } from '#client/net/socket-request.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { MessagePage, MessagesSince, PostReceipt } from '#shared/protocol/http/responses.ts';
import { classroomPath, MESSAGE_FIELD, PICTURE_FIELD } from '#shared/protocol/paths.ts';
import type { ChatServerEvents } from '#shared/protocol/protocol.ts';
import type { ChatView, MessageView } from '#shared/protocol/views/chat-view.ts';
import { MessageHistory } from './message-history.ts';

/** How a page asks over HTTP. */
export interface ChatHttp {
  request<Result>(path: string, init?: RequestInit): Promise<Reply<Result>>;
  /** Null: it was given up. */
  upload<Result>(path: string, form: FormData, options: UploadOptions): Promise<Reply<Result> | null>;
}

export interface MessageDraft {
  readonly text: string;
  /** The line with this seat; null: everybody. */
  readonly to: number | null;
  readonly file: File | null;
}

/** A message of this page that does not stand in the chat yet. */
export interface PendingMessage extends MessageDraft {
  readonly counter: number;
  /** Why it will not be stored; null: it is on its way. */
  readonly refusal: RequestErrorCode | null;
  /** Share of the picture that has left, 0..1. */
  readonly uploaded: number;
  /** Stored under this number, and not told of yet. */
  readonly number: number | null;
}

export interface ChatSessionOptions {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly socket: Socket<ChatServerEvents, Record<never, never>>;
  readonly http: ChatHttp;
  /** Something of it has changed. `added`: messages that came just now, and were not written here. */
  readonly onChange: (added: readonly MessageView[]) => void;
}

export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #history = new MessageHistory();
  readonly #abort = new AbortController();
  readonly #retry = new RetryTimers();
  #view: ChatView | null = null;
  /** Everything up to this revision is here; null: the newest page is not. */
  #revision: number | null = null;
  #pending: readonly PendingMessage[] = [];
  #counter = 0;
  #isSending = false;
  #isCatchingUp = false;
  #isLoadingOlder = false;
  /** Counts the times that the page began anew: an answer from before is not taken. */
  #generation = 0;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
    const { socket } = options;
    socket.on('chat', (view) => {
      // Not told by the revision: a message that came after what was cleared may be here before this is.
      const wasCleared = this.#view !== null && this.#view.begins < view.begins;
      this.#view = view;
      if (wasCleared) this.#restart();
      options.onChange([]);
      void this.#catchUp();
      void this.#send();
    });
    socket.on('messages', (messages) => this.#receive(messages));
    socket.on('disconnect', (reason) => {
      options.onChange([]);
      // The server ended it, as it does when it stops: if it was meant for good, the door says so.
      if (reason === 'io server disconnect') this.#scheduleRetry(() => socket.connect());
    });
    socket.on('connect_error', (error) => {
      if (isTransient(connectErrorCode(error))) this.#scheduleRetry(() => socket.connect());
    });
  }

  /** How the chat stands; null until it was told. */
  get view(): ChatView | null {
    return this.#view;
  }

  get messages(): readonly MessageView[] {
    return this.#history.messages;
  }

  /** Written here and not in the chat yet, in order. */
  get pending(): readonly PendingMessage[] {
    return this.#pending;
  }

  get isOpen(): boolean {
    return this.#options.socket.connected && this.#revision !== null;
  }

  /** The newest page is here. */
  get isLoaded(): boolean {
    return this.#history.olderCursor !== undefined;
  }

  /** There is more towards the beginning. */
  get hasOlder(): boolean {
    return typeof this.#history.olderCursor === 'number';
  }

  submit(draft: MessageDraft): void {
    this.#counter += 1;
    this.#pending = [...this.#pending, { ...draft, counter: this.#counter, refusal: null, uploaded: 0, number: null }];
    this.#options.onChange([]);
    void this.#send();
  }

  /** A refused message is done with; its draft may be written anew. */
  discard(counter: number): void {
    this.#pending = this.#pending.filter((each) => each.counter !== counter);
    this.#options.onChange([]);
  }

  async loadOlder(): Promise<void> {
    const { olderCursor } = this.#history;
    if (typeof olderCursor !== 'number' || this.#isLoadingOlder) return;
    this.#isLoadingOlder = true;
    const generation = this.#generation;
    const page = await this.#fetch<MessagePage>(`before=${olderCursor}`);
    this.#isLoadingOlder = false;
    if (page === null || generation !== this.#generation) return;
    this.#history.addPage(page);
    this.#options.onChange([]);
  }

  close(): void {
    this.#abort.abort();
    this.#retry.cancelAll();
    this.#options.socket.off();
    this.#options.socket.disconnect();
  }

  /** As it happens. While the page catches up, what it holds is right but not yet whole: it stands where it stood. */
  #receive(messages: readonly MessageView[]): void {
    const added = this.#history.olderCursor === undefined ? [] : this.#history.add(messages);
    const last = messages.at(-1)?.revision ?? 0;
    if (this.#revision !== null && this.#isCaughtUp() && !this.#isCatchingUp)
      this.#revision = Math.max(this.#revision, last);
    this.#dropDelivered();
    this.#options.onChange(this.#fromOthers(added));
  }

  async #catchUp(): Promise<void> {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      while (this.#options.socket.connected && !(await this.#catchUpStep()));
    } finally {
      this.#isCatchingUp = false;
    }
  }

  /** True: nothing is missing any more, or it is tried again later. */
  async #catchUpStep(): Promise<boolean> {
    const generation = this.#generation;
    if (this.#revision === null) {
      const page = await this.#fetch<MessagePage>('');
      if (page === null) return this.#retryCatchUp();
      if (generation !== this.#generation) return false;
      this.#history.addPage(page);
      this.#revision = page.revision;
      this.#dropDelivered();
      this.#options.onChange([]);
      return this.#isCaughtUp();
    }
    if (this.#isCaughtUp()) return true;
    const answer = await this.#fetch<MessagesSince>(`since=${this.#revision}`);
    if (answer === null) return this.#retryCatchUp();
    if (generation !== this.#generation) return false;
    if (answer.anew) {
      this.#restart();
      return false;
    }
    const added = this.#history.add(answer.messages);
    this.#revision = answer.revision;
    this.#dropDelivered();
    this.#options.onChange(this.#fromOthers(added));
    return !answer.more && this.#isCaughtUp();
  }

  /** All that had happened when this connection was let in is here; what came after comes by itself. */
  #isCaughtUp(): boolean {
    return this.#revision !== null && this.#revision >= (this.#view?.revision ?? 0);
  }

  #restart(): void {
    this.#generation += 1;
    this.#history.clear();
    this.#revision = null;
  }

  #retryCatchUp(): true {
    this.#scheduleRetry(() => void this.#catchUp());
    return true;
  }

  async #fetch<Result>(query: string): Promise<Result | null> {
    const { http, classroom } = this.#options;
    const path = classroomPath('messages', classroom);
    const reply = await http.request<Result>(query === '' ? path : `${path}?${query}`, { signal: this.#abort.signal });
    return reply.ok ? reply : null;
  }

  /** One after the other, so that they stand in the order in which they were written. */
  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        const next = this.#pending.find(({ refusal, number }) => refusal === null && number === null);
        if (next === undefined || this.#abort.signal.aborted) return;
        const reply = await this.#post(next);
        if (reply === null) return;
        if (reply.ok) this.#update(next.counter, { number: reply.number });
        else if (isTransient(reply.code)) {
          this.#scheduleRetry(() => void this.#send());
          return;
        } else this.#update(next.counter, { refusal: reply.code });
        this.#dropDelivered();
        this.#options.onChange([]);
      }
    } finally {
      this.#isSending = false;
    }
  }

  async #post({ counter, text, to, file }: PendingMessage): Promise<Reply<PostReceipt> | null> {
    const { http, classroom, page } = this.#options;
    const path = classroomPath('messages', classroom);
    const body: PostRequest = { operation: { page, counter }, text, ...(to === null ? {} : { to }) };
    if (file === null)
      return http.request<PostReceipt>(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: this.#abort.signal,
      });
    const form = new FormData();
    // Before the file: the server knows what it is for when it comes.
    form.set(MESSAGE_FIELD, JSON.stringify(body));
    form.set(PICTURE_FIELD, file);
    const onProgress = (uploaded: number) => {
      this.#update(counter, { uploaded });
      this.#options.onChange([]);
    };
    return http.upload<PostReceipt>(path, form, { onProgress, signal: this.#abort.signal });
  }

  #update(counter: number, changes: Partial<PendingMessage>): void {
    this.#pending = this.#pending.map((each) => (each.counter === counter ? { ...each, ...changes } : each));
  }

  /** What stands in the chat waits no more. */
  #dropDelivered(): void {
    const { begins = 0 } = this.#view ?? {};
    this.#pending = this.#pending.filter(
      ({ number }) => number === null || (number > begins && !this.#history.has(number)),
    );
  }

  #fromOthers(messages: readonly MessageView[]): MessageView[] {
    const you = this.#view?.you ?? null;
    return messages.filter(
      ({ kind, by, from }) => kind === 'posted' && !(you === null ? by === 'teacher' : from?.seat === you),
    );
  }

  #scheduleRetry(task: () => void): void {
    if (!this.#abort.signal.aborted) this.#retry.schedule(RETRY_MS.refusal, task);
  }
}

/** Reasons that pass: the same may be asked again. */
const TRANSIENT_CODES: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>([
  'offline',
  'unsaved',
  'moved',
  'too-fast',
  'stopping',
  'internal',
  'picture-busy',
]);

function isTransient(code: RequestErrorCode | null): boolean {
  return code !== null && TRANSIENT_CODES.has(code);
}
