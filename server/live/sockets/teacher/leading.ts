/** What a teacher leads her class with over /board. */
import { ThresholdsMessage } from '../../../../shared/protocol/attention.ts';
import {
  LowerHandMessage,
  NothingMessage,
  PauseMessage,
  PresentMessage,
  RecutMessage,
  ShowMessage,
  SpotlightMessage,
  TeamMessage,
  TimerMessage,
  UndoMessage,
  WallMessage,
} from '../../../../shared/protocol/leading.ts';
import type { BoardSocket } from '../board.ts';
import type { ForTeachers } from './teaching.ts';
import type { Wall } from './wall.ts';

export function serveLeading(socket: BoardSocket, teacher: ForTeachers, wall: Wall): void {
  const { host: classroom } = socket.data;
  const { leading } = classroom;
  socket.on(
    'pause',
    teacher(PauseMessage, ({ board, paused }) => leading.pause(board, paused)),
  );
  socket.on(
    'lowerHand',
    teacher(LowerHandMessage, ({ seat }) => leading.lowerHand(seat)),
  );
  socket.on(
    'timer',
    teacher(TimerMessage, (asked) => ('ms' in asked ? leading.setTimer(asked.ms) : leading.turnTimer(asked.to))),
  );
  socket.on(
    'spotlight',
    teacher(SpotlightMessage, ({ board, named }) => leading.spotlight(board, named)),
  );
  socket.on(
    'present',
    teacher(PresentMessage, (asked) => leading.present(asked)),
  );
  socket.on(
    'showPiece',
    teacher(ShowMessage, ({ boards, piece }) => leading.acts.show(boards, piece)),
  );
  socket.on(
    'undoReset',
    teacher(UndoMessage, ({ board }) => leading.acts.undoReset(board)),
  );
  socket.on(
    'recut',
    teacher(RecutMessage, ({ board, cut }) => leading.places.recut(board, cut)),
  );
  socket.on(
    'toTeam',
    teacher(TeamMessage, ({ board, member, to }) => leading.places.toTeam(board, member, to)),
  );
  socket.on(
    'shuffleTeams',
    teacher(NothingMessage, () => leading.places.shuffle()),
  );
  socket.on(
    'thresholds',
    teacher(ThresholdsMessage, (asked) => leading.setThresholds(asked)),
  );
  socket.on(
    'wall',
    teacher(WallMessage, ({ boards }) => {
      wall.show(socket, classroom, boards);
      return { ok: true };
    }),
  );
}
