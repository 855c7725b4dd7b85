/**
 * A class's chat as one page has it. What is told comes by the connection; what the page missed it asks for by the revision
 * that it stands at, so that there is no gap and nothing twice. What is written waits here until it is stored, in order.
 */
import type { Socket } from 'socket.io-client';
import type { ClassroomId, Page } from '../../../shared/ids.ts';
import type {
  ChatServerEvents,
  ChatView,
  MessagePage,
  MessagesSince,
  MessageView,
  Posted,
} from '../../../shared/protocol/chat/events.ts';
import type { Wish } from '../../../shared/protocol/chat/schemas.ts';
import { classroomPath, MESSAGE_FIELD, PICTURE_FIELD } from '../../../shared/protocol/paths.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import type { Reply, Sending } from '../../net/api.ts';
import { History } from './history.ts';

/** How a page asks over HTTP. */
export interface Asking {
  ask<Result>(path: string, init?: RequestInit): Promise<Reply<Result>>;
  /** Null: it was given up. */
  upload<Result>(path: string, form: FormData, how: Sending): Promise<Reply<Result> | null>;
}

export interface Draft {
  readonly text: string;
  /** The line with this seat; null: everybody. */
  readonly to: number | null;
  readonly file: File | null;
}

/** A message of this page that does not stand in the chat yet. */
export interface Pending extends Draft {
  readonly counter: number;
  /** Why it will not be stored; null: it is on its way. */
  readonly refused: Trouble | null;
  /** Share of the picture that has left, 0..1. */
  readonly share: number;
  /** Stored under this number, and not told of yet. */
  readonly number: number | null;
}

export interface TalkParts {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly socket: Socket<ChatServerEvents, Record<never, never>>;
  readonly asking: Asking;
  /** Something of it has changed. `fresh`: messages that came just now, and were not written here. */
  readonly onChange: (fresh: readonly MessageView[]) => void;
}

/** What was not answered, or refused for now, is asked again after so long. Milliseconds. */
const AGAIN_MS = 1_000;

export class Talk {
  readonly #parts: TalkParts;
  readonly #history = new History();
  readonly #ended = new AbortController();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #view: ChatView | null = null;
  /** Everything up to this revision is here; null: the newest page is not. */
  #revision: number | null = null;
  #pending: readonly Pending[] = [];
  #counter = 0;
  #isSending = false;
  #isCatchingUp = false;
  #isLoadingOlder = false;
  /** Counts the times that the page began anew: an answer from before is not taken. */
  #times = 0;

