/**
 * The namespace /present: a teacher's window for the projector. It gets a view made for a projector, the feed of the tiles and the
 * spotlit board, and can ask for nothing else: what is not sent here cannot be shown by mistake.
 */
import { type Log, logRefusal } from '#server/base/log.ts';
import { HandshakeRefused } from '#server/sockets/connection/handshake.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
import { type EventContext, serveEvents } from '#server/sockets/event-table.ts';
import type { PresentNamespace } from '#server/sockets/namespaces.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import { PRESENT_EVENTS } from './present-events.ts';
import { PresentSession } from './present-session.ts';

export interface PresentNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly done: EventContext['done'];
  readonly wallFeed: WallFeed;
}

export function servePresentNamespace(
  namespace: PresentNamespace,
  { log, now, done, wallFeed }: PresentNamespaceDeps,
): void {
  // The class's handshake has admitted its members; of those, only teachers pass.
  namespace.use((socket, next) => {
    if (socket.data.person.role === 'teacher') {
      next();
      return;
    }
    logRefusal(log, 'not-teacher', { at: 'the projector’s window' });
    next(new HandshakeRefused('not-teacher'));
  });
  namespace.on('connection', (socket) => {
    limitPackets(socket, now);
    const session = new PresentSession(socket, wallFeed);
    socket.emit('view', session.classroom.views.present());
    serveEvents(socket, PRESENT_EVENTS, session, { log, now, done });
    socket.data.leaveInaccessibleBoards = () => session.leaveInaccessibleBoards();
    socket.on('disconnect', () => session.close());
  });
}
