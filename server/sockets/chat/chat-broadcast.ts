/** Sends a class's new chat messages to its people, to each only what they may see, in batches and in order. */
import type { ChatHost } from '#server/chat/host.ts';
import { canSee, isVisibleToAll } from '#server/chat/permissions.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { type ChatNamespace, type ChatSocket, socketsOf } from '#server/sockets/namespaces.ts';
import type { MessageRecord } from '#server/store/port.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';

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
    // In the same turn as the join: every later change is broadcast to the socket.
    socket.emit('chat', chat.view(person));
  }

  /** Sends everything queued since the last flush. Sockets of people who are no members any more are disconnected before it. */
  flush(): void {
    const [pending, changedChats] = [this.#pending, this.#changedChats];
    if (pending.size + changedChats.size === 0) return;
    this.#pending = new Map();
    this.#changedChats = new Set();
    for (const chat of new Set([...pending.keys(), ...changedChats])) this.#disconnectOutsiders(chat.classroom);
    for (const [chat, queued] of pending) this.#sendMessages(chat, queued);
    for (const chat of changedChats)
      for (const socket of socketsOf(this.#namespace, chat.classroom))
        socket.emit('chat', chat.view(socket.data.person));
  }

  /** Disconnects everybody in one class's chat, or one seat. */
  disconnect(classroom: ClassroomId, seat?: SeatId): void {
    for (const socket of this.#namespace.sockets.values()) {
      const { host, person } = socket.data;
      const isMatch = seat === undefined || (person.role === 'student' && person.seat === seat);
      if (host.record.id === classroom && isMatch) socket.disconnect();
    }
  }

  /** Each socket gets at most one message, whose entries are in order: a page that has one entry has all before it. */
  #sendMessages(chat: ChatHost, pending: readonly PendingMessage[]): void {
    const { id } = chat.classroom.record;
    const all = pending.map(({ message }) => message);
    this.#namespace.to(teachersRoom(id)).emit('messages', chat.views(all, true));
    const forStudents = pending.filter(({ audience }) => audience === 'everybody').map(({ message }) => message);
    // Students who see something that others do not get their own batch.
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
    for (const socket of socketsOf(this.#namespace, classroom))
      if (!classroom.isMember(socket.data.person)) socket.disconnect();
  }
}
