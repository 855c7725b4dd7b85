/** The namespace /board: one class's people at its boards. */
import type { Log } from '#server/base/log.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
import { type EventContext, type EventTable, serveEvents } from '#server/sockets/event-table.ts';
import type { BoardNamespace, BoardSocket } from '#server/sockets/namespaces.ts';
import { ADMISSION_EVENTS } from '#server/sockets/teacher/admission-events.ts';
import { CONTROL_EVENTS } from '#server/sockets/teacher/control-events.ts';
import { MOMENT_EVENTS } from '#server/sockets/teacher/moment-events.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { BoardClientEvents } from '#shared/protocol/protocol.ts';
import { BOARD_EVENTS } from './board-events.ts';
import { BoardSession } from './board-session.ts';
import { FrameHandler } from './frame-handler.ts';
import { receiveFrames } from './frame-receiver.ts';
import { serveWaitingPage } from './waiting-page.ts';

/** Every event of /board that is answered. */
const EVENTS: EventTable<BoardSession, Omit<BoardClientEvents, 'frame' | 'renewHolds'>> = {
  ...BOARD_EVENTS,
  ...CONTROL_EVENTS,
  ...MOMENT_EVENTS,
  ...ADMISSION_EVENTS,
};

export interface BoardNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly done: EventContext['done'];
  readonly wallFeed: WallFeed;
}

export function serveBoardNamespace(namespace: BoardNamespace, deps: BoardNamespaceDeps): void {
  namespace.on('connection', (socket) => {
    const allowFrame = limitPackets(socket, deps.now);
    const { host, person } = socket.data;
    if (person.role === 'student' && host.isWaiting(person)) serveWaitingPage(socket, person);
    else servePage(socket, new BoardSession(socket, { ...deps, namespace }), allowFrame, deps);
  });
}

function servePage(
  socket: BoardSocket,
  session: BoardSession,
  allowFrame: () => boolean,
  { log, now, done }: BoardNamespaceDeps,
): void {
  socket.use((packet, next) => {
    const ack: unknown = packet.at(-1);
    if (session.sentOffReason === null) next();
    else if (typeof ack === 'function') ack(failure(session.sentOffReason));
  });
  if (!session.start()) return;
  serveEvents(socket, EVENTS, session, { log, now, done });
  socket.data.leaveInaccessibleBoards = () => session.leaveInaccessibleBoards();
  socket.on('renewHolds', () => session.renewHolds());
  const frames = new FrameHandler(session, { log, now });
  receiveFrames(socket, { allow: allowFrame, handle: (bytes) => frames.handle(bytes) });
  socket.on('disconnect', () => session.close());
}
