/**
 * The one owner of one class's chat. All changes run one after the other, and each gets the next number: that is their order for
 * everybody. Messages that arrive while the store is busy are its next batch. Nothing is broadcast before it is durable; what the store
 * may have stored without an answer is broadcast before anything later.
 */
import { randomBytes } from 'node:crypto';
import { CHAT_READ_BATCH } from '#server/base/limits.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Person } from '#server/identity/person.ts';
import { messagePages } from '#server/store/message-pages.ts';
import type { ChatRecord, MessagePicture, MessageRecord, PictureRecord, Store } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import type { ChatChanges, PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { MessagePage, MessagesSince, PostReceipt } from '#shared/protocol/http/responses.ts';
import type { ChatView, MessageView } from '#shared/protocol/views/chat-view.ts';
import { chatView, messageView, type SeatsById } from './chat-view.ts';
import { findVisible, readPageBefore } from './history.ts';
import { type ChatPolicy, canSee, DEFAULT_CHAT, needsApproval, postRefusal, writeRefusal } from './permissions.ts';
import { type Chat, operationKey, type Post } from './port.ts';
import { ChatWriter } from './writer.ts';

export interface ChatHostDeps {
  readonly store: Store;
  readonly classroom: ClassroomHost;
  /** Removes pictures' records and files. */
  readonly discardPictures: (pictures: readonly PictureRecord['id'][]) => Promise<void>;
  readonly wallClock: () => number;
  /** Monotonic ms. */
  readonly now: () => number;
  /** A message is new or changed, and durable. */
  readonly onMessage: (chat: ChatHost, message: MessageRecord, who: 'everybody' | 'teachers') => void;
  /** The view of the chat has changed. */
  readonly onChange: (chat: ChatHost) => void;
}

type MessageChanges = Parameters<Store['changeMessage']>[2];

export class ChatHost implements Chat {
  readonly classroom: ClassroomHost;
  readonly #deps: ChatHostDeps;
  readonly #writer: ChatWriter;
  #chat: ChatRecord;
  #pinned: MessageRecord | null = null;
  /** When a seat last wrote, monotonic ms: for slow mode. */
  readonly #wroteAt = new Map<SeatId, number>();

  private constructor(deps: ChatHostDeps, chat: ChatRecord, last: number) {
    this.classroom = deps.classroom;
    this.#deps = deps;
    this.#chat = chat;
    this.#writer = new ChatWriter({
      store: deps.store,
      classroom: deps.classroom.record.id,
      lastNumber: Math.max(last, chat.begins),
      onMessage: (message) => deps.onMessage(this, message, 'everybody'),
    });
  }

  static async open(deps: ChatHostDeps): Promise<ChatHost> {
    const { store, classroom, discardPictures } = deps;
    const { id } = classroom.record;
    const chat = (await store.chat(id)) ?? { ...DEFAULT_CHAT, classroom: id };
    const host = new ChatHost(deps, chat, await store.lastRevision(id));
    if (chat.pinned !== null) host.#pinned = await store.message(id, chat.pinned);
    // A crash may have stored a picture without its message: a picture that no message shows is discarded.
    for (const { id: picture, message } of await store.pictures(id))
      if (message !== null && (await store.messageOf(id, message))?.picture?.id !== picture)
        await discardPictures([picture]);
    return host;
  }

  get record(): ChatRecord {
    return this.#chat;
  }

  /** Everything up to this revision is durable, and broadcast. */
  get revision(): number {
    return this.#writer.settled;
  }

  get seats(): SeatsById {
    return new Map(this.classroom.seats.map((seat) => [seat.id, seat]));
  }

  view(person: Person): ChatView {
    const { seats, revision } = this;
    return chatView({ chat: this.#policy, pinned: this.#pinned, revision, seats }, person);
  }

  /** The messages among them that a person may see, as that person sees them. */
  viewsFor(person: Person, messages: readonly MessageRecord[]): MessageView[] {
    const seen = messages.filter((message) => canSee(person, message));
    return this.views(seen, person.role === 'teacher');
  }

  views(messages: readonly MessageRecord[], forTeachers: boolean): MessageView[] {
    const { seats } = this;
    return messages.map((message) => messageView(message, seats, forTeachers));
  }

  writeRefusal(person: Person, withPicture: boolean): ErrorCode | null {
    return this.classroom.isMember(person) ? writeRefusal(person, this.#policy, withPicture) : 'not-member';
  }

  get #policy(): ChatPolicy {
    return { ...this.#chat, isOver: this.classroom.admission.isFinished };
  }

  async findPosted(person: Person, operation: PostRequest['operation']): Promise<number | null> {
    const { store, classroom } = this.#deps;
    return (await store.messageOf(classroom.record.id, operationKey(person, operation)))?.number ?? null;
  }

  async post(person: Person, { operation, text, to, picture }: Post): Promise<Answer<PostReceipt>> {
    if (!this.classroom.isMember(person)) return failure('not-member');
    const thread = to === undefined ? null : this.#seatOfNumber(to);
    if (thread === undefined) return failure('bad-request');
    const seat = person.role === 'student' ? person.seat : null;
    const { now, wallClock, classroom } = this.#deps;
    const before = (seat === null ? undefined : this.#wroteAt.get(seat)) ?? Number.NEGATIVE_INFINITY;
    const draft = { thread, text, hasPicture: picture !== null, sinceLastMs: now() - before };
    const refusal = postRefusal(person, this.#policy, draft);
    if (refusal !== null) {
      // A message that was stored before stays accepted, even if the policy refuses it now.
      const number = await this.findPosted(person, operation);
      return number === null ? failure(refusal) : { ok: true, number };
    }
    if (seat !== null) this.#wroteAt.set(seat, now());
    const answer = await this.#writer.add({
      classroom: classroom.record.id,
      operation: operationKey(person, operation),
      kind: 'posted',
      seat,
      thread,
      text,
      picture,
      state: needsApproval(person, this.#chat, draft) ? 'waiting' : 'shown',
      reports: [],
      createdAt: wallClock(),
    });
    // A message that was not stored does not count for slow mode.
    if (!answer.ok && seat !== null) this.#wroteAt.set(seat, before);
    return answer;
  }

  /** Adds a message about something that happened in the class; its text holds no name. */
  async announce(
    kind: Exclude<MessageRecord['kind'], 'posted'>,
    seat: SeatId | null,
    operation?: string,
  ): Promise<void> {
    if (this.#chat.voice === 'off') return;
    const { classroom, wallClock } = this.#deps;
    await this.#writer.add({
      classroom: classroom.record.id,
      operation: operation ?? `${kind} ${randomBytes(9).toString('base64url')}`,
      kind,
      seat,
      thread: null,
      text: '',
      picture: null,
      state: 'shown',
      reports: [],
      createdAt: wallClock(),
    });
  }

  async page(person: Person, before: number): Promise<MessagePage> {
    const { store, classroom } = this.#deps;
    const revision = this.#writer.settled;
    const { messages, next } = await readPageBefore(store, classroom.record.id, person, before);
    return { messages: this.viewsFor(person, messages), next, revision };
  }

  async since(person: Person, revision: number): Promise<MessagesSince> {
    const { store, classroom } = this.#deps;
    const { begins } = this.#chat;
    const settled = this.#writer.settled;
    // A page that is ahead of this chat was served from another data folder.
    if (revision < begins || revision > settled) return { messages: [], revision: settled, more: false, anew: true };
    const found = await store.messagesSince(classroom.record.id, revision, CHAT_READ_BATCH);
    const last = found.at(-1)?.revision ?? revision;
    const more = found.length === CHAT_READ_BATCH;
    const messages = this.viewsFor(person, found);
    return { messages, revision: more ? last : Math.max(last, settled), more, anew: false };
  }

  async picture(person: Person, number: number): Promise<MessagePicture['id'] | null> {
    return (await this.#findVisible(person, number))?.picture?.id ?? null;
  }

  async report(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role === 'teacher') return failure('bad-request');
    return this.#writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null || message.kind !== 'posted' || message.seat === person.seat) return failure('no-message');
      if (message.reports.includes(person.seat)) return { ok: true };
      await this.#changeMessage(message, { reports: [...message.reports, person.seat] }, 'teachers');
      return { ok: true };
    });
  }

  async approve(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null) return failure('no-message');
      if (message.state === 'waiting') await this.#changeMessage(message, { state: 'shown' });
      return { ok: true };
    });
  }

  async remove(person: Person, number: number): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.runExclusive(async () => {
      const message = await this.#findVisible(person, number);
      if (message === null) return { ok: true };
      await this.#changeMessage(message, { state: 'deleted', text: '', picture: null, seat: null, reports: [] });
      if (this.#chat.pinned === number) await this.#save({ pinned: null });
      if (message.picture !== null) await this.#deps.discardPictures([message.picture.id]);
      return { ok: true };
    });
  }

  async clear(person: Person): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.runExclusive(async () => {
      await this.#removeMessages((upTo) => ({ upTo }), { pinned: null });
      return { ok: true };
    });
  }

  async updateSettings(person: Person, { mute, pinned, ...changes }: ChatChanges): Promise<Answer<NoResult>> {
    if (person.role !== 'teacher') return failure('not-teacher');
    return this.#writer.runExclusive(async () => {
      const seat = mute === undefined ? null : this.#seatOfNumber(mute.seat);
      if (seat === undefined) return failure('bad-request');
      const pin = pinned === undefined || pinned === null ? null : await this.#findVisible(person, pinned);
      if (typeof pinned === 'number' && (pin === null || pin.thread !== null || pin.state !== 'shown'))
        return failure('no-message');
      const others = this.#chat.muted.filter((each) => each !== seat);
      await this.#save({
        ...changes,
        ...(seat === null ? {} : { muted: mute?.muted === true ? [...others, seat] : others }),
        ...(pinned === undefined ? {} : { pinned }),
      });
      return { ok: true };
    });
  }

  /** Erases all messages, pictures and reports of a seat, and the messages to it alone; durable when this resolves. */
  async eraseSeat(seat: SeatId): Promise<void> {
    this.#wroteAt.delete(seat);
    await this.#writer.runExclusive(async () => {
      await this.#withdrawReports(seat);
      const isTheirs = this.#pinned?.seat === seat;
      const muted = this.#chat.muted.filter((each) => each !== seat);
      await this.#removeMessages(() => ({ seat }), { muted, ...(isTheirs ? { pinned: null } : {}) });
    });
  }

  /** Resolves when all earlier tasks are done. */
  async settle(): Promise<void> {
    await this.#writer.runExclusive(async () => undefined);
  }

  /** Inside the mutex alone. Removes a seat from the reports of others' messages. */
  async #withdrawReports(seat: SeatId): Promise<void> {
    const { store, classroom } = this.#deps;
    for await (const page of messagePages(store, classroom.record.id, CHAT_READ_BATCH))
      for (const message of page)
        if (message.reports.includes(seat))
          await this.#changeMessage(message, { reports: message.reports.filter((each) => each !== seat) }, 'teachers');
  }

  /** Pages reload first, and then the messages go: a crash in between removes nothing that a page still shows. */
  async #removeMessages(
    which: (upTo: number) => Parameters<Store['removeMessages']>[1],
    changes: Partial<ChatRecord>,
  ): Promise<void> {
    const { store, classroom, discardPictures } = this.#deps;
    const begins = await this.#writer.skipNumber();
    await this.#save({ ...changes, begins });
    const removed = await store.removeMessages(classroom.record.id, which(begins));
    await discardPictures(removed.flatMap(({ picture }) => (picture === null ? [] : [picture.id])));
    // A page that reloaded in between may have read messages that went later: it reloads once more.
    await this.#save({ begins: await this.#writer.skipNumber() });
  }

  async #save(changes: Partial<ChatRecord>): Promise<void> {
    const { store, classroom, onChange } = this.#deps;
    const chat = { ...this.#chat, ...changes };
    await store.setChat(chat);
    if (chat.pinned !== this.#chat.pinned)
      this.#pinned = chat.pinned === null ? null : await store.message(classroom.record.id, chat.pinned);
    this.#chat = chat;
    onChange(this);
  }

  async #changeMessage(
    message: MessageRecord,
    changes: MessageChanges,
    who: 'everybody' | 'teachers' = 'everybody',
  ): Promise<void> {
    const changed = await this.#writer.change(message, changes);
    this.#deps.onMessage(this, changed, who);
  }

  async #findVisible(person: Person, number: number): Promise<MessageRecord | null> {
    const { store, classroom } = this.#deps;
    return findVisible(store, classroom.record.id, person, number);
  }

  /** The seat of a number; undefined: there is none. */
  #seatOfNumber(number: number): SeatId | undefined {
    return this.classroom.seats.find((seat) => seat.number === number)?.id;
  }
}
