/**
 * The one owner of one class's chat. Everything that happens to it happens one after the other and gets the next number:
 * that is its order for everybody. Messages that come while the store is busy are its next batch. Nothing is told before it
 * is durable, and what the store may have kept without saying so is told before anything later is.
 */
import { randomBytes } from 'node:crypto';
import type { SeatId } from '../../../shared/ids.ts';
import type {
  ChatView,
  MessagePage,
  MessagesSince,
  MessageView,
  Posted,
} from '../../../shared/protocol/chat/events.ts';
import type { ChatChanges, Wish } from '../../../shared/protocol/chat/schemas.ts';
import { type ErrorCode, failure } from '../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../shared/protocol/events.ts';
import { CHAT_READ } from '../../limits.ts';
import { messagesBack } from '../../store/back.ts';
import type { ChatRecord, MessagePicture, MessageRecord, PictureRecord, Store } from '../../store/port.ts';
import { type Chat, operationOf, type Post } from '../chats.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import type { Person } from '../classrooms.ts';
import { pageBefore, seenBy } from './reading.ts';
import { CHAT_AT_FIRST, isSeenBy, refusalOf, type Standing, silenced, waits } from './rules.ts';
import { chatView, messageView, type Seats } from './view.ts';
import { ChatWriter } from './writer.ts';

export interface ChatHostParts {
  readonly store: Store;
  readonly classroom: ClassroomHost;
  /** Takes pictures' records and files away. */
  readonly discard: (pictures: readonly PictureRecord['id'][]) => Promise<void>;
  readonly wall: () => number;
  /** Monotonic ms. */
  readonly now: () => number;
  /** A message is new or changed, and durable. */
  readonly onMessage: (chat: ChatHost, message: MessageRecord, who: 'everybody' | 'teachers') => void;
  /** How the chat stands has changed. */
  readonly onChange: (chat: ChatHost) => void;
}

type Changes = Parameters<Store['changeMessage']>[2];

export class ChatHost implements Chat {
  readonly classroom: ClassroomHost;
  readonly #parts: ChatHostParts;
  readonly #writer: ChatWriter;
  #chat: ChatRecord;
  #pinned: MessageRecord | null = null;
  /** When a seat last wrote, monotonic ms: for slow mode. */
  readonly #wroteAt = new Map<SeatId, number>();

