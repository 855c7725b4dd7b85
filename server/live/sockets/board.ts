/** The namespace /board: one class's people at its boards. It checks who asks, and calls the owners. */
import type { Namespace, Socket } from 'socket.io';
import type { Actor } from '../../../shared/board/move.ts';
import type { BoardNumber } from '../../../shared/ids.ts';
import { DRAG_COUNTER_MAX } from '../../../shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '../../../shared/protocol/errors.ts';
import type { Answer, BoardClientEvents, BoardServerEvents, Done, Entered } from '../../../shared/protocol/events.ts';
import { NothingMessage } from '../../../shared/protocol/leading.ts';
import {
  BoardMessage,
  DropMessage,
  EnterMessage,
  HandMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  ResetMessage,
  TurnMessage,
} from '../../../shared/protocol/schemas.ts';
import { WireError } from '../../../shared/wire/bytes.ts';
import { decodeDrag, decodePointer } from '../../../shared/wire/drag.ts';
import { FRAME, frameTypeOf } from '../../../shared/wire/frame.ts';
import { HINT_RATE, SENT_OFF_MS } from '../../limits.ts';
import { type Log, noteTrespass } from '../../log.ts';
import type { BoardHost } from '../board/host.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import type { Presence } from '../classroom/seats/presences.ts';
import { answering } from './packets/answering.ts';
import { Bucket } from './packets/bucket.ts';
import { onFrames } from './packets/frames.ts';
import { limited } from './packets/limits.ts';
import type { ClassSocketData } from './standing.ts';
import { serveDoor } from './teacher/door.ts';
import { serveLeading } from './teacher/leading.ts';
import { forTeachers } from './teacher/teaching.ts';
import type { Wall } from './teacher/wall.ts';
import { serveWaiting } from './waiting.ts';

export type BoardSocket = Socket<BoardClientEvents, BoardServerEvents, Record<never, never>, ClassSocketData>;
export type BoardNamespace = Namespace<BoardClientEvents, BoardServerEvents, Record<never, never>, ClassSocketData>;

/** A board that a page is at. */
interface At {
  readonly host: BoardHost;
  /** Null: it only looks, at the board in the spotlight or at one that was its own. */
  readonly actor: Actor | null;
  /** Count of the newest drag frame; null before the first. */
  lastCounter: number | null;
}

/** A board that a page plays at. */
interface Playing {
  readonly host: BoardHost;
  readonly actor: Actor;
}

export interface BoardSocketParts {
  readonly log: Log;
  readonly now: () => number;
  readonly wall: Wall;
}

