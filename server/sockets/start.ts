/** Starts the live side on a running HTTP server: Socket.IO, the classes of this node, the journal and the ticks. */
import { randomInt } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';
import type { Config } from '#server/app/config.ts';
import {
  ATTENTION_BROADCAST_MS,
  CHAT_BROADCAST_TICKS,
  CHAT_POLL_MS,
  DRAIN_SPREAD_MS,
  HANDSHAKE_RATE,
  IDLE_HOST_MS,
  MESSAGE_BYTES_MAX,
  SOCKETS_PER_ADDRESS_MAX,
} from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { ChatDirectory } from '#server/chat/directory.ts';
import type { Chats } from '#server/chat/port.ts';
import { ClassroomDirectory } from '#server/classroom/directory.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Classrooms, SessionEraser } from '#server/classroom/port.ts';
import { Coalescer } from '#server/concurrency/coalesce.ts';
import { clientAddress, createProxyTrust } from '#server/guard/address.ts';
import { isSameOrigin } from '#server/guard/same-origin.ts';
import { addressKey, TokenBuckets } from '#server/guard/token-bucket.ts';
import { Journal } from '#server/journal/journal.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { Leases } from '#server/store/lease.ts';
import type { Store } from '#server/store/port.ts';
import { dropSlowConsumers } from '#server/websocket/slow-consumer.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PING_MS, TICK_MS, WALL_TICKS } from '#shared/limits.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, SOCKET_PATH } from '#shared/protocol/paths.ts';
import { type BoardNamespace, boardSocketsOf, serveBoardNamespace } from './board/board-namespace.ts';
import { ChatBroadcast, type ChatNamespace, serveChatNamespace } from './chat/chat-namespace.ts';
import { type AuthorizeMember, requireMembership } from './handshake.ts';
import { type OpenClassesNamespace, serveOpenClasses } from './open-classes.ts';
import { type PresentNamespace, presentSocketsOf, servePresentNamespace } from './present/present-namespace.ts';
import { limitHandshakes } from './rate-limit.ts';
import { AttentionFeed } from './teacher/attention-feed.ts';
import { WallFeed } from './teacher/wall-feed.ts';

export interface RealtimeDeps {
  readonly http: HttpServer;
  readonly store: Store;
  /** Who should write which class. @param onLost another process has it now */
  readonly leases: (onLost: (classroom: ClassroomId) => void) => Leases;
  readonly pictures: Pick<PictureStore, 'discard' | 'removeFiles'>;
  /** express-session, shared with Express. */
  readonly session: RequestHandler;
  /** What browsers remember, to be forgotten. */
  readonly eraser: SessionEraser;
  readonly config: Pick<Config, 'publicOrigin' | 'trustProxy' | 'classDays'>;
  readonly log: Log;
}

