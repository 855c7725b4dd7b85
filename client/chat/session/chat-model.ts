/** The chat as signals for its components. What was read, what is new and the draft survive the closing of the panel. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { holdPage } from '#client/base/unsaved.ts';
import { announcementWords } from '#client/i18n/words/announcement-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { requestOnce } from '#client/net/http/request.ts';
import { upload } from '#client/net/http/upload.ts';
import { BROWSER_STORAGE } from '#client/net/outbox/stored-outbox.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { NAMESPACE } from '#shared/protocol/paths.ts';
import type { ChatServerEvents } from '#shared/protocol/protocol.ts';
import type { ChatView, MessageView } from '#shared/protocol/views/chat-view.ts';
import type { PendingMessage } from './chat-outbox.ts';
import { ChatSession } from './chat-session.ts';
import { DraftPicture } from './draft-picture.ts';

/** The part of the chat that the page shows outside of the panel. */
export interface ChatPanelSignals {
  readonly isOpen: Signal<boolean>;
  readonly unread: Signal<number>;
  /** Announced by screen readers as they arrive, the newest last, each with a key of its own. */
  readonly announcements: Signal<readonly { readonly key: number; readonly text: string }[]>;
}

export interface ChatState {
  /** Null until it has arrived. */
  readonly view: ChatView | null;
  readonly messages: readonly MessageView[];
  readonly pending: readonly PendingMessage[];
  readonly isOpen: boolean;
  readonly isLoaded: boolean;
  readonly hasOlder: boolean;
}

/** More messages at once are announced as a number. */
const ANNOUNCED_MAX = 3;
/** Texts that remain in the region that is announced. */
const ANNOUNCEMENTS_MAX = 6;

export class ChatModel {
  readonly classroom: ClassroomId;
  readonly session: ChatSession;
  /** The draft of the next message. */
  readonly draftText = signal('');
  readonly draftPicture = new DraftPicture();
  /** The seat of a private thread; null: everybody. */
  readonly recipient = signal<number | null>(null);
  readonly #state = signal<ChatState>({
    view: null,
    messages: [],
    pending: [],
    isOpen: false,
    isLoaded: false,
    hasOlder: false,
  });
  readonly #panel: ChatPanelSignals;
  readonly #unsubscribe: () => void;
  readonly #release: () => void;
  /** The number of the last message that was read; null: a first visit, where nothing counts as new. */
  #lastRead: number | null;
  #announcementCount = 0;

  constructor(deps: {
    readonly classroom: ClassroomId;
    readonly person: PersonId;
    readonly link: ClassLink;
    readonly panel: ChatPanelSignals;
  }) {
    const { classroom, person, link, panel } = deps;
    this.classroom = classroom;
    this.#panel = panel;
    const storedRead = readStored(this.#storageKey, 'sessionStorage');
    this.#lastRead = storedRead === null ? null : Number(storedRead);
    this.session = new ChatSession({
      classroom,
      keeping: { person, storage: BROWSER_STORAGE },
      socket: link.openNamespace<ChatServerEvents>(NAMESPACE.chat),
      // The session asks again itself: it knows what is worth it.
      http: { request: requestOnce, upload },
      onChange: (arrived) => this.#onSessionChange(arrived),
    });
    this.#unsubscribe = panel.isOpen.subscribe(() => this.#countUnread());
    this.#release = holdPage(() => this.#isUnsent());
  }

  get state(): ReadonlySignal<ChatState> {
    return this.#state;
  }

  close(): void {
    this.#unsubscribe();
    this.#release();
    this.session.close();
  }

  isOwn({ by, from }: MessageView): boolean {
    const view = this.#state.peek().view;
    if (view === null || view.you === null) return by === 'teacher';
    return from?.seat === view.you;
  }

  get #storageKey(): string {
    return `chat.${this.classroom}`;
  }

  #isUnsent(): boolean {
    return (
      this.session.pending.length > 0 || this.draftText.peek() !== '' || this.draftPicture.attached.peek() !== null
    );
  }

  #onSessionChange(arrived: readonly MessageView[]): void {
    const { view, messages, pending, isOpen, isLoaded, hasOlder } = this.session;
    this.#state.value = { view, messages, pending, isOpen, isLoaded, hasOlder };
    this.#announce(arrived);
    this.#countUnread();
  }

  #announce(arrived: readonly MessageView[]): void {
    if (arrived.length === 0) return;
    const say = announcementWords.peek();
    const texts = arrived.length > ANNOUNCED_MAX ? [say.messageCount(arrived.length)] : arrived.map(announcementOf);
    const announcements = texts.map((text) => {
      this.#announcementCount += 1;
      return { key: this.#announcementCount, text };
    });
    this.#panel.announcements.value = [...this.#panel.announcements.peek(), ...announcements].slice(-ANNOUNCEMENTS_MAX);
  }

  #countUnread(): void {
    const { messages, isLoaded } = this.#state.peek();
    if (!isLoaded) return;
    const last = messages.at(-1)?.number ?? 0;
    if (this.#lastRead === null || this.#panel.isOpen.peek()) {
      if (last !== this.#lastRead) writeStored(this.#storageKey, String(last), 'sessionStorage');
      this.#lastRead = last;
    }
    const lastRead = this.#lastRead;
    this.#panel.unread.value = messages.filter(
      (message) => message.number > lastRead && message.kind === 'posted' && !this.isOwn(message),
    ).length;
  }
}

/** A message in one sentence, with its sender. */
export function announcementOf(message: MessageView): string {
  const say = announcementWords.peek();
  return say.message(senderName(message), message.text === '' ? say.picture : message.text);
}

export function senderName({ by, from }: MessageView): string {
  const say = announcementWords.peek();
  return from?.name ?? (by === 'teacher' ? say.teacher : say.formerStudent);
}
