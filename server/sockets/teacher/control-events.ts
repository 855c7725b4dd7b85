/** The events of /board with which a teacher leads a lesson: pause, timer, spotlight, projector, help at boards, and the wall. */
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { EventSession, EventTable } from '#server/sockets/event-table.ts';
import { failure } from '#shared/protocol/errors.ts';
import {
  EmptyMessage,
  FeastMessage,
  LowerHandMessage,
  PauseMessage,
  PresentMessage,
  RecutMessage,
  SettingsMessage,
  ShowPieceMessage,
  SoundsMessage,
  SpotlightMessage,
  TeamMessage,
  ThresholdsMessage,
  TimerMessage,
  UndoResetMessage,
  WallMessage,
} from '#shared/protocol/messages/control-messages.ts';
import type { ControlEvents } from '#shared/protocol/protocol.ts';
import { cleanTitle } from '#shared/text/clean.ts';
import type { WallFeed, WallSocket } from './wall-feed.ts';

export interface ControlSession extends EventSession {
  readonly classroom: ClassroomHost;
  readonly socket: WallSocket;
  readonly wallFeed: WallFeed;
}

/** `earlier` is for every member: it stands with the events of boards. */
export const CONTROL_EVENTS: EventTable<ControlSession, Omit<ControlEvents, 'earlier'>> = {
  pause: {
    schema: PauseMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { board, paused }) => classroom.controls.pause(board, paused),
  },
  lowerHand: {
    schema: LowerHandMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { seat }) => classroom.controls.lowerHand(seat),
  },
  timer: {
    schema: TimerMessage,
    allowed: 'teacher',
    handle({ classroom }, message) {
      const { timer } = classroom.controls;
      if ('ms' in message) return timer.start(message.ms);
      if ('addMs' in message) return timer.add(message.addMs);
      return 'to' in message ? timer.change(message.to) : timer.setPausesAtEnd(message.pausesAtEnd);
    },
  },
  spotlight: {
    schema: SpotlightMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { board, named }) => classroom.controls.spotlight(board, named),
  },
  present: {
    schema: PresentMessage,
    allowed: 'teacher',
    handle: ({ classroom }, message) => classroom.controls.present(message),
  },
  showPiece: {
    schema: ShowPieceMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { boards, piece }) => classroom.controls.boardCommands.showPiece(boards, piece),
  },
  undoReset: {
    schema: UndoResetMessage,
    allowed: 'teacher',
    handle: ({ classroom }, message) =>
      classroom.controls.boardCommands.undoResets('board' in message ? [message.board] : message.boards),
  },
  withdrawActivity: {
    schema: EmptyMessage,
    allowed: 'teacher',
    handle: ({ classroom }) => classroom.activities.withdraw(),
  },
  recut: {
    schema: RecutMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { board, cut }) => classroom.controls.seatAssignment.recut(board, cut),
  },
  toTeam: {
    schema: TeamMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { board, member, to }) => classroom.controls.seatAssignment.toTeam(board, member, to),
  },
  shuffleTeams: {
    schema: EmptyMessage,
    allowed: 'teacher',
    handle: ({ classroom }) => classroom.controls.seatAssignment.shuffle(),
  },
  sounds: {
    schema: SoundsMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { allowed }) => classroom.controls.setSounds(allowed),
  },
  feast: {
    schema: FeastMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { figures }) => classroom.controls.setFeastFigures(figures),
  },
  thresholds: {
    schema: ThresholdsMessage,
    allowed: 'teacher',
    handle: ({ classroom }, message) => classroom.controls.setThresholds(message),
  },
  settings: {
    schema: SettingsMessage,
    allowed: 'teacher',
    handle({ classroom }, { title: typed, ...changes }) {
      if (typed === undefined) return classroom.controls.settings.change(changes);
      const title = cleanTitle(typed);
      if (!title.ok && title.code !== 'name-empty') return failure(title.code);
      return classroom.controls.settings.change({ ...changes, title: title.ok ? title.text : '' });
    },
  },
  wall: {
    schema: WallMessage,
    allowed: 'teacher',
    handle({ classroom, socket, wallFeed }, { boards }) {
      wallFeed.subscribe(socket, classroom, boards);
      return { ok: true };
    },
  },
};