export interface Realtime {
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

export async function startRealtime({
  http,
  store,
  leases,
  pictures,
  session,
  eraser,
  config,
  log,
}: RealtimeDeps): Promise<Realtime> {
  const now = () => performance.now();
  const clock = { now, wall: () => Date.now() };
  const trusted = createProxyTrust(config.trustProxy);
  const addresses = new ConnectionLimiter((request) => clientAddress(request, trusted));
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
      const admitted = isSameOrigin(request.headers, config.publicOrigin) && addresses.admit(request);
      answer(null, admitted);
    },
  });
  io.engine.use(session);
  io.engine.on(
    'connection',
    (connection: { request: IncomingMessage; once(event: 'close', listener: () => void): void }) => {
      const left = addresses.track(connection.request);
      connection.once('close', left);
    },
  );

  const openClasses: OpenClassesNamespace = io.of(NAMESPACE.openClasses);
  const boards: BoardNamespace = io.of(NAMESPACE.board);
  const chat: ChatNamespace = io.of(NAMESPACE.chat);
  const present: PresentNamespace = io.of(NAMESPACE.present);
  const isListed = config.publicOrigin === null;

  const journal = new Journal(store, log, now);
  const changedClassrooms = new Coalescer<ClassroomHost>((host) => {
    for (const socket of boardSocketsOf(boards, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('classroom', host.view(socket.data.person));
    }
    for (const socket of presentSocketsOf(present, host)) {
      socket.data.leaveInaccessibleBoards?.();
      socket.emit('view', host.presentView());
    }
    if (!isListed) return;
    if (host.admission.isFinished) openClasses.emit('openClassClosed', { id: host.record.id });
    else openClasses.emit('openClass', host.openClassView());
  });
  const heldLeases = leases((classroom) => directory.relinquish(classroom));
  const directory = new ClassroomDirectory({
    store,
    journal,
    leases: heldLeases,
    log,
    clock,
    sessionEraser: eraser,
    removeFiles: (records) => pictures.removeFiles(records),
    eraseChat: (classroom, seat) => chats.eraseSeat(classroom, seat),
    classDays: config.classDays,
    onChange: (host) => changedClassrooms.add(host),
    onAccessLost: (host) => {
      for (const socket of [...chat.sockets.values(), ...present.sockets.values()])
        if (socket.data.host === host && !host.isMember(socket.data.person)) socket.disconnect();
    },
    onMoved: (host) => {
      chats.close(host);
      chatBroadcast.disconnect(host.record.id);
      // Not told but cut off: then they come back by themselves, and find who has it.
      for (const socket of [...boardSocketsOf(boards, host, 'all'), ...presentSocketsOf(present, host)])
        socket.conn.close();
    },
    onEnd: (id, host) => {
      if (isListed) openClasses.emit('openClassClosed', { id });
      if (host === null) return;
      chats.close(host);
      chatBroadcast.disconnect(id);
      for (const socket of [...boardSocketsOf(boards, host, 'all'), ...presentSocketsOf(present, host)]) {
        socket.emit('closed');
        socket.disconnect();
      }
    },
  });
  const chatBroadcast = new ChatBroadcast(chat);
  const chats = new ChatDirectory({
    store,
    log,
    wallClock: () => Math.floor(clock.wall()),
    now,
    classroom: (id) => directory.host(id),
    discardPictures: (ids) => pictures.discard(ids),
    onMessage: (of, message, who) => chatBroadcast.queueMessage(of, message, who),
    onChange: (of) => chatBroadcast.queueUpdate(of),
    disconnectSeat: (classroom, seat) => chatBroadcast.disconnect(classroom, seat),
  });
  const wallFeed = new WallFeed();
  const attentionFeed = new AttentionFeed();
  const authorizeMember: AuthorizeMember = (classroom, person) => directory.admit(classroom, person);
  for (const namespace of [openClasses, boards, chat, present]) limitHandshakes(namespace, now);
  requireMembership(boards, (classroom, person) => directory.admitOrWait(classroom, person), log);
  requireMembership(chat, authorizeMember, log);
  requireMembership(present, authorizeMember, log);
  servePresentNamespace(present, { log, now, wallFeed });
  serveBoardNamespace(boards, { log, now, wallFeed });
  serveChatNamespace(chat, { log, now, broadcast: chatBroadcast, openChat: (host) => chats.forClassroom(host) });
  serveOpenClasses(openClasses, { log, now, isListed, listOpenClasses: () => directory.openClasses() });

  // On one timer: one of its own would wake the process as often again, and ends a board's tick in between.
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    directory.tick();
    if (ticks % CHAT_BROADCAST_TICKS === 0) chatBroadcast.flush();
    if (ticks % WALL_TICKS !== 0) return;
    wallFeed.send();
    changedClassrooms.flush();
  };
  const timers = [
    setInterval(tick, TICK_MS),
    setInterval(() => attentionFeed.send(boards), ATTENTION_BROADCAST_MS),
    setInterval(() => chats.pollClassrooms(), CHAT_POLL_MS),
    setInterval(() => directory.closeIdleHosts(), IDLE_HOST_MS),
    setInterval(() => dropSlowConsumers([openClasses, boards, chat, present]), PING_MS),
  ];

  return {
    classrooms: directory,
    chats,
    journal: journal.counts,
    sweep: () => directory.expiry.sweep(),
    async drain() {
      for (const namespace of [boards, present]) namespace.emit('drain', { after: randomInt(DRAIN_SPREAD_MS) });
      for (const timer of timers) clearInterval(timer);
      directory.tick();
      await Promise.all([journal.flush(), chats.settle()]);
      await heldLeases.close();
      chatBroadcast.flush();
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
class ConnectionLimiter {
  readonly #addressOf: (request: IncomingMessage) => string;
  readonly #handshakes = new TokenBuckets(HANDSHAKE_RATE);
  readonly #open = new Map<string, number>();

  constructor(addressOf: (request: IncomingMessage) => string) {
    this.#addressOf = addressOf;
  }

  admit(request: IncomingMessage): boolean {
    const key = addressKey(this.#addressOf(request));
    return (this.#open.get(key) ?? 0) < SOCKETS_PER_ADDRESS_MAX && this.#handshakes.take(key);
  }

  /** Counts a connection; what it answers takes it off again. */
  track(request: IncomingMessage): () => void {
    const key = addressKey(this.#addressOf(request));
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}
