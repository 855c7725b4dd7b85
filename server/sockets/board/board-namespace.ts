/** The namespace /board: one class's people at its boards. It checks who asks, and calls the owners. */
import type { Namespace, Socket } from 'socket.io';
import { DISCONNECT_GRACE_MS, HINT_RATE } from '#server/base/limits.ts';
import { type Log, logUnauthorized } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Presence } from '#server/classroom/seats/presence.ts';
import { TokenBucket } from '#server/guard/single-bucket.ts';
import { createHandler } from '#server/sockets/handler.ts';
import type { ClassSocketData } from '#server/sockets/handshake.ts';
import { limitPackets } from '#server/sockets/rate-limit.ts';
import { serveAdmissionEvents } from '#server/sockets/teacher/admission-events.ts';
import { serveControlEvents } from '#server/sockets/teacher/control-events.ts';
import { requireTeacher } from '#server/sockets/teacher/require-teacher.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import { serveWaiting } from '#server/sockets/waiting.ts';
import type { Actor } from '#shared/board/move.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { DRAG_COUNTER_MAX } from '#shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import {
  BoardMessage,
  DropMessage,
  EnterMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  RaiseHandMessage,
  ResetMessage,
  TurnMessage,
} from '#shared/protocol/request-schemas.ts';
import type {
  Answer,
  BoardClientEvents,
  BoardServerEvents,
  EnterResult,
  NoResult,
} from '#shared/protocol/socket-events.ts';
import { EmptyMessage } from '#shared/protocol/teacher/control-messages.ts';
import { WireError } from '#shared/wire/bytes.ts';
import { decodeDrag, decodePointer } from '#shared/wire/client-frames.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frame-header.ts';
import { receiveFrames } from './frame-receiver.ts';

export type BoardSocket = Socket<BoardClientEvents, BoardServerEvents, Record<never, never>, ClassSocketData>;
export type BoardNamespace = Namespace<BoardClientEvents, BoardServerEvents, Record<never, never>, ClassSocketData>;

/** A board that a page is at. */
interface OpenBoard {
  readonly host: BoardHost;
  /** Null: it only looks, at the board in the spotlight or at one that was its own. */
  readonly actor: Actor | null;
  /** Count of the newest drag frame; null before the first. */
  lastCounter: number | null;
}

/** A board that a page plays at. */
interface PlayedBoard {
  readonly host: BoardHost;
  readonly actor: Actor;
}

export interface BoardNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly wallFeed: WallFeed;
}

