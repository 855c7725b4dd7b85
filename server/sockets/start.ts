/** Starts the realtime side on a running HTTP server: Socket.IO, the classes and chats of this node, the journal and the ticks. */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Server } from 'socket.io';
import { DRAIN_SPREAD_MS, FAREWELL_MS } from '#server/base/limits.ts';
import { Tally } from '#server/base/tally.ts';
import { ChatDirectory } from '#server/chat/directory.ts';
import { LogCompaction, type LogCompactionDeps } from '#server/classroom/compaction.ts';
import { ClassroomDirectory } from '#server/classroom/directory.ts';
import { createProxyTrust } from '#server/guard/address.ts';
import { Journal } from '#server/journal/journal.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { ClassroomRecord } from '#server/store/port.ts';
import { ChatBroadcast } from './chat/chat-broadcast.ts';
import { ClassroomBroadcast } from './classes/classroom-broadcast.ts';
import { createSocketServer } from './connection/socket-server.ts';
import { createNamespaces, type Namespaces } from './namespaces.ts';
import type { Realtime, RealtimeDeps, RealtimeFigures } from './realtime.ts';
import { serveNamespaces } from './serve-namespaces.ts';
import { WallFeed } from './teacher/wall-feed.ts';
import { Ticks } from './ticks.ts';

export async function startRealtime(deps: RealtimeDeps): Promise<Realtime> {
  return new RealtimeServer(deps);
}

/** The class is not here any more. Where this fails, the next start clears the cache. */
async function forgetPictures({ pictures, log }: RealtimeDeps, classroom: ClassroomRecord['id']): Promise<void> {
  await pictures
    .forget(classroom)
    .catch((error: unknown) => log.warn({ err: error }, 'the cache keeps pictures of a class that is gone'));
}

class RealtimeServer implements Realtime {
  readonly classrooms: ClassroomDirectory;
  readonly chats: ChatDirectory;
  readonly #io: Server;
  readonly #namespaces: Namespaces;
  readonly #journal: Journal;
  readonly #leases: Leases;
  readonly #classroomBroadcast: ClassroomBroadcast;
  readonly #chatBroadcast: ChatBroadcast;
  readonly #ticks: Ticks;
  readonly #compaction: LogCompaction;
  readonly #isBehindBalancer: boolean;
  readonly #done = new Tally();

