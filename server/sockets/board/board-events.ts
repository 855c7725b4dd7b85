/** The events of /board that pages of a class send, beside those for teachers alone. */
import { CHECK_RATE, HINT_RATE } from '#server/base/limits.ts';
import type { EventTable } from '#server/sockets/event-table.ts';
import {
  BoardMessage,
  CheckMessage,
  DropMessage,
  EnterMessage,
  HintMessage,
  LiftMessage,
  PieceMessage,
  RaiseHandMessage,
  ResetMessage,
  TurnMessage,
} from '#shared/protocol/messages/board-messages.ts';
import { EmptyMessage } from '#shared/protocol/messages/control-messages.ts';
import type { BoardClientEvents } from '#shared/protocol/protocol.ts';
import type { BoardSession } from './board-session.ts';
import { check, drop, hint, lift, release, reset, takeOver, turn } from './moves.ts';

type BoardEvent =
  | ('enter' | 'leave' | 'lift' | 'takeOver' | 'release' | 'drop' | 'turn' | 'hint' | 'reset' | 'check')
  | ('nextPuzzle' | 'raiseHand' | 'earlier');

export const BOARD_EVENTS: EventTable<BoardSession, Pick<BoardClientEvents, BoardEvent>> = {
  enter: { schema: EnterMessage, allowed: 'member', handle: (session, message) => session.enter(message) },
  leave: {
    schema: BoardMessage,
    allowed: 'member',
    handle(session, { board }) {
      session.leave(board);
      return { ok: true };
    },
  },
  lift: { schema: LiftMessage, allowed: 'member', handle: lift },
  takeOver: { schema: PieceMessage, allowed: 'member', handle: takeOver },
  release: { schema: PieceMessage, allowed: 'member', handle: release },
  drop: { schema: DropMessage, allowed: 'member', handle: drop },
  turn: { schema: TurnMessage, allowed: 'member', handle: turn },
  hint: { schema: HintMessage, allowed: 'member', rate: HINT_RATE, handle: hint },
  reset: { schema: ResetMessage, allowed: 'member', handle: reset },
  check: { schema: CheckMessage, allowed: 'member', rate: CHECK_RATE, handle: check },
  nextPuzzle: {
    schema: BoardMessage,
    allowed: 'student',
    handle: ({ classroom, person }, { board }) => classroom.activities.startNextPuzzle(person, board),
  },
  raiseHand: {
    schema: RaiseHandMessage,
    allowed: 'student',
    handle: ({ classroom, person }, { up }) => classroom.controls.setHand(person, up),
  },
  earlier: {
    schema: EmptyMessage,
    allowed: 'member',
    handle: async ({ classroom, person }) => ({
      ok: true,
      activities: await classroom.views.earlierActivities(person),
    }),
  },
};
