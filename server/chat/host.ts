/**
 * The one owner of one class's chat. All changes run one after the other, and each gets the next number: that is their order for
 * everybody. Messages that arrive while the store is busy are its next batch. Nothing is broadcast before it is durable; what the store
 * may have stored without an answer is broadcast before anything later.
 */
import { randomBytes } from 'node:crypto';
import { CHAT_READ_BATCH } from '#server/base/limits.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Person } from '#server/identity/person.ts';
import type { MessagePicture, MessageRecord, PictureRecord, Store } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import type { ChatChanges, PostRequest } from '#shared/protocol/http/chat-bodies.ts';
import type { MessagePage, MessagesSince, PostReceipt } from '#shared/protocol/http/responses.ts';
import type { ChatView, MessageView } from '#shared/protocol/views/chat-view.ts';
import { ChatSettings } from './chat-settings.ts';
import { chatView, messageView, type SeatsById } from './chat-view.ts';
import { findVisible, readPageBefore } from './messages/history.ts';
import { ChatModeration } from './messages/moderation.ts';
import { ChatWriter } from './messages/writer.ts';
import { type ChatPolicy, canSee, needsApproval, postRefusal, wordToApprove, writeRefusal } from './permissions.ts';
import { type Chat, operationKey, type Post } from './port.ts';

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

export class ChatHost implements Chat {
  readonly classroom: ClassroomHost;
  readonly #deps: ChatHostDeps;
  readonly #writer: ChatWriter;
  readonly #settings: ChatSettings;
  readonly #moderation: ChatModeration;
  /** When a seat last wrote, monotonic ms: for slow mode. */
  readonly #wroteAt = new Map<SeatId, number>();