export function serveBoardNamespace(namespace: BoardNamespace, { log, now, wallFeed }: BoardNamespaceDeps): void {
  namespace.on('connection', (socket) => {
    const allowFrame = limitPackets(socket, now);
    const { host: classroom, person, page } = socket.data;
    if (person.role === 'student' && classroom.isWaiting(person)) {
      serveWaiting(socket, person);
      return;
    }
    /** Why this page is nobody's any more. */
    let goneReason: ErrorCode | null = null;
    socket.use((packet, next) => {
      const ack: unknown = packet.at(-1);
      if (goneReason === null) next();
      else if (typeof ack === 'function') ack(failure(goneReason));
    });
    const openBoards = new Map<BoardNumber, OpenBoard>();
    const presence: Presence = {
      page,
      person,
      onReplaced: (by) => {
        socket.emit('replaced', { by });
        socket.disconnect();
      },
      onSuperseded: () => {
        socket.disconnect(true);
      },
      onSentOff: (why) => {
        goneReason = why;
        for (const board of [...openBoards.keys()]) leave(board);
        socket.emit('sentOff', { why });
        // What it asked before is answered when it is durable, what it asks now in words.
        setTimeout(() => socket.disconnect(true), DISCONNECT_GRACE_MS).unref();
      },
    };
    classroom.arrive(presence);
    if (!socket.connected) return;
    socket.emit('classroom', classroom.view(person));

    const playedBoard = (board: BoardNumber): PlayedBoard | null => {
      const it = openBoards.get(board);
      return it === undefined || it.actor === null ? null : { host: it.host, actor: it.actor };
    };
    const withPlayedBoard = (
      board: BoardNumber,
      then: (it: PlayedBoard) => Answer<NoResult> | Promise<Answer<NoResult>>,
    ) => {
      const it = playedBoard(board);
      return it === null ? failure('no-board') : then(it);
    };
    const carryOnPlayedBoard = (
      board: BoardNumber,
      operation: (it: PlayedBoard) => ReturnType<BoardHost['execute']>,
    ): Failure | ReturnType<BoardHost['execute']> => {
      const it = playedBoard(board);
      return it === null ? failure('no-board') : operation(it);
    };
    const leave = (board: BoardNumber) => {
      const it = openBoards.get(board);
      if (it === undefined) return;
      openBoards.delete(board);
      it.host.subscribers.remove(socket.conn);
      if (person.role === 'teacher') notifyWatched(namespace, classroom, it.host);
    };

    socket.on(
      'enter',
      createHandler(EnterMessage, log, async ({ board, have }): Promise<Answer<EnterResult>> => {
        const member = classroom.memberOf(person, board);
        if (member === null && !classroom.mayView(person, board)) {
          logUnauthorized(log, 'no-board', { at: 'a board' });
          return failure('no-board');
        }
        const host = await classroom.board(board);
        if (goneReason !== null) return failure(goneReason);
        // Another process opened it in the same moment, or this connection is gone.
        if (host === null || !socket.connected) return failure('moved');
        // One turn: the patch, and a place among the readers of what follows it.
        const patch = host.patchFor(have);
        const { epoch, seq } = host.board;
        host.subscribers.add({ page, connection: socket.conn }, seq);
        const actor = member === null ? null : { member, page, isTeacher: person.role === 'teacher' };
        openBoards.set(board, { host, actor, lastCounter: null });
        socket.emit('frame', patch);
        if (person.role === 'teacher') notifyWatched(namespace, classroom, host);
        else if (member !== null)
          socket.emit('watched', { board, teachers: countTeachersAt(namespace, classroom, host) });
        return { ok: true, board, member: member ?? SPECTATOR, epoch, time: host.time };
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
      'lift',
      createHandler(LiftMessage, log, ({ board, piece, seen }) =>
        withPlayedBoard(board, ({ host, actor }) =>
          toAnswer(host.submit(actor, { kind: 'lift', piece, ...(seen === undefined ? {} : { seen }) })),
        ),
      ),
    );
    for (const kind of ['takeOver', 'release'] as const) {
      socket.on(
        kind,
        createHandler(PieceMessage, log, ({ board, piece }) =>
          withPlayedBoard(board, ({ host, actor }) => toAnswer(host.submit(actor, { kind, piece }))),
        ),
      );
    }
    socket.on(
      'drop',
      createHandler(DropMessage, log, ({ board, piece, x, y, counter, seen }) =>
        carryOnPlayedBoard(board, ({ host, actor }) =>
          host.execute(actor, { kind: 'drop', piece, x, y, operation: { page, counter }, seen }),
        ),
      ),
    );
    socket.on(
      'turn',
      createHandler(TurnMessage, log, ({ board, piece, turn, counter, seen }) =>
        carryOnPlayedBoard(board, ({ host, actor }) =>
          host.execute(actor, { kind: 'turn', piece, turn, operation: { page, counter }, seen }),
        ),
      ),
    );
    const hintBucket = new TokenBucket(HINT_RATE, now());
    socket.on(
      'hint',
      createHandler(HintMessage, log, ({ board, piece, level }) => {
        if (!hintBucket.take(now())) return failure('too-fast');
        return withPlayedBoard(board, ({ host, actor }) =>
          toAnswer(host.submit(actor, { kind: 'hint', piece, level })),
        );
      }),
    );
    socket.on(
      'reset',
      createHandler(ResetMessage, log, async ({ board, counter }) => {
        const answer = await carryOnPlayedBoard(board, ({ host, actor }) =>
          host.execute(actor, { kind: 'reset', seed: randomSeed(), operation: { page, counter } }),
        );
        if (answer.ok) await classroom.controls.boardCommands.recordReset(board, answer.seq);
        return answer;
      }),
    );
    socket.on(
      'nextPuzzle',
      createHandler(BoardMessage, log, ({ board }) =>
        person.role === 'student' ? classroom.startNextPuzzle(person, board) : failure('bad-request'),
      ),
    );
    socket.on(
      'earlier',
      createHandler(EmptyMessage, log, async () => ({
        ok: true,
        activities: await classroom.earlierActivities(person),
      })),
    );
    socket.on(
      'raiseHand',
      createHandler(RaiseHandMessage, log, ({ up }) =>
        person.role === 'student' ? classroom.controls.setHand(person, up) : failure('bad-request'),
      ),
    );
    const teacher = requireTeacher(socket.data, log);
    serveControlEvents(socket, teacher, wallFeed);
    serveAdmissionEvents(socket, teacher);
    // What one may look at no more, or no longer play: the spotlight has gone on, or the seat plays elsewhere now.
    socket.data.leaveInaccessibleBoards = () => {
      for (const [board, { actor }] of [...openBoards]) {
        const member = classroom.memberOf(person, board);
        if (member === null ? actor !== null || !classroom.mayView(person, board) : actor === null) leave(board);
      }
    };
    socket.on('renewHolds', () => {
      for (const { host, actor } of openBoards.values()) if (actor !== null) host.renewHolds(actor);
    });

    const noticeBucket = new TokenBucket({ perSecond: 2, burst: 4 }, now());
    const sendRefusal = (code: ErrorCode, member?: number) => {
      if (noticeBucket.take(now())) socket.emit('refused', failure(code, member));
    };
    const handleFrame = (bytes: unknown) => {
      if (!(bytes instanceof Uint8Array)) throw new WireError('no bytes');
      const type = frameTypeOf(bytes);
      if (type === FRAME.pointer) {
        const { board, laser, x, y } = decodePointer(bytes);
        const it = openBoards.get(board);
        if (it === undefined || it.actor === null) sendRefusal(goneReason ?? 'no-board');
        else it.host.setPointer({ member: it.actor.member, laser: laser && it.actor.isTeacher, x, y });
        return;
      }
      if (type !== FRAME.drag) throw new WireError('not a frame of a client');
      const { board, counter, drags } = decodeDrag(bytes);
      const it = openBoards.get(board);
      if (it === undefined || it.actor === null) {
        sendRefusal(goneReason ?? 'no-board');
        return;
      }
      if (!isNewer(counter, it.lastCounter)) return;
      it.lastCounter = counter;
      for (const { piece, x, y } of drags) {
        const submitted = it.host.submit(it.actor, { kind: 'drag', piece, x, y });
        if (!submitted.ok) sendRefusal(submitted.code, submitted.member);
      }
    };
    const receiveFrame = (bytes: unknown) => {
      try {
        handleFrame(bytes);
      } catch (error) {
        if (!(error instanceof WireError)) log.error({ err: error }, 'a frame failed');
        sendRefusal(error instanceof WireError ? 'bad-frame' : 'internal');
      }
    };
    receiveFrames(socket, { allow: allowFrame, handle: receiveFrame });

    socket.on('disconnect', () => {
      for (const board of [...openBoards.keys()]) leave(board);
      wallFeed.unsubscribe(socket);
      classroom.leave(presence);
    });
  });
}

/** Who only looks is no member. */
const SPECTATOR = -1;

function toAnswer(submitted: ReturnType<BoardHost['submit']>): Answer<NoResult> {
  return submitted.ok ? { ok: true } : submitted;
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Sockets of a class that are connected now: of those who are in it, or of whoever is at its door as well. */
export function boardSocketsOf(
  namespace: BoardNamespace,
  classroom: ClassroomHost,
  which: 'in' | 'all' = 'in',
): BoardSocket[] {
  return [...namespace.sockets.values()].filter(
    ({ data: { host, person } }) => host === classroom && (which === 'all' || classroom.isMember(person)),
  );
}

function countTeachersAt(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): number {
  return boardSocketsOf(namespace, classroom).filter(
    ({ data, conn }) => data.person.role === 'teacher' && host.subscribers.has(conn),
  ).length;
}

/** Students are told that their teacher looks at their board. */
function notifyWatched(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): void {
  const teachers = countTeachersAt(namespace, classroom, host);
  for (const socket of boardSocketsOf(namespace, classroom)) {
    const { person } = socket.data;
    if (person.role === 'student' && host.subscribers.has(socket.conn))
      socket.emit('watched', { board: host.number, teachers });
  }
}

/** Counts go round: less than half a round ahead is newer, all else an echo. */
function isNewer(counter: number, last: number | null): boolean {
  const ahead = last === null ? 1 : (counter - last) & DRAG_COUNTER_MAX;
  return ahead > 0 && ahead <= DRAG_COUNTER_MAX / 2;
}
