/** Starts the live side on a running HTTP server: Socket.IO, the classes of this node, the journal and the ticks. */
import { randomInt } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';
import type { ClassroomId } from '../../shared/ids.ts';
import { PING_MS, TICK_MS, WALL_TICKS } from '../../shared/limits.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { NAMESPACE, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import type { Config } from '../config.ts';
import { clientAddress, trust } from '../http/guard/address.ts';
import { isOurOrigin } from '../http/guard/origin.ts';
import { addressKey, Buckets } from '../http/guard/rate.ts';
import {
  ATTENTION_TELL_MS,
  CHAT_TELL_TICKS,
  CHAT_WATCH_MS,
  DRAIN_SPREAD_MS,
  HANDSHAKE_RATE,
  IDLE_HOST_MS,
  MESSAGE_BYTES_MAX,
  SOCKETS_PER_ADDRESS,
} from '../limits.ts';
import type { Log } from '../log.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Leases } from '../store/lease.ts';
import type { Store } from '../store/port.ts';
import { Journal } from './board/journal.ts';
import { ChatDirectory } from './chat/chats.ts';
import type { Chats } from './chats.ts';
import { Directory } from './classroom/directory.ts';
import type { ClassroomHost } from './classroom/host.ts';
import type { Classrooms, Forgets } from './classrooms.ts';
import { cutDeaf } from './line/deaf.ts';
import { type BoardNamespace, serveBoards, socketsOf } from './sockets/board.ts';
import { Changes } from './sockets/changes.ts';
import { type ChatNamespace, ChatRooms, serveChat } from './sockets/chat.ts';
import { payingAtDoor } from './sockets/packets/limits.ts';
import { type PresentNamespace, servePresent, windowsOf } from './sockets/present.ts';
import { type RoomNamespace, serveRooms } from './sockets/room.ts';
import { type FindMember, guard } from './sockets/standing.ts';
import { AttentionFeed } from './sockets/teacher/attention.ts';
import { Wall } from './sockets/teacher/wall.ts';

export interface LiveParts {
  readonly http: HttpServer;
  readonly store: Store;
  /** Who should write which class. @param onLost another process has it now */
  readonly leases: (onLost: (classroom: ClassroomId) => void) => Leases;
  readonly pictures: Pick<Pictures, 'discard' | 'remove'>;
  /** express-session, shared with Express. */
  readonly session: RequestHandler;
  /** What browsers remember, to be forgotten. */
  readonly forgets: Forgets;
  readonly config: Pick<Config, 'publicOrigin' | 'trustProxy' | 'classDays'>;
  readonly log: Log;
}

export interface Live {
  readonly classrooms: Classrooms;
  readonly chats: Chats;
  /** Ends the classes whose days are over, and brings to its end what a crash has broken off of erasing students. */
  sweep(): Promise<void>;
  /** Tells everybody to come back later, ends every tick, and resolves when all of it is durable. */
  drain(): Promise<void>;
  /** Rejects with the reason when moves cannot be kept right now. */
  ready(): Promise<void>;
  /** Batches, chunks and bytes that the journal sent: for the bench. */
  readonly journal: Readonly<Journal['counts']>;
}

