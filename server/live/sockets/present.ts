/**
 * The namespace /present: a teacher's window for the projector. What is not sent here cannot be shown by mistake: it gets a view made
 * for a projector, the tiles' feed, and the spotlit board; and it can ask for nothing else.
 */
import type { Namespace } from 'socket.io';
import type { BoardNumber } from '../../../shared/ids.ts';
import { failure } from '../../../shared/protocol/errors.ts';
import type { Answer, Entered, PresentClientEvents, PresentServerEvents } from '../../../shared/protocol/events.ts';
import { PresentMessage, WallMessage } from '../../../shared/protocol/leading.ts';
import { BoardMessage, EnterMessage } from '../../../shared/protocol/schemas.ts';
import { type Log, noteRefusal } from '../../log.ts';
import type { BoardHost } from '../board/host.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import { answering } from './packets/answering.ts';
import { limited } from './packets/limits.ts';
import { type ClassSocketData, RefusedAtDoor } from './standing.ts';
import type { Wall } from './teacher/wall.ts';

export type PresentNamespace = Namespace<
  PresentClientEvents,
  PresentServerEvents,
  Record<never, never>,
  ClassSocketData
>;

export interface PresentParts {
  readonly log: Log;
  readonly now: () => number;
  readonly wall: Wall;
}

/** Who only looks is no member. */
const READER = -1;

export function servePresent(namespace: PresentNamespace, { log, now, wall }: PresentParts): void {
  // Behind the door of the class: of its people, the teachers alone.
  namespace.use((socket, next) => {
    if (socket.data.person.role === 'teacher') {
      next();
      return;
    }
    noteRefusal(log, 'not-teacher', { at: 'the projector’s window' });
    next(new RefusedAtDoor('not-teacher'));
  });
  namespace.on('connection', (socket) => {
    limited(socket, now);
    const { host: classroom, page, person } = socket.data;
    const at = new Map<BoardNumber, BoardHost>();
    const leave = (board: BoardNumber) => {
      at.get(board)?.readers.remove(socket.conn);
      at.delete(board);
    };
    socket.emit('view', classroom.presentView());
    socket.on(
      'enter',
      answering(EnterMessage, log, async ({ board, have }): Promise<Answer<Entered>> => {
        if (!classroom.leading.isSpotlit(board)) return failure('no-board');
        const host = await classroom.board(board);
        if (host === null || !socket.connected) return failure('moved');
        const patch = host.patchFor(have);
        const { epoch, seq } = host.board;
        host.readers.add({ page, connection: socket.conn }, seq);
        at.set(board, host);
        socket.conn.write(Buffer.from(patch), { compress: false });
        return { ok: true, board, member: READER, epoch, time: host.time };
      }),
    );
    socket.on(
      'leave',
      answering(BoardMessage, log, ({ board }) => {
        leave(board);
        return { ok: true };
      }),
    );
    socket.on(
      'wall',
      answering(WallMessage, log, ({ boards }) => {
        wall.show(socket, classroom, boards);
        return { ok: true };
      }),
    );
    socket.on(
      'present',
      answering(PresentMessage, log, (asked) => classroom.leading.present(asked)),
    );
    socket.data.leaveLost = () => {
      // The teacher's link was replaced: what came by the old one ends.
      if (!classroom.holds(person)) socket.disconnect();
      for (const board of [...at.keys()]) if (!classroom.leading.isSpotlit(board)) leave(board);
    };
    socket.on('disconnect', () => {
      for (const board of [...at.keys()]) leave(board);
      wall.hide(socket);
    });
  });
}

/** Windows of one class that are open now. */
export function windowsOf(namespace: PresentNamespace, classroom: ClassroomHost) {
  return [...namespace.sockets.values()].filter((socket) => socket.data.host === classroom);
}
