/**
 * The namespace /chat: what is new in a class's chat goes to the people of that class, to each what they may see. Pages write
 * over HTTP; nothing is taken here. Whoever's seat has moved on or is gone is shown out before anything more is told.
 */
import type { Namespace, Socket } from 'socket.io';
import type { Log } from '#server/base/log.ts';
import type { ChatHost } from '#server/chat/host.ts';
import { canSee, isVisibleToAll } from '#server/chat/permissions.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { ClassSocketData } from '#server/sockets/handshake.ts';
import { limitPackets } from '#server/sockets/rate-limit.ts';
import type { MessageRecord } from '#server/store/port.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import type { ChatClientEvents, ChatServerEvents } from '#shared/protocol/chat/chat-events.ts';

export type ChatNamespace = Namespace<ChatClientEvents, ChatServerEvents, Record<never, never>, ClassSocketData>;
type ChatSocket = Socket<ChatClientEvents, ChatServerEvents, Record<never, never>, ClassSocketData>;

interface PendingMessage {
  readonly message: MessageRecord;
  readonly audience: 'everybody' | 'teachers';
}

const teachersRoom = (classroom: ClassroomId) => `${classroom} teachers`;
const studentsRoom = (classroom: ClassroomId) => `${classroom} students`;
const seatRoom = (classroom: ClassroomId, seat: SeatId) => `${classroom} seat ${seat}`;

export class ChatBroadcast {
  readonly #namespace: ChatNamespace;
  #pending = new Map<ChatHost, PendingMessage[]>();
  #changedChats = new Set<ChatHost>();

  constructor(namespace: ChatNamespace) {
    this.#namespace = namespace;
  }

  queueMessage(chat: ChatHost, message: MessageRecord, audience: PendingMessage['audience']): void {
    const pending = this.#pending.get(chat);
    if (pending === undefined) this.#pending.set(chat, [{ message, audience }]);
    else pending.push({ message, audience });
  }

  queueUpdate(chat: ChatHost): void {
    this.#changedChats.add(chat);
  }

  join(socket: ChatSocket, chat: ChatHost): void {
    const { id } = chat.classroom.record;
    const { person } = socket.data;
    void socket.join(person.role === 'teacher' ? teachersRoom(id) : [studentsRoom(id), seatRoom(id, person.seat)]);
    // In one turn with the joining: what is told from here on comes by itself.
    socket.emit('chat', chat.view(person));
  }

  /** Tells all that is new since the last time. */
  flush(): void {
    const [pending, changedChats] = [this.#pending, this.#changedChats];
    if (pending.size + changedChats.size === 0) return;
    this.#pending = new Map();
    this.#changedChats = new Set();
    for (const chat of new Set([...pending.keys(), ...changedChats])) this.#disconnectOutsiders(chat.classroom);
    for (const [chat, queued] of pending) this.#sendMessages(chat, queued);
    for (const chat of changedChats)
      for (const socket of this.#socketsOf(chat.classroom)) socket.emit('chat', chat.view(socket.data.person));
  }

  /** Of one class, or of one seat in it. */
  disconnect(classroom: ClassroomId, seat?: SeatId): void {
    for (const socket of this.#namespace.sockets.values()) {
      const { host, person } = socket.data;
      const isMatch = seat === undefined || (person.role === 'student' && person.seat === seat);
      if (host.record.id === classroom && isMatch) socket.disconnect();
    }
  }

  /** Each reader gets one message, in the order in which it happened: a page that has it has all before it. */
  #sendMessages(chat: ChatHost, pending: readonly PendingMessage[]): void {
    const { id } = chat.classroom.record;
    const all = pending.map(({ message }) => message);
    this.#namespace.to(teachersRoom(id)).emit('messages', chat.views(all, true));
    const forStudents = pending.filter(({ audience }) => audience === 'everybody').map(({ message }) => message);
    // Those who see something that the others do not get all of theirs at once.
    const privateSeats = new Set<SeatId>();
    for (const { thread, seat, state } of forStudents) {
      if (thread !== null) privateSeats.add(thread);
      else if (state === 'waiting' && seat !== null) privateSeats.add(seat);
    }
    for (const seat of privateSeats) {
      const student = { role: 'student', seat, grant: 0 } as const;
      const seen = forStudents.filter((message) => canSee(student, message));
      this.#namespace.to(seatRoom(id, seat)).emit('messages', chat.views(seen, false));
    }
    const publicMessages = forStudents.filter(isVisibleToAll);
    if (publicMessages.length === 0) return;
    const others = this.#namespace.to(studentsRoom(id)).except([...privateSeats].map((seat) => seatRoom(id, seat)));
    others.emit('messages', chat.views(publicMessages, false));
  }

  #disconnectOutsiders(classroom: ClassroomHost): void {
    for (const socket of this.#socketsOf(classroom)) if (!classroom.isMember(socket.data.person)) socket.disconnect();
  }

  #socketsOf(classroom: ClassroomHost): ChatSocket[] {
    return [...this.#namespace.sockets.values()].filter(({ data }) => data.host === classroom);
  }
}

export interface ChatNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly broadcast: ChatBroadcast;
  readonly openChat: (classroom: ClassroomHost) => Promise<ChatHost>;
}

export function serveChatNamespace(
  namespace: ChatNamespace,
  { log, now, broadcast, openChat }: ChatNamespaceDeps,
): void {
  namespace.on('connection', (socket) => {
    limitPackets(socket, now);
    const { host, person } = socket.data;
    openChat(host).then(
      (chat) => {
        if (!socket.connected) return;
        if (host.isMember(person)) broadcast.join(socket, chat);
        else socket.disconnect();
      },
      (error: unknown) => {
        log.error({ err: error }, 'a chat could not be opened');
        socket.disconnect();
      },
    );
  });
}
