/** The chat as signals that its parts draw from; what was read, what is new, and what is being written outlive a folding. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClassroomId, Page } from '../../../shared/ids.ts';
import type { ChatServerEvents, ChatView, MessageView } from '../../../shared/protocol/chat/events.ts';
import { NAMESPACE } from '../../../shared/protocol/paths.ts';
import { newsWords } from '../../i18n/words/news.ts';
import { keep, kept } from '../../kept.ts';
import { ask, upload } from '../../net/api.ts';
import type { ClassLink } from '../../net/link.ts';
import type { Fold } from '../fold.ts';
import { type Pending, Talk } from './talk.ts';

export interface ChatState {
  /** Null until the server has told how the chat stands. */
  readonly view: ChatView | null;
  readonly messages: readonly MessageView[];
  readonly pending: readonly Pending[];
  readonly isOpen: boolean;
  readonly isLoaded: boolean;
  readonly hasOlder: boolean;
}

/** More at once are told as a number. */
const TOLD_MAX = 3;
/** Lines that stay in the region that is read out. */
const NEWS_KEPT = 6;

export class ChatRoom {
  readonly classroom: ClassroomId;
  readonly talk: Talk;
  /** What is being written. */
  readonly text = signal('');
  readonly file = signal<File | null>(null);
  /** The seat whose line it is for; null: everybody. */
  readonly to = signal<number | null>(null);
  readonly #state = signal<ChatState>({
    view: null,
    messages: [],
    pending: [],
    isOpen: false,
    isLoaded: false,
    hasOlder: false,
  });
  readonly #fold: Fold;
  readonly #unfold: () => void;
  /** Number of the last message that was seen; null: whatever there is when the page comes is not new. */
  #read: number | null;
  #told = 0;

  constructor(parts: {
    readonly classroom: ClassroomId;
    readonly page: Page;
    readonly link: ClassLink;
    readonly fold: Fold;
  }) {
    const { classroom, page, link, fold } = parts;
    this.classroom = classroom;
    this.#fold = fold;
    const before = kept(this.#drawer, 'sessionStorage');
    this.#read = before === null ? null : Number(before);
    this.talk = new Talk({
      classroom,
      page,
      socket: link.beside<ChatServerEvents>(NAMESPACE.chat),
      asking: { ask, upload },
      onChange: (fresh) => this.#changed(fresh),
    });
    this.#unfold = fold.isOpen.subscribe(() => this.#count());
  }

  get state(): ReadonlySignal<ChatState> {
    return this.#state;
  }

  close(): void {
    this.#unfold();
    this.talk.close();
  }

  isOwn({ by, from }: MessageView): boolean {
    const view = this.#state.peek().view;
    if (view === null || view.you === null) return by === 'teacher';
    return from?.seat === view.you;
  }

  get #drawer(): string {
    return `chat.${this.classroom}`;
  }

  #changed(fresh: readonly MessageView[]): void {
    const { view, messages, pending, isOpen, isLoaded, hasOlder } = this.talk;
    this.#state.value = { view, messages, pending, isOpen, isLoaded, hasOlder };
    this.#tell(fresh);
    this.#count();
  }

  #tell(fresh: readonly MessageView[]): void {
    if (fresh.length === 0) return;
    const say = newsWords.peek();
    const texts = fresh.length > TOLD_MAX ? [say.many(fresh.length)] : fresh.map(sentenceOf);
    const added = texts.map((text) => {
      this.#told += 1;
      return { key: this.#told, text };
    });
    this.#fold.news.value = [...this.#fold.news.peek(), ...added].slice(-NEWS_KEPT);
  }

  #count(): void {
    const { messages, isLoaded } = this.#state.peek();
    if (!isLoaded) return;
    const last = messages.at(-1)?.number ?? 0;
    if (this.#read === null || this.#fold.isOpen.peek()) {
      if (last !== this.#read) keep(this.#drawer, String(last), 'sessionStorage');
      this.#read = last;
    }
    const read = this.#read;
    this.#fold.unread.value = messages.filter(
      (message) => message.number > read && message.kind === 'said' && !this.isOwn(message),
    ).length;
  }
}

/** Who says what, in one sentence. */
export function sentenceOf(message: MessageView): string {
  const say = newsWords.peek();
  return say.told(nameOf(message), message.text === '' ? say.picture : message.text);
}

export function nameOf({ by, from }: MessageView): string {
  const say = newsWords.peek();
  return from?.name ?? (by === 'teacher' ? say.teacher : say.gone);
}
