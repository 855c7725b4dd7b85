/** What a teacher leads her class with over /board. */

import type { BoardSocket } from '#server/sockets/board/board-namespace.ts';
import { ThresholdsMessage } from '#shared/protocol/teacher/attention-messages.ts';
import {
  EmptyMessage,
  LowerHandMessage,
  PauseMessage,
  PresentMessage,
  RecutMessage,
  ShowPieceMessage,
  SpotlightMessage,
  TeamMessage,
  TimerMessage,
  UndoResetMessage,
  WallMessage,
} from '#shared/protocol/teacher/control-messages.ts';
import type { CreateTeacherHandler } from './require-teacher.ts';
import type { WallFeed } from './wall-feed.ts';

export function serveControlEvents(
  socket: BoardSocket,
  teacherHandler: CreateTeacherHandler,
  wallFeed: WallFeed,
): void {
  const { host: classroom } = socket.data;
  const { controls } = classroom;
  socket.on(
    'pause',
    teacherHandler(PauseMessage, ({ board, paused }) => controls.pause(board, paused)),
  );
  socket.on(
    'lowerHand',
    teacherHandler(LowerHandMessage, ({ seat }) => controls.lowerHand(seat)),
  );
  socket.on(
    'timer',
    teacherHandler(TimerMessage, (asked) =>
      'ms' in asked ? controls.setTimer(asked.ms) : controls.changeTimer(asked.to),
    ),
  );
  socket.on(
    'spotlight',
    teacherHandler(SpotlightMessage, ({ board, named }) => controls.spotlight(board, named)),
  );
  socket.on(
    'present',
    teacherHandler(PresentMessage, (asked) => controls.present(asked)),
  );
  socket.on(
    'showPiece',
    teacherHandler(ShowPieceMessage, ({ boards, piece }) => controls.boardCommands.showPiece(boards, piece)),
  );
  socket.on(
    'undoReset',
    teacherHandler(UndoResetMessage, ({ board }) => controls.boardCommands.undoReset(board)),
  );
  socket.on(
    'recut',
    teacherHandler(RecutMessage, ({ board, cut }) => controls.seatAssignment.recut(board, cut)),
  );
  socket.on(
    'toTeam',
    teacherHandler(TeamMessage, ({ board, member, to }) => controls.seatAssignment.toTeam(board, member, to)),
  );
  socket.on(
    'shuffleTeams',
    teacherHandler(EmptyMessage, () => controls.seatAssignment.shuffle()),
  );
  socket.on(
    'thresholds',
    teacherHandler(ThresholdsMessage, (asked) => controls.setThresholds(asked)),
  );
  socket.on(
    'wall',
    teacherHandler(WallMessage, ({ boards }) => {
      wallFeed.subscribe(socket, classroom, boards);
      return { ok: true };
    }),
  );
}