  private constructor(parts: ChatHostParts, chat: ChatRecord, last: number) {
    this.classroom = parts.classroom;
    this.#parts = parts;
    this.#chat = chat;
    this.#writer = new ChatWriter({
      store: parts.store,
      classroom: parts.classroom.record.id,
      last: Math.max(last, chat.begins),
      onMessage: (message) => parts.onMessage(this, message, 'everybody'),
    });
  }

  static async open(parts: ChatHostParts): Promise<ChatHost> {
    const { store, classroom, discard } = parts;
    const { id } = classroom.record;
    const chat = (await store.chat(id)) ?? { ...CHAT_AT_FIRST, classroom: id };
    const host = new ChatHost(parts, chat, await store.lastRevision(id));
    if (chat.pinned !== null) host.#pinned = await store.message(id, chat.pinned);
    // A crash may have parted a picture from its message: what no message shows is nobody's.
    for (const { id: picture, message } of await store.pictures(id))
      if (message !== null && (await store.messageOf(id, message))?.picture?.id !== picture) await discard([picture]);
    return host;
  }

  get record(): ChatRecord {
    return this.#chat;
  }

  /** Everything up to here is durable, and told. */
  get revision(): number {
    return this.#writer.settled;
  }

  get seats(): Seats {
    return new Map(this.classroom.seats.map((seat) => [seat.id, seat]));
  }

  view(person: Person): ChatView {
    const { seats, revision } = this;
    return chatView({ chat: this.#standing, pinned: this.#pinned, revision, seats }, person);
  }

  /** Those of them that a person may see, as that person sees them. */
  viewsFor(person: Person, messages: readonly MessageRecord[]): MessageView[] {
    const seen = messages.filter((message) => isSeenBy(person, message));
    return this.views(seen, person.role === 'teacher');
  }

  views(messages: readonly MessageRecord[], forTeachers: boolean): MessageView[] {
    const { seats } = this;
    return messages.map((message) => messageView(message, seats, forTeachers));
  }

  refusal(person: Person, withPicture: boolean): ErrorCode | null {
    return this.classroom.holds(person) ? silenced(person, this.#standing, withPicture) : 'not-member';
  }

  get #standing(): Standing {
    return { ...this.#chat, isOver: this.classroom.door.isFinished };
  }

  async known(person: Person, operation: Wish['operation']): Promise<number | null> {
    const { store, classroom } = this.#parts;
    return (await store.messageOf(classroom.record.id, operationOf(person, operation)))?.number ?? null;
  }

  async post(person: Person, { operation, text, to, picture }: Post): Promise<Answer<Posted>> {
    if (!this.classroom.holds(person)) return failure('not-member');
    const line = to === undefined ? null : this.#seat(to);
    if (line === undefined) return failure('bad-request');
    const seat = person.role === 'student' ? person.seat : null;
    const { now, wall, classroom } = this.#parts;
    const before = (seat === null ? undefined : this.#wroteAt.get(seat)) ?? Number.NEGATIVE_INFINITY;
    const since = now() - before;
    const intent = { line, text, hasPicture: picture !== null, since };
    const refusal = refusalOf(person, this.#standing, intent);
    if (refusal !== null) {
      // What was stored is stored, whatever holds by now.
      const number = await this.known(person, operation);
      return number === null ? failure(refusal) : { ok: true, number };
    }
    if (seat !== null) this.#wroteAt.set(seat, now());
    const answer = await this.#writer.add({
      classroom: classroom.record.id,
      operation: operationOf(person, operation),
      kind: 'said',
      seat,
      line,
      text,
      picture,
      state: waits(person, this.#chat, intent) ? 'waiting' : 'shown',
      reports: [],
      createdAt: wall(),
    });
    // What was not kept was not written.
    if (!answer.ok && seat !== null) this.#wroteAt.set(seat, before);
    return answer;
  }

  /** Something happened in the class: a line of its own, without a name in it. */
  async note(kind: Exclude<MessageRecord['kind'], 'said'>, seat: SeatId | null, operation?: string): Promise<void> {
    if (this.#chat.voice === 'off') return;
    const { classroom, wall } = this.#parts;
    await this.#writer.add({
      classroom: classroom.record.id,
      operation: operation ?? `${kind} ${randomBytes(9).toString('base64url')}`,
      kind,
      seat,
      line: null,
      text: '',
      picture: null,
      state: 'shown',
      reports: [],
      createdAt: wall(),
    });
  }

  async page(person: Person, before: number): Promise<MessagePage> {
    const { store, classroom } = this.#parts;
    const revision = this.#writer.settled;
    const { messages, next } = await pageBefore(store, classroom.record.id, person, before);
    return { messages: this.viewsFor(person, messages), next, revision };
  }

  async since(person: Person, revision: number): Promise<MessagesSince> {
    const { store, classroom } = this.#parts;
    const { begins } = this.#chat;
    const settled = this.#writer.settled;
    // A page that is ahead of us was told by a server that had another folder.
    if (revision < begins || revision > settled) return { messages: [], revision: settled, more: false, anew: true };
    const found = await store.messagesSince(classroom.record.id, revision, CHAT_READ);
    const last = found.at(-1)?.revision ?? revision;
    const more = found.length === CHAT_READ;
    const messages = this.viewsFor(person, found);
    return { messages, revision: more ? last : Math.max(last, settled), more, anew: false };
  }

  async picture(person: Person, number: number): Promise<MessagePicture['id'] | null> {
    return (await this.#seenBy(person, number))?.picture?.id ?? null;
  }

  async report(person: Person, number: number): Promise<Answer<Done>> {
    if (person.role === 'teacher') return failure('bad-request');
    return this.#writer.inLine(async () => {
      const message = await this.#seenBy(person, number);
      if (message === null || message.kind !== 'said' || message.seat === person.seat) return failure('no-message');
      if (message.reports.includes(person.seat)) return { ok: true };
      await this.#change(message, { reports: [...message.reports, person.seat] }, 'teachers');
      return { ok: true };
    });
  }

  async approve(person: Person, number: number): Promise<Answer<Done>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.inLine(async () => {
      const message = await this.#seenBy(person, number);
      if (message === null) return failure('no-message');
      if (message.state === 'waiting') await this.#change(message, { state: 'shown' });
      return { ok: true };
    });
  }

  async remove(person: Person, number: number): Promise<Answer<Done>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.inLine(async () => {
      const message = await this.#seenBy(person, number);
      if (message === null) return { ok: true };
      await this.#change(message, { state: 'deleted', text: '', picture: null, seat: null, reports: [] });
      if (this.#chat.pinned === number) await this.#set({ pinned: null });
      if (message.picture !== null) await this.#parts.discard([message.picture.id]);
      return { ok: true };
    });
  }

  async clear(person: Person): Promise<Answer<Done>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.inLine(async () => {
      await this.#removeAll((upTo) => ({ upTo }), { pinned: null });
      return { ok: true };
    });
  }

  async set(person: Person, { mute, pinned, ...changes }: ChatChanges): Promise<Answer<Done>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.inLine(async () => {
      const seat = mute === undefined ? null : this.#seat(mute.seat);
      if (seat === undefined) return failure('bad-request');
      const pin = pinned === undefined || pinned === null ? null : await this.#seenBy(person, pinned);
      if (typeof pinned === 'number' && (pin === null || pin.line !== null || pin.state !== 'shown'))
        return failure('no-message');
      const others = this.#chat.muted.filter((each) => each !== seat);
      await this.#set({
        ...changes,
        ...(seat === null ? {} : { muted: mute?.muted === true ? [...others, seat] : others }),
        ...(pinned === undefined ? {} : { pinned }),
      });
      return { ok: true };
    });
  }

  /** All that a seat has said, shown, been told and reported is gone when this resolves. */
  async eraseSeat(seat: SeatId): Promise<void> {
    this.#wroteAt.delete(seat);
    await this.#writer.inLine(async () => {
      await this.#withdrawReports(seat);
      const isTheirs = this.#pinned?.seat === seat;
      const muted = this.#chat.muted.filter((each) => each !== seat);
      await this.#removeAll(() => ({ seat }), { muted, ...(isTheirs ? { pinned: null } : {}) });
    });
  }

  /** Resolves when all that was asked before is done. */
  async settle(): Promise<void> {
    await this.#writer.inLine(async () => undefined);
  }

  /** In line alone: others' messages were told of by nobody of this seat. */
  async #withdrawReports(seat: SeatId): Promise<void> {
    const { store, classroom } = this.#parts;
    for await (const page of messagesBack(store, classroom.record.id, CHAT_READ))
      for (const message of page)
        if (message.reports.includes(seat))
          await this.#change(message, { reports: message.reports.filter((each) => each !== seat) }, 'teachers');
  }

  /** Pages begin anew first, and then there is nothing any more: a crash in between takes nothing from anybody who was not told. */
  async #removeAll(
    which: (upTo: number) => Parameters<Store['removeMessages']>[1],
    changes: Partial<ChatRecord>,
  ): Promise<void> {
    const { store, classroom, discard } = this.#parts;
    const begins = await this.#writer.skip();
    await this.#set({ ...changes, begins });
    const gone = await store.removeMessages(classroom.record.id, which(begins));
    await discard(gone.flatMap(({ picture }) => (picture === null ? [] : [picture.id])));
    // Whoever began anew in between has read what went only now, and begins anew once more.
    await this.#set({ begins: await this.#writer.skip() });
  }

  async #set(changes: Partial<ChatRecord>): Promise<void> {
    const { store, classroom, onChange } = this.#parts;
    const chat = { ...this.#chat, ...changes };
    await store.setChat(chat);
    if (chat.pinned !== this.#chat.pinned)
      this.#pinned = chat.pinned === null ? null : await store.message(classroom.record.id, chat.pinned);
    this.#chat = chat;
    onChange(this);
  }

  async #change(message: MessageRecord, changes: Changes, who: 'everybody' | 'teachers' = 'everybody'): Promise<void> {
    const changed = await this.#writer.change(message, changes);
    this.#parts.onMessage(this, changed, who);
  }

  async #seenBy(person: Person, number: number): Promise<MessageRecord | null> {
    const { store, classroom } = this.#parts;
    return seenBy(store, classroom.record.id, person, number);
  }

  /** The seat of a number; undefined: there is none. */
  #seat(number: number): SeatId | undefined {
    return this.classroom.seats.find((seat) => seat.number === number)?.id;
  }
}
