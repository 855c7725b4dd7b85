/**
 * The namespace /present: a teacher's window for the projector. What is not sent here cannot be shown by mistake: it gets a view made
 * for a projector, the tiles' feed, and the spotlit board; and it can ask for nothing else.
 */
import type { Namespace } from 'socket.io';
import { type Log, logRefusal } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { createHandler } from '#server/sockets/handler.ts';
import { type ClassSocketData, HandshakeRefused } from '#server/sockets/handshake.ts';
import { limitPackets } from '#server/sockets/rate-limit.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { failure } from '#shared/protocol/errors.ts';
import { BoardMessage, EnterMessage } from '#shared/protocol/request-schemas.ts';
import type { Answer, EnterResult, PresentClientEvents, PresentServerEvents } from '#shared/protocol/socket-events.ts';
import { PresentMessage, WallMessage } from '#shared/protocol/teacher/control-messages.ts';

export type PresentNamespace = Namespace<
  PresentClientEvents,
  PresentServerEvents,
  Record<never, never>,
  ClassSocketData
>;

export interface PresentNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly wallFeed: WallFeed;
}

/** Who only looks is no member. */
const SPECTATOR = -1;

export function servePresentNamespace(namespace: PresentNamespace, { log, now, wallFeed }: PresentNamespaceDeps): void {
  // Behind the door of the class: of its people, the teachers alone.
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
    const { host: classroom, page, person } = socket.data;
    const openBoards = new Map<BoardNumber, BoardHost>();
    const leave = (board: BoardNumber) => {
      openBoards.get(board)?.subscribers.remove(socket.conn);
      openBoards.delete(board);
    };
    socket.emit('view', classroom.presentView());
    socket.on(
      'enter',
      createHandler(EnterMessage, log, async ({ board, have }): Promise<Answer<EnterResult>> => {
        if (!classroom.controls.isSpotlit(board)) return failure('no-board');
        const host = await classroom.board(board);
        if (host === null || !socket.connected) return failure('moved');
        const patch = host.patchFor(have);
        const { epoch, seq } = host.board;
        host.subscribers.add({ page, connection: socket.conn }, seq);
        openBoards.set(board, host);
        socket.conn.write(Buffer.from(patch), { compress: false });
        return { ok: true, board, member: SPECTATOR, epoch, time: host.time };
      }),
    );
    socket.on(
      'leave',
      createHandler(BoardMessage, log, ({ board }) => {
        leave(board);
        return { ok: true };
      }),
    );
    socket.on(
      'wall',
      createHandler(WallMessage, log, ({ boards }) => {
        wallFeed.subscribe(socket, classroom, boards);
        return { ok: true };
      }),
    );
    socket.on(
      'present',
      createHandler(PresentMessage, log, (asked) => classroom.controls.present(asked)),
    );
    socket.data.leaveInaccessibleBoards = () => {
      // The teacher's link was replaced: what came by the old one ends.
      if (!classroom.isMember(person)) socket.disconnect();
      for (const board of [...openBoards.keys()]) if (!classroom.controls.isSpotlit(board)) leave(board);
    };
    socket.on('disconnect', () => {
      for (const board of [...openBoards.keys()]) leave(board);
      wallFeed.unsubscribe(socket);
    });
  });
}

/** Windows of one class that are open now. */
export function presentSocketsOf(namespace: PresentNamespace, classroom: ClassroomHost) {
  return [...namespace.sockets.values()].filter((socket) => socket.data.host === classroom);
}
