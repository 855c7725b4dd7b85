/** The chats of this node: each is opened once, when somebody first uses it, and follows its class from then on. */

import type { Log } from '#server/base/log.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { SingleFlight } from '#server/concurrency/single-flight.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { ClassAnnouncer } from './announcements/class-announcer.ts';
import { ChatHost, type ChatHostDeps } from './host.ts';
import type { Chat, Chats } from './port.ts';

export interface ChatDirectoryDeps
  extends Pick<ChatHostDeps, 'discardPictures' | 'wallClock' | 'now' | 'onMessage' | 'onChange'> {
  readonly log: Log;
  /** Null: the class is gone. */
  readonly classroom: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** Ends the connections that a seat has to a chat. */
  readonly disconnectSeat: (classroom: ClassroomId, seat: SeatId) => void;
}

/** How many of the last messages are read to learn which joins were announced. */
const JOIN_LEAVE_LOOKBACK = 400;

interface OpenChat {
  readonly chat: ChatHost;
  readonly announcer: ClassAnnouncer;
}

export class ChatDirectory implements Chats {
  readonly #deps: ChatDirectoryDeps;
  readonly #chats = new SingleFlight<ClassroomHost, OpenChat>();
  #isDraining = false;

  constructor(deps: ChatDirectoryDeps) {
    this.#deps = deps;
  }

  async chat(id: ClassroomId): Promise<Chat | null> {
    const classroom = await this.#deps.classroom(id);
    return classroom === null ? null : this.forClassroom(classroom);
  }

  async forClassroom(classroom: ClassroomHost): Promise<ChatHost> {
    const { chat, announcer } = await this.#chats.get(classroom, () => this.#openChat(classroom));
    // The class may have been closed meanwhile.
    if (this.#chats.opened.has(classroom) && !this.#isDraining) announcer.start();
    return chat;
  }

  disconnectSeat(classroom: ClassroomId, seat: SeatId): void {
    this.#deps.disconnectSeat(classroom, seat);
  }

  async eraseSeat(id: ClassroomId, seat: SeatId): Promise<void> {
    this.disconnectSeat(id, seat);
    const classroom = await this.#deps.classroom(id);
    if (classroom === null) return;
    const chat = await this.forClassroom(classroom);
    this.#chats.opened.get(classroom)?.announcer.remove(seat);
    await chat.eraseSeat(seat);
  }

  /** Announces nothing more in the chat of this class, and resolves when all that was asked of it is done. */
  async settle(classroom: ClassroomHost): Promise<void> {
    const open = this.#chats.opened.get(classroom);
    open?.announcer.stop();
    await open?.chat.settle();
  }

  /** Closes the chat of a class that has ended or moved to another process. */
  close(classroom: ClassroomHost): void {
    this.#chats.forget(classroom)?.announcer.stop();
  }

  /** Announces nothing any more, and resolves when all that was asked of the chats is done. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    const open = [...this.#chats.opened.values()];
    for (const { announcer } of open) announcer.stop();
    await Promise.all(open.map(({ chat }) => chat.settle()));
  }

  async #openChat(classroom: ClassroomHost): Promise<OpenChat> {
    const { log, now, onChange } = this.#deps;
    const { store } = classroom;
    const chat = await ChatHost.open({ ...this.#deps, store, classroom });
    const last = await store.messages(classroom.record.id, Number.MAX_SAFE_INTEGER, JOIN_LEAVE_LOOKBACK);
    const joined = new Set<SeatId>();
    for (const { kind, seat } of last) {
      if (seat === null) continue;
      if (kind === 'joined') joined.add(seat);
      if (kind === 'left') joined.delete(seat);
    }
    return { chat, announcer: new ClassAnnouncer({ chat, joined, log, now, onChange }) };
  }
}