export function serveBoards(namespace: BoardNamespace, { log, now, wall }: BoardSocketParts): void {
  namespace.on('connection', (socket) => {
    const pays = limited(socket, now);
    const { host: classroom, person, page } = socket.data;
    if (person.role === 'student' && classroom.isWaiting(person)) {
      serveWaiting(socket, person);
      return;
    }
    /** Why this page is nobody's any more. */
    let gone: ErrorCode | null = null;
    socket.use((packet, next) => {
      const ack: unknown = packet.at(-1);
      if (gone === null) next();
      else if (typeof ack === 'function') ack(failure(gone));
    });
    const at = new Map<BoardNumber, At>();
    const presence: Presence = {
      page,
      person,
      replaced: (by) => {
        socket.emit('replaced', { by });
        socket.disconnect();
      },
      superseded: () => {
        socket.disconnect(true);
      },
      sentOff: (why) => {
        gone = why;
        for (const board of [...at.keys()]) leave(board);
        socket.emit('sentOff', { why });
        // What it asked before is answered when it is durable, what it asks now in words.
        setTimeout(() => socket.disconnect(true), SENT_OFF_MS).unref();
      },
    };
    classroom.arrive(presence);
    if (!socket.connected) return;
    socket.emit('classroom', classroom.view(person));

    const playing = (board: BoardNumber): Playing | null => {
      const it = at.get(board);
      return it === undefined || it.actor === null ? null : { host: it.host, actor: it.actor };
    };
    const own = (board: BoardNumber, then: (it: Playing) => Answer<Done> | Promise<Answer<Done>>) => {
      const it = playing(board);
      return it === null ? failure('no-board') : then(it);
    };
    const carried = (
      board: BoardNumber,
      operation: (it: Playing) => ReturnType<BoardHost['carry']>,
    ): Failure | ReturnType<BoardHost['carry']> => {
      const it = playing(board);
      return it === null ? failure('no-board') : operation(it);
    };
    const leave = (board: BoardNumber) => {
      const it = at.get(board);
      if (it === undefined) return;
      at.delete(board);
      it.host.readers.remove(socket.conn);
      if (person.role === 'teacher') tellWatched(namespace, classroom, it.host);
    };

    socket.on(
      'enter',
      answering(EnterMessage, log, async ({ board, have }): Promise<Answer<Entered>> => {
        const member = classroom.membership(person, board);
        if (member === null && !classroom.mayLookAt(person, board)) {
          noteTrespass(log, 'no-board', { at: 'a board' });
          return failure('no-board');
        }
        const host = await classroom.board(board);
        if (gone !== null) return failure(gone);
        // Another process opened it in the same moment, or this connection is gone.
        if (host === null || !socket.connected) return failure('moved');
        // One turn: the patch, and a place among the readers of what follows it.
        const patch = host.patchFor(have);
        const { epoch, seq } = host.board;
        host.readers.add({ page, connection: socket.conn }, seq);
        const actor = member === null ? null : { member, page, teacher: person.role === 'teacher' };
        at.set(board, { host, actor, lastCounter: null });
        socket.emit('frame', patch);
        if (person.role === 'teacher') tellWatched(namespace, classroom, host);
        else if (member !== null) socket.emit('watched', { board, teachers: teachersAt(namespace, classroom, host) });
        return { ok: true, board, member: member ?? READER, epoch, time: host.time };
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
      'lift',
      answering(LiftMessage, log, ({ board, piece, seen }) =>
        own(board, ({ host, actor }) =>
          done(host.submit(actor, { kind: 'lift', piece, ...(seen === undefined ? {} : { seen }) })),
        ),
      ),
    );
    for (const kind of ['takeOver', 'release'] as const) {
      socket.on(
        kind,
        answering(PieceMessage, log, ({ board, piece }) =>
          own(board, ({ host, actor }) => done(host.submit(actor, { kind, piece }))),
        ),
      );
    }
    socket.on(
      'drop',
      answering(DropMessage, log, ({ board, piece, x, y, counter, seen }) =>
        carried(board, ({ host, actor }) =>
          host.carry(actor, { kind: 'drop', piece, x, y, operation: { page, counter }, seen }),
        ),
      ),
    );
    socket.on(
      'turn',
      answering(TurnMessage, log, ({ board, piece, turn, counter, seen }) =>
        carried(board, ({ host, actor }) =>
          host.carry(actor, { kind: 'turn', piece, turn, operation: { page, counter }, seen }),
        ),
      ),
    );
    const hints = new Bucket(HINT_RATE, now());
    socket.on(
      'hint',
      answering(HintMessage, log, ({ board, piece, level }) => {
        if (!hints.take(now())) return failure('too-fast');
        return own(board, ({ host, actor }) => done(host.submit(actor, { kind: 'hint', piece, level })));
      }),
    );
    socket.on(
      'reset',
      answering(ResetMessage, log, async ({ board, counter }) => {
        const answer = await carried(board, ({ host, actor }) =>
          host.carry(actor, { kind: 'reset', seed: freshSeed(), operation: { page, counter } }),
        );
        if (answer.ok) await classroom.leading.acts.wasReset(board, answer.seq);
        return answer;
      }),
    );
    socket.on(
      'again',
      answering(BoardMessage, log, ({ board }) =>
        person.role === 'student' ? classroom.again(person, board) : failure('bad-request'),
      ),
    );
    socket.on(
      'earlier',
      answering(NothingMessage, log, async () => ({ ok: true, activities: await classroom.earlier(person) })),
    );
    socket.on(
      'hand',
      answering(HandMessage, log, ({ up }) =>
        person.role === 'student' ? classroom.leading.hand(person, up) : failure('bad-request'),
      ),
    );
    const teacher = forTeachers(socket.data, log);
    serveLeading(socket, teacher, wall);
    serveDoor(socket, teacher);
    // What one may look at no more, or no longer play: the spotlight has gone on, or the seat plays elsewhere now.
    socket.data.leaveLost = () => {
      for (const [board, { actor }] of [...at]) {
        const member = classroom.membership(person, board);
        if (member === null ? actor !== null || !classroom.mayLookAt(person, board) : actor === null) leave(board);
      }
    };
    socket.on('keep', () => {
      for (const { host, actor } of at.values()) if (actor !== null) host.keep(actor);
    });

    const notices = new Bucket({ perSecond: 2, burst: 4 }, now());
    const refused = (code: ErrorCode, member?: number) => {
      if (notices.take(now())) socket.emit('refused', failure(code, member));
    };
    const frame = (bytes: unknown) => {
      if (!(bytes instanceof Uint8Array)) throw new WireError('no bytes');
      const type = frameTypeOf(bytes);
      if (type === FRAME.pointer) {
        const { board, laser, x, y } = decodePointer(bytes);
        const it = at.get(board);
        if (it === undefined || it.actor === null) refused(gone ?? 'no-board');
        else it.host.point({ member: it.actor.member, laser: laser && it.actor.teacher, x, y });
        return;
      }
      if (type !== FRAME.drag) throw new WireError('not a frame of a client');
      const { board, counter, drags } = decodeDrag(bytes);
      const it = at.get(board);
      if (it === undefined || it.actor === null) {
        refused(gone ?? 'no-board');
        return;
      }
      if (!isNewer(counter, it.lastCounter)) return;
      it.lastCounter = counter;
      for (const { piece, x, y } of drags) {
        const submitted = it.host.submit(it.actor, { kind: 'drag', piece, x, y });
        if (!submitted.ok) refused(submitted.code, submitted.member);
      }
    };
    const take = (bytes: unknown) => {
      try {
        frame(bytes);
      } catch (error) {
        if (!(error instanceof WireError)) log.error({ err: error }, 'a frame failed');
        refused(error instanceof WireError ? 'bad-frame' : 'internal');
      }
    };
    onFrames(socket, { pays, take });

    socket.on('disconnect', () => {
      for (const board of [...at.keys()]) leave(board);
      wall.hide(socket);
      classroom.leave(presence);
    });
  });
}

/** Who only looks is no member. */
const READER = -1;

function done(submitted: ReturnType<BoardHost['submit']>): Answer<Done> {
  return submitted.ok ? { ok: true } : submitted;
}

function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Sockets of a class that are connected now: of those who are in it, or of whoever is at its door as well. */
export function socketsOf(
  namespace: BoardNamespace,
  classroom: ClassroomHost,
  which: 'in' | 'all' = 'in',
): BoardSocket[] {
  return [...namespace.sockets.values()].filter(
    ({ data: { host, person } }) => host === classroom && (which === 'all' || classroom.holds(person)),
  );
}

function teachersAt(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): number {
  return socketsOf(namespace, classroom).filter(
    ({ data, conn }) => data.person.role === 'teacher' && host.readers.has(conn),
  ).length;
}

/** Students are told that their teacher looks at their board. */
function tellWatched(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): void {
  const teachers = teachersAt(namespace, classroom, host);
  for (const socket of socketsOf(namespace, classroom)) {
    const { person } = socket.data;
    if (person.role === 'student' && host.readers.has(socket.conn))
      socket.emit('watched', { board: host.number, teachers });
  }
}

/** Counts go round: less than half a round ahead is newer, all else an echo. */
function isNewer(counter: number, last: number | null): boolean {
  const ahead = last === null ? 1 : (counter - last) & DRAG_COUNTER_MAX;
  return ahead > 0 && ahead <= DRAG_COUNTER_MAX / 2;
}