  constructor(parts: TalkParts) {
    this.#parts = parts;
    const { socket } = parts;
    socket.on('chat', (view) => {
      // Not told by the revision: a message that came after what was cleared may be here before this is.
      const hasBegunAnew = this.#view !== null && this.#view.begins < view.begins;
      this.#view = view;
      if (hasBegunAnew) this.#anew();
      parts.onChange([]);
      void this.#catchUp();
      void this.#send();
    });
    socket.on('messages', (messages) => this.#told(messages));
    socket.on('disconnect', (reason) => {
      parts.onChange([]);
      // The server ended it, as it does when it stops: if it was meant for good, the door says so.
      if (reason === 'io server disconnect') this.#later(() => socket.connect());
    });
    socket.on('connect_error', (error) => {
      if (isForNow(codeOf(error))) this.#later(() => socket.connect());
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
  get pending(): readonly Pending[] {
    return this.#pending;
  }

  get isOpen(): boolean {
    return this.#parts.socket.connected && this.#revision !== null;
  }

  /** The newest page is here. */
  get isLoaded(): boolean {
    return this.#history.next !== undefined;
  }

  /** There is more towards the beginning. */
  get hasOlder(): boolean {
    return typeof this.#history.next === 'number';
  }

  say(draft: Draft): void {
    this.#counter += 1;
    this.#pending = [...this.#pending, { ...draft, counter: this.#counter, refused: null, share: 0, number: null }];
    this.#parts.onChange([]);
    void this.#send();
  }

  /** A refused message is done with; its draft may be written anew. */
  drop(counter: number): void {
    this.#pending = this.#pending.filter((each) => each.counter !== counter);
    this.#parts.onChange([]);
  }

  async loadOlder(): Promise<void> {
    const { next } = this.#history;
    if (typeof next !== 'number' || this.#isLoadingOlder) return;
    this.#isLoadingOlder = true;
    const times = this.#times;
    const page = await this.#read<MessagePage>(`before=${next}`);
    this.#isLoadingOlder = false;
    if (page === null || times !== this.#times) return;
    this.#history.addPage(page);
    this.#parts.onChange([]);
  }

  close(): void {
    this.#ended.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#parts.socket.off();
    this.#parts.socket.disconnect();
  }

  /** As it happens. While the page catches up, what it holds is right but not yet whole: it stands where it stood. */
  #told(messages: readonly MessageView[]): void {
    const fresh = this.#history.next === undefined ? [] : this.#history.add(messages);
    const last = messages.at(-1)?.revision ?? 0;
    if (this.#revision !== null && this.#isWhole() && !this.#isCatchingUp)
      this.#revision = Math.max(this.#revision, last);
    this.#settle();
    this.#parts.onChange(this.#ofOthers(fresh));
  }

  async #catchUp(): Promise<void> {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      while (this.#parts.socket.connected && !(await this.#step()));
    } finally {
      this.#isCatchingUp = false;
    }
  }

  /** True: nothing is missing any more, or it is tried again later. */
  async #step(): Promise<boolean> {
    const times = this.#times;
    if (this.#revision === null) {
      const page = await this.#read<MessagePage>('');
      if (page === null) return this.#tryLater();
      if (times !== this.#times) return false;
      this.#history.addPage(page);
      this.#revision = page.revision;
      this.#settle();
      this.#parts.onChange([]);
      return this.#isWhole();
    }
    if (this.#isWhole()) return true;
    const answer = await this.#read<MessagesSince>(`since=${this.#revision}`);
    if (answer === null) return this.#tryLater();
    if (times !== this.#times) return false;
    if (answer.anew) {
      this.#anew();
      return false;
    }
    const fresh = this.#history.add(answer.messages);
    this.#revision = answer.revision;
    this.#settle();
    this.#parts.onChange(this.#ofOthers(fresh));
    return !answer.more && this.#isWhole();
  }

  /** All that had happened when this connection was let in is here; what came after comes by itself. */
  #isWhole(): boolean {
    return this.#revision !== null && this.#revision >= (this.#view?.revision ?? 0);
  }

  #anew(): void {
    this.#times += 1;
    this.#history.clear();
    this.#revision = null;
  }

  #tryLater(): true {
    this.#later(() => void this.#catchUp());
    return true;
  }

  async #read<Result>(query: string): Promise<Result | null> {
    const { asking, classroom } = this.#parts;
    const path = classroomPath('messages', classroom);
    const reply = await asking.ask<Result>(query === '' ? path : `${path}?${query}`, { signal: this.#ended.signal });
    return reply.ok ? reply : null;
  }

  /** One after the other, so that they stand in the order in which they were written. */
  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        const next = this.#pending.find(({ refused, number }) => refused === null && number === null);
        if (next === undefined || this.#ended.signal.aborted) return;
        const reply = await this.#post(next);
        if (reply === null) return;
        if (reply.ok) this.#mark(next.counter, { number: reply.number });
        else if (isForNow(reply.code)) {
          this.#later(() => void this.#send());
          return;
        } else this.#mark(next.counter, { refused: reply.code });
        this.#settle();
        this.#parts.onChange([]);
      }
    } finally {
      this.#isSending = false;
    }
  }

  async #post({ counter, text, to, file }: Pending): Promise<Reply<Posted> | null> {
    const { asking, classroom, page } = this.#parts;
    const path = classroomPath('messages', classroom);
    const wish: Wish = { operation: { page, counter }, text, ...(to === null ? {} : { to }) };
    if (file === null)
      return asking.ask<Posted>(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(wish),
        signal: this.#ended.signal,
      });
    const form = new FormData();
    // Before the file: the server knows what it is for when it comes.
    form.set(MESSAGE_FIELD, JSON.stringify(wish));
    form.set(PICTURE_FIELD, file);
    const onProgress = (share: number) => {
      this.#mark(counter, { share });
      this.#parts.onChange([]);
    };
    return asking.upload<Posted>(path, form, { onProgress, signal: this.#ended.signal });
  }

  #mark(counter: number, changes: Partial<Pending>): void {
    this.#pending = this.#pending.map((each) => (each.counter === counter ? { ...each, ...changes } : each));
  }

  /** What stands in the chat waits no more. */
  #settle(): void {
    const { begins = 0 } = this.#view ?? {};
    this.#pending = this.#pending.filter(
      ({ number }) => number === null || (number > begins && !this.#history.has(number)),
    );
  }

  #ofOthers(messages: readonly MessageView[]): MessageView[] {
    const you = this.#view?.you ?? null;
    return messages.filter(
      ({ kind, by, from }) => kind === 'said' && !(you === null ? by === 'teacher' : from?.seat === you),
    );
  }

  #later(task: () => void): void {
    if (this.#ended.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, AGAIN_MS);
    this.#timers.add(timer);
  }
}

/** Why the door did not let it in; null: the server was not reached, and Socket.IO comes back by itself. */
function codeOf(error: Error): Trouble | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data ? (data.code as Trouble) : null;
}

/** Reasons that pass: the same may be asked again. */
const FOR_NOW: ReadonlySet<Trouble> = new Set<Trouble>([
  'offline',
  'unsaved',
  'moved',
  'too-fast',
  'stopping',
  'internal',
  'picture-busy',
]);

function isForNow(code: Trouble | null): boolean {
  return code !== null && FOR_NOW.has(code);
}
