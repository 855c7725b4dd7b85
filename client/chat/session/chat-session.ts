/**
 * A class's chat as one page has it. Messages arrive over the connection; after a gap the page requests what it missed
 * since its revision, so that no message is lost or shown twice.
 */
import type { Socket } from 'socket.io-client';
import { connectErrorCode } from '#client/net/connect-error.ts';
import { Reconnector } from '#client/net/reconnector.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { MessagePage, MessagesSince } from '#shared/protocol/http/responses.ts';
import { classroomPath } from '#shared/protocol/paths.ts';
import type { ChatServerEvents } from '#shared/protocol/protocol.ts';
import { isRetryable } from '#shared/protocol/retry-policy.ts';
import type { ChatView, MessageView } from '#shared/protocol/views/chat-view.ts';
import type { ChatHttp } from './chat-http.ts';
import { ChatOutbox, type MessageDraft, type MessageKeeping, type PendingMessage } from './chat-outbox.ts';
import { MessageHistory } from './message-history.ts';

export interface ChatSessionOptions {
  readonly classroom: ClassroomId;
  /** Null: the page's messages end with it. */
  readonly keeping: MessageKeeping | null;
  readonly socket: Socket<ChatServerEvents, Record<never, never>>;
  readonly http: ChatHttp;
  /** Some state has changed. `added`: messages that have just arrived from others. */
  readonly onChange: (added: readonly MessageView[]) => void;
}

export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #history = new MessageHistory();
  readonly #abort = new AbortController();
  readonly #retry = new RetryTimers();
  readonly #outbox: ChatOutbox;
  #view: ChatView | null = null;
  /** The page has every change up to this revision; null: not even the newest page of messages. */
  #revision: number | null = null;
  #isCatchingUp = false;
  #isLoadingOlder = false;
  /** Counts the restarts: a reply to a request from before a restart is discarded. */
  #generation = 0;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
    const { classroom, keeping, http, socket, onChange } = options;
    this.#outbox = new ChatOutbox({
      classroom,
      keeping,
      http,
      retry: this.#retry,
      signal: this.#abort.signal,
      // Cleared messages never arrive.
      isConnected: () => socket.connected,
      isDelivered: (number) => number <= (this.#view?.begins ?? 0) || this.#history.has(number),
      onChange: () => onChange([]),
    });
    socket.on('chat', (view) => this.#receiveView(view));
    socket.on('messages', (messages) => this.#receiveMessages(messages));
    const reconnector = new Reconnector(this.#retry, () => socket.connect());
    socket.on('connect', () => {
      reconnector.onConnected();
      this.#outbox.resume();
    });
    socket.on('disconnect', (reason) => {
      onChange([]);
      // A stopping server ends connections. A final refusal comes with the next attempt.
      reconnector.onDisconnected(reason);
    });
    socket.on('connect_error', (error) => {
      const code = connectErrorCode(error);
      if (code !== null && isRetryable(code)) reconnector.onRefused(code);
    });
  }

  /** The chat's settings, as this person may see them; null until they have arrived. */
  get view(): ChatView | null {
    return this.#view;
  }

  get messages(): readonly MessageView[] {
    return this.#history.messages;
  }

  /** This page's messages that are not in the chat yet, in order. */
  get pending(): readonly PendingMessage[] {
    return this.#outbox.pending;
  }

  get isOpen(): boolean {
    return this.#options.socket.connected && this.#revision !== null;
  }

  /** The newest page of messages has arrived. */
  get isLoaded(): boolean {
    return this.#history.olderCursor !== undefined;
  }

  get hasOlder(): boolean {
    return typeof this.#history.olderCursor === 'number';
  }

  submit(draft: MessageDraft): void {
    this.#outbox.add(draft);
  }

  /** Removes a refused message. */
  discard(counter: number): void {
    this.#outbox.discard(counter);
  }

  /** Sends a message that was refused for a word: it waits for the teacher. */
  sendAnyway(counter: number): void {
    this.#outbox.sendAnyway(counter);
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
    this.#outbox.close();
    this.#options.socket.off();
    this.#options.socket.disconnect();
  }

  #receiveView(view: ChatView): void {
    // Does not depend on the revision: a message from after the clearing may arrive before this view.
    const wasCleared = this.#view !== null && this.#view.begins < view.begins;
    this.#view = view;
    if (wasCleared) this.#restart();
    this.#options.onChange([]);
    void this.#catchUp();
  }

  /** Live messages. While the page catches up they are valid but may leave gaps, so that its revision stays. */
  #receiveMessages(messages: readonly MessageView[]): void {
    const added = this.#history.olderCursor === undefined ? [] : this.#history.add(messages);
    const last = messages.at(-1)?.revision ?? 0;
    if (this.#revision !== null && this.#isCaughtUp() && !this.#isCatchingUp)
      this.#revision = Math.max(this.#revision, last);
    this.#outbox.dropDelivered();
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

  /** True: the page has everything, or a retry is scheduled. */
  async #catchUpStep(): Promise<boolean> {
    const generation = this.#generation;
    if (this.#revision === null) {
      const page = await this.#fetch<MessagePage>('');
      if (page === null) return this.#retryCatchUp();
      this.#retry.reset('history');
      if (generation !== this.#generation) return false;
      this.#history.addPage(page);
      this.#revision = page.revision;
      this.#outbox.dropDelivered();
      this.#options.onChange([]);
      return this.#isCaughtUp();
    }
    if (this.#isCaughtUp()) return true;
    const answer = await this.#fetch<MessagesSince>(`since=${this.#revision}`);
    if (answer === null) return this.#retryCatchUp();
    this.#retry.reset('history');
    if (generation !== this.#generation) return false;
    if (answer.restart) {
      this.#restart();
      return false;
    }
    const added = this.#history.add(answer.messages);
    this.#revision = answer.revision;
    this.#outbox.dropDelivered();
    this.#options.onChange(this.#fromOthers(added));
    return !answer.more && this.#isCaughtUp();
  }

  /** The page has everything from before this connection was accepted; later messages arrive live. */
  #isCaughtUp(): boolean {
    return this.#revision !== null && this.#revision >= (this.#view?.revision ?? 0);
  }

  #restart(): void {
    this.#generation += 1;
    this.#history.clear();
    this.#revision = null;
  }

  #retryCatchUp(): true {
    if (!this.#abort.signal.aborted) this.#retry.retry('history', PAUSES.content, () => void this.#catchUp());
    return true;
  }

  async #fetch<Result>(query: string): Promise<Result | null> {
    const { http, classroom } = this.#options;
    const path = classroomPath('messages', classroom);
    const reply = await http.request<Result>(query === '' ? path : `${path}?${query}`, { signal: this.#abort.signal });
    return reply.ok ? reply : null;
  }

  #fromOthers(messages: readonly MessageView[]): MessageView[] {
    const you = this.#view?.you ?? null;
    return messages.filter(
      ({ kind, by, from }) => kind === 'posted' && !(you === null ? by === 'teacher' : from?.seat === you),
    );
  }
}