  constructor(deps: RealtimeDeps) {
    const { http, store, clock, leases, pictures, session, config, cards, build, log } = deps;
    const { now } = clock;
    const { publicOrigin, isListed } = config;
    this.#isBehindBalancer = config.adminPort !== null;
    this.#io = createSocketServer({ http, session, publicOrigin, proxyTrust: createProxyTrust(config.trustProxy) });
    this.#namespaces = createNamespaces(this.#io);
    this.#classroomBroadcast = new ClassroomBroadcast(this.#namespaces, isListed, cards);
    this.#chatBroadcast = new ChatBroadcast(this.#namespaces.chat);
    this.#journal = new Journal(store, log, now);
    this.#leases = leases({
      onLost: (classroom) => this.classrooms.relinquish(classroom),
      keeps: (classroom, heldMs) => this.classrooms.handover.keeps(classroom, heldMs),
      onWanted: (classroom) => this.classrooms.handover.wanted(classroom),
    });
    this.classrooms = new ClassroomDirectory({
      store,
      journal: this.#journal,
      leases: this.#leases,
      log,
      clock,
      calendar: clock,
      removeFiles: (records) => pictures.removeFiles(records),
      eraseChat: (classroom, seat) => this.chats.eraseSeat(classroom, seat),
      classDays: config.classDays,
      cards,
      onNewClass: (view) => this.#classroomBroadcast.announce(view),
      onChange: (host) => this.#classroomBroadcast.queueUpdate(host),
      onAccessLost: (host) => this.#classroomBroadcast.disconnectOutsiders(host),
      onDeviceEnded: (host, session) => this.#classroomBroadcast.endDevice(host, session),
      settleChat: (host) => this.chats.settle(host),
      onMoved: (host) => {
        this.#closeChat(host);
        this.#classroomBroadcast.closeConnections(host);
        void forgetPictures(deps, host.record.id);
      },
      onEnd: (id, host) => {
        if (host !== null) this.#closeChat(host);
        this.#classroomBroadcast.end(id, host);
        void forgetPictures(deps, id);
      },
    });
    this.chats = new ChatDirectory({
      log,
      // What people read beside a message.
      wallClock: clock.date,
      now,
      classroom: (id) => this.classrooms.host(id),
      discardPictures: (ids) => pictures.discard(ids),
      onMessage: (of, message, who) => this.#chatBroadcast.queueMessage(of, message, who),
      onChange: (of) => this.#chatBroadcast.queueUpdate(of),
      disconnectSeat: (classroom, seat) => this.#chatBroadcast.disconnect(classroom, seat),
    });
    const sharedDeps = {
      classrooms: this.classrooms,
      chats: this.chats,
      chatBroadcast: this.#chatBroadcast,
      wallFeed: new WallFeed(),
    };
    serveNamespaces(this.#namespaces, { ...sharedDeps, isListed, build, log, done: this.#done, now });
    this.#ticks = new Ticks({
      ...sharedDeps,
      namespaces: this.#namespaces,
      classroomBroadcast: this.#classroomBroadcast,
    });
    const isOpen: LogCompactionDeps['isOpen'] = (id, board) =>
      this.classrooms.openHosts.get(id)?.openHosts.has(board) === true;
    this.#compaction = new LogCompaction({ store, log, clock, calendar: clock, leases: this.#leases, isOpen });
  }

  #closeChat(host: Parameters<ChatDirectory['close']>[0]): void {
    this.chats.close(host);
    this.#chatBroadcast.disconnect(host.record.id);
  }

  get journal(): Readonly<Journal['counts']> {
    return this.#journal.counts;
  }

  get figures(): RealtimeFigures {
    const hosts = [...this.classrooms.openHosts.values()];
    return {
      openClasses: hosts.length,
      openBoards: hosts.reduce((boards, { openHosts }) => boards + openHosts.size, 0),
      unsavedBytes: this.#journal.unsavedBytes,
      sockets: new Map(Object.entries(this.#namespaces).map(([name, { sockets }]) => [name, sockets.size])),
      events: this.#done,
      givenAway: this.classrooms.handover.givenAway,
    };
  }

  onJournalBatch(listener: Journal['onBatch']): void {
    this.#journal.onBatch = listener;
  }

  async sweep(isFirst: boolean): Promise<void> {
    await this.classrooms.expiry.sweep();
    // Not awaited: it takes its time.
    void this.#compaction.sweep(isFirst ? null : [...this.classrooms.openHosts.keys()]);
  }

  async handOver(): Promise<void> {
    if (!this.#isBehindBalancer) return;
    await this.classrooms.handover.letGoOfAll();
    await wait(FAREWELL_MS);
  }

  async drain(): Promise<void> {
    const { board, present } = this.#namespaces;
    // Each at a moment of its own: together they would all come at once.
    if (!this.#isBehindBalancer)
      for (const { sockets } of [board, present])
        for (const socket of sockets.values()) socket.emit('drain', { after: randomInt(DRAIN_SPREAD_MS) });
    this.#ticks.stop();
    this.classrooms.tick();
    await Promise.all([this.#journal.flush(), this.chats.drain(), this.#compaction.stop()]);
    await this.#leases.close();
    this.#chatBroadcast.flush();
    // The answers to what has just become durable leave before the connections end.
    await new Promise((resolve) => setImmediate(resolve));
    this.#journal.close();
    await this.#io.close();
  }

  async ready(): Promise<void> {
    if (this.#journal.isFailing) throw new Error('the store takes no moves');
  }
}
