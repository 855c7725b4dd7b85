/**
 * The namespace /chat: what is new in a class's chat goes to the people of that class, to each what they may see. Pages write
 * over HTTP; nothing is taken here. Whoever's seat has moved on or is gone is shown out before anything more is told.
 */
import type { Namespace, Socket } from 'socket.io';
import type { ClassroomId, SeatId } from '../../../shared/ids.ts';
import type { ChatClientEvents, ChatServerEvents } from '../../../shared/protocol/chat/events.ts';
import type { Log } from '../../log.ts';
import type { MessageRecord } from '../../store/port.ts';
import type { ChatHost } from '../chat/host.ts';
import { isForAll, isSeenBy } from '../chat/rules.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import { limited } from './packets/limits.ts';
import type { ClassSocketData } from './standing.ts';

export type ChatNamespace = Namespace<ChatClientEvents, ChatServerEvents, Record<never, never>, ClassSocketData>;
type ChatSocket = Socket<ChatClientEvents, ChatServerEvents, Record<never, never>, ClassSocketData>;

interface News {
  readonly message: MessageRecord;
  readonly who: 'everybody' | 'teachers';
}

const teachersOf = (classroom: ClassroomId) => `${classroom} teachers`;
const studentsOf = (classroom: ClassroomId) => `${classroom} students`;
const seatOf = (classroom: ClassroomId, seat: SeatId) => `${classroom} seat ${seat}`;

export class ChatRooms {
  readonly #namespace: ChatNamespace;
  #news = new Map<ChatHost, News[]>();
  #changed = new Set<ChatHost>();

  constructor(namespace: ChatNamespace) {
    this.#namespace = namespace;
  }

  note(chat: ChatHost, message: MessageRecord, who: News['who']): void {
    const news = this.#news.get(chat);
    if (news === undefined) this.#news.set(chat, [{ message, who }]);
    else news.push({ message, who });
  }

  change(chat: ChatHost): void {
    this.#changed.add(chat);
  }

  enter(socket: ChatSocket, chat: ChatHost): void {
    const { id } = chat.classroom.record;
    const { person } = socket.data;
    void socket.join(person.role === 'teacher' ? teachersOf(id) : [studentsOf(id), seatOf(id, person.seat)]);
    // In one turn with the joining: what is told from here on comes by itself.
    socket.emit('chat', chat.view(person));
  }

  /** Tells all that is new since the last time. */
  tell(): void {
    const [news, changed] = [this.#news, this.#changed];
    if (news.size + changed.size === 0) return;
    this.#news = new Map();
    this.#changed = new Set();
    for (const chat of new Set([...news.keys(), ...changed])) this.#showOut(chat.classroom);
    for (const [chat, its] of news) this.#tell(chat, its);
    for (const chat of changed)
      for (const socket of this.#of(chat.classroom)) socket.emit('chat', chat.view(socket.data.person));
  }

  /** Of one class, or of one seat in it. */
  end(classroom: ClassroomId, seat?: SeatId): void {
    for (const socket of this.#namespace.sockets.values()) {
      const { host, person } = socket.data;
      const isOf = seat === undefined || (person.role === 'student' && person.seat === seat);
      if (host.record.id === classroom && isOf) socket.disconnect();
    }
  }

  /** Each reader gets one message, in the order in which it happened: a page that has it has all before it. */
  #tell(chat: ChatHost, news: readonly News[]): void {
    const { id } = chat.classroom.record;
    const all = news.map(({ message }) => message);
    this.#namespace.to(teachersOf(id)).emit('messages', chat.views(all, true));
    const forStudents = news.filter(({ who }) => who === 'everybody').map(({ message }) => message);
    // Those who see something that the others do not get all of theirs at once.
    const apart = new Set<SeatId>();
    for (const { line, seat, state } of forStudents) {
      if (line !== null) apart.add(line);
      else if (state === 'waiting' && seat !== null) apart.add(seat);
    }
    for (const seat of apart) {
      const own = { role: 'student', seat, grant: 0 } as const;
      const seen = forStudents.filter((message) => isSeenBy(own, message));
      this.#namespace.to(seatOf(id, seat)).emit('messages', chat.views(seen, false));
    }
    const open = forStudents.filter(isForAll);
    if (open.length === 0) return;
    const others = this.#namespace.to(studentsOf(id)).except([...apart].map((seat) => seatOf(id, seat)));
    others.emit('messages', chat.views(open, false));
  }

  #showOut(classroom: ClassroomHost): void {
    for (const socket of this.#of(classroom)) if (!classroom.holds(socket.data.person)) socket.disconnect();
  }

  #of(classroom: ClassroomHost): ChatSocket[] {
    return [...this.#namespace.sockets.values()].filter(({ data }) => data.host === classroom);
  }
}

export interface ChatSocketParts {
  readonly log: Log;
  readonly now: () => number;
  readonly rooms: ChatRooms;
  readonly chatOf: (classroom: ClassroomHost) => Promise<ChatHost>;
}

export function serveChat(namespace: ChatNamespace, { log, now, rooms, chatOf }: ChatSocketParts): void {
  namespace.on('connection', (socket) => {
    limited(socket, now);
    const { host, person } = socket.data;
    chatOf(host).then(
      (chat) => {
        if (!socket.connected) return;
        if (host.holds(person)) rooms.enter(socket, chat);
        else socket.disconnect();
      },
      (error: unknown) => {
        log.error({ err: error }, 'a chat could not be opened');
        socket.disconnect();
      },
    );
  });
}