  private constructor(deps: ChatHostDeps, settings: ChatSettings, last: number) {
    const { store, discardPictures, onMessage, onChange } = deps;
    const classroom = deps.classroom.record.id;
    this.classroom = deps.classroom;
    this.#deps = deps;
    this.#settings = settings;
    this.#writer = new ChatWriter({
      store,
      classroom,
      lastNumber: Math.max(last, settings.record.begins),
      onMessage: (message) => onMessage(this, message, 'everybody'),
    });
    this.#moderation = new ChatModeration({
      store,
      classroom,
      writer: this.#writer,
      settings,
      discardPictures,
      seatOfNumber: (number) => this.#seatOfNumber(number),
      onMessage: (message, who) => onMessage(this, message, who),
      onChange: () => onChange(this),
    });
  }

  static async open(deps: ChatHostDeps): Promise<ChatHost> {
    const { store, classroom, discardPictures } = deps;
    const { id } = classroom.record;
    const host = new ChatHost(deps, await ChatSettings.open(store, id), await store.lastRevision(id));
    // A crash may have stored a picture without its message: a picture that no message shows is discarded.
    for (const { id: picture, message } of await store.pictures(id))
      if (message !== null && (await store.messageOf(id, message))?.picture?.id !== picture)
        await discardPictures([picture]);
    return host;
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
    return chatView({ chat: this.#policy, pinned: this.#settings.pinned, revision, seats }, person);
  }

  /** The messages among them that a person may see, as that person sees them. */
  viewsFor(person: Person, messages: readonly MessageRecord[]): MessageView[] {
    const seen = messages.filter((message) => canSee(person, message));
    return this.views(seen, person.role === 'teacher');
  }

  views(messages: readonly MessageRecord[], forTeachers: boolean): MessageView[] {
    const { seats } = this;
    const toApprove = (message: MessageRecord) => (forTeachers ? wordToApprove(this.#settings.record, message) : null);
    return messages.map((message) => messageView(message, seats, forTeachers, toApprove(message)));
  }

  writeRefusal(person: Person, withPicture: boolean): ErrorCode | null {
    return this.classroom.isMember(person) ? writeRefusal(person, this.#policy, withPicture) : 'not-member';
  }

  get #policy(): ChatPolicy {
    return { ...this.#settings.record, isOver: this.classroom.admission.isFinished };
  }

  async findPosted(person: Person, operation: PostRequest['operation']): Promise<PostReceipt | null> {
    const { store, classroom } = this.#deps;
    const found = await store.messageOf(classroom.record.id, operationKey(person, operation));
    return found === null ? null : { number: found.number, text: found.state === 'deleted' ? null : found.text };
  }

  async post(person: Person, { operation, text, to, picture, anyway = false }: Post): Promise<Answer<PostReceipt>> {
    if (!this.classroom.isMember(person)) return failure('not-member');
    const thread = to === undefined ? null : this.#seatOfNumber(to);
    if (thread === undefined) return failure('bad-request');
    const seat = person.role === 'student' ? person.seat : null;
    const { now, wallClock, classroom } = this.#deps;
    const before = (seat === null ? undefined : this.#wroteAt.get(seat)) ?? Number.NEGATIVE_INFINITY;
    const draft = { thread, text, hasPicture: picture !== null, anyway, sinceLastMs: now() - before };
    const refusal = postRefusal(person, this.#policy, draft);
    if (refusal !== null) {
      // A message that was stored before stays accepted, even if the policy refuses it now.
      const posted = await this.findPosted(person, operation);
      return posted === null ? refusal : { ok: true, ...posted };
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
      state: needsApproval(person, this.#settings.record, draft) ? 'waiting' : 'shown',
      reports: [],
      createdAt: wallClock(),
    });
    // A message that was not stored does not count for slow mode.
    if (!answer.ok && seat !== null) this.#wroteAt.set(seat, before);
    if (!answer.ok) return answer;
    const repeated = answer.isRepeated ? await this.findPosted(person, operation) : null;
    return { ok: true, ...(repeated ?? { number: answer.number, text }) };
  }

  /** Adds a message about something that happened in the class; its text holds no name. */
  async announce(
    kind: Exclude<MessageRecord['kind'], 'posted'>,
    seat: SeatId | null,
    operation?: string,
  ): Promise<void> {
    if (this.#settings.record.voice === 'off') return;
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
    const { begins } = this.#settings.record;
    const settled = this.#writer.settled;
    // A page that is ahead of this chat was served from another data folder.
    if (revision < begins || revision > settled) return { messages: [], revision: settled, more: false, restart: true };
    const found = await store.messagesSince(classroom.record.id, revision, CHAT_READ_BATCH);
    const last = found.at(-1)?.revision ?? revision;
    const more = found.length === CHAT_READ_BATCH;
    const messages = this.viewsFor(person, found);
    return { messages, revision: more ? last : Math.max(last, settled), more, restart: false };
  }

  async picture(person: Person, number: number): Promise<MessagePicture['id'] | null> {
    const { store, classroom } = this.#deps;
    return (await findVisible(store, classroom.record.id, person, number))?.picture?.id ?? null;
  }

  async report(person: Person, number: number): Promise<Answer<NoResult>> {
    return this.#moderation.report(person, number);
  }

  async approve(person: Person, number: number): Promise<Answer<NoResult>> {
    return this.#moderation.approve(person, number);
  }

  async remove(person: Person, number: number): Promise<Answer<NoResult>> {
    return this.#moderation.remove(person, number);
  }

  async clear(person: Person): Promise<Answer<NoResult>> {
    return this.#moderation.clear(person);
  }

  async updateSettings(person: Person, changes: ChatChanges): Promise<Answer<NoResult>> {
    return this.#moderation.updateSettings(person, changes);
  }

  async eraseSeat(seat: SeatId): Promise<void> {
    this.#wroteAt.delete(seat);
    await this.#moderation.eraseSeat(seat);
  }

  /** Resolves when all earlier tasks are done. */
  async settle(): Promise<void> {
    await this.#writer.runExclusive(async () => undefined);
  }

  /** The seat of a number; undefined: there is none. */
  #seatOfNumber(number: number): SeatId | undefined {
    return this.classroom.seats.find((seat) => seat.number === number)?.id;
  }
}