export async function startLive({
  http,
  store,
  leases,
  pictures,
  session,
  forgets,
  config,
  log,
}: LiveParts): Promise<Live> {
  const now = () => performance.now();
  const clock = { now, wall: () => Date.now() };
  const trusted = trust(config.trustProxy);
  const addresses = new Addresses((request) => clientAddress(request, trusted));
  const io = new Server(http, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    serveClient: false,
    parser: { Encoder, Decoder },
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    pingInterval: PING_MS,
    pingTimeout: PING_MS,
    connectTimeout: PING_MS,
    // `cors` does not guard WebSocket: this does.
    allowRequest: (request, answer) => {
      const admitted = isOurOrigin(request.headers, config.publicOrigin) && addresses.admit(request);
      answer(null, admitted);
    },
  });
  io.engine.use(session);
  io.engine.on(
    'connection',
    (connection: { request: IncomingMessage; once(event: 'close', listener: () => void): void }) => {
      const left = addresses.came(connection.request);
      connection.once('close', left);
    },
  );

  const rooms: RoomNamespace = io.of(NAMESPACE.room);
  const boards: BoardNamespace = io.of(NAMESPACE.board);
  const chat: ChatNamespace = io.of(NAMESPACE.chat);
  const present: PresentNamespace = io.of(NAMESPACE.present);
  const listed = config.publicOrigin === null;

  const journal = new Journal(store, log, now);
  const changes = new Changes<ClassroomHost>((host) => {
    for (const socket of socketsOf(boards, host)) {
      socket.data.leaveLost?.();
      socket.emit('classroom', host.view(socket.data.person));
    }
    for (const socket of windowsOf(present, host)) {
      socket.data.leaveLost?.();
      socket.emit('view', host.presentView());
    }
    if (!listed) return;
    if (host.door.isFinished) rooms.emit('roomGone', { id: host.record.id });
    else rooms.emit('room', host.roomView());
  });
  const held = leases((classroom) => directory.lose(classroom));
  const directory = new Directory({
    store,
    journal,
    leases: held,
    log,
    clock,
    forgets,
    removeFiles: (records) => pictures.remove(records),
    eraseChat: (classroom, seat) => chats.eraseSeat(classroom, seat),
    classDays: config.classDays,
    onChange: (host) => changes.note(host),
    onOutside: (host) => {
      for (const socket of [...chat.sockets.values(), ...present.sockets.values()])
        if (socket.data.host === host && !host.holds(socket.data.person)) socket.disconnect();
    },
    onMoved: (host) => {
      chats.end(host);
      chatRooms.end(host.record.id);
      // Not told but cut off: then they come back by themselves, and find who has it.
      for (const socket of [...socketsOf(boards, host, 'all'), ...windowsOf(present, host)]) socket.conn.close();
    },
    onEnd: (id, host) => {
      if (listed) rooms.emit('roomGone', { id });
      if (host === null) return;
      chats.end(host);
      chatRooms.end(id);
      for (const socket of [...socketsOf(boards, host, 'all'), ...windowsOf(present, host)]) {
        socket.emit('closed');
        socket.disconnect();
      }
    },
  });
  const chatRooms = new ChatRooms(chat);
  const chats = new ChatDirectory({
    store,
    log,
    wall: () => Math.floor(clock.wall()),
    now,
    classroom: (id) => directory.host(id),
    discard: (ids) => pictures.discard(ids),
    onMessage: (of, message, who) => chatRooms.note(of, message, who),
    onChange: (of) => chatRooms.change(of),
    endSeat: (classroom, seat) => chatRooms.end(classroom, seat),
  });
  const wall = new Wall();
  const attention = new AttentionFeed();
  const findMember: FindMember = (classroom, person) => directory.admit(classroom, person);
  for (const namespace of [rooms, boards, chat, present]) payingAtDoor(namespace, now);
  guard(boards, (classroom, person) => directory.visit(classroom, person), log);
  guard(chat, findMember, log);
  guard(present, findMember, log);
  servePresent(present, { log, now, wall });
  serveBoards(boards, { log, now, wall });
  serveChat(chat, { log, now, rooms: chatRooms, chatOf: (host) => chats.of(host) });
  serveRooms(rooms, { log, now, listed, rooms: () => directory.rooms() });

  // On one timer: one of its own would wake the process as often again, and ends a board's tick in between.
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    directory.tick();
    if (ticks % CHAT_TELL_TICKS === 0) chatRooms.tell();
    if (ticks % WALL_TICKS !== 0) return;
    wall.round();
    changes.tell();
  };
  const timers = [
    setInterval(tick, TICK_MS),
    setInterval(() => attention.round(boards), ATTENTION_TELL_MS),
    setInterval(() => chats.watch(), CHAT_WATCH_MS),
    setInterval(() => directory.letIdleGo(), IDLE_HOST_MS),
    setInterval(() => cutDeaf([rooms, boards, chat, present]), PING_MS),
  ];

  return {
    classrooms: directory,
    chats,
    journal: journal.counts,
    sweep: () => directory.endings.sweep(),
    async drain() {
      for (const namespace of [boards, present]) namespace.emit('drain', { after: randomInt(DRAIN_SPREAD_MS) });
      for (const timer of timers) clearInterval(timer);
      directory.tick();
      await Promise.all([journal.settle(), chats.settle()]);
      await held.close();
      chatRooms.tell();
      // The answers to what has just become durable leave before the connections end.
      await new Promise((resolve) => setImmediate(resolve));
      journal.close();
      await io.close();
    },
    async ready() {
      if (journal.isFailing) throw new Error('the store takes no moves');
    },
  };
}

/** How many connections an address has and makes: deep enough for a school behind one. */
class Addresses {
  readonly #addressOf: (request: IncomingMessage) => string;
  readonly #handshakes = new Buckets(HANDSHAKE_RATE);
  readonly #open = new Map<string, number>();

  constructor(addressOf: (request: IncomingMessage) => string) {
    this.#addressOf = addressOf;
  }

  admit(request: IncomingMessage): boolean {
    const key = addressKey(this.#addressOf(request));
    return (this.#open.get(key) ?? 0) < SOCKETS_PER_ADDRESS && this.#handshakes.take(key);
  }

  /** Counts a connection; what it answers takes it off again. */
  came(request: IncomingMessage): () => void {
    const key = addressKey(this.#addressOf(request));
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}
