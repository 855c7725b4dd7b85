/** The events of /present: all that a projector's window may ask for. */
import type { EventTable } from '#server/sockets/event-table.ts';
import { BoardMessage, EnterMessage } from '#shared/protocol/messages/board-messages.ts';
import { PresentMessage, WallMessage } from '#shared/protocol/messages/control-messages.ts';
import type { PresentClientEvents } from '#shared/protocol/protocol.ts';
import type { PresentSession } from './present-session.ts';

/** The namespace admits teachers alone. */
export const PRESENT_EVENTS: EventTable<PresentSession, PresentClientEvents> = {
  enter: { schema: EnterMessage, allowed: 'member', handle: (session, message) => session.enter(message) },
  leave: {
    schema: BoardMessage,
    allowed: 'member',
    handle(session, { board }) {
      session.leave(board);
      return { ok: true };
    },
  },
  wall: {
    schema: WallMessage,
    allowed: 'member',
    handle({ wallFeed, socket, classroom }, { boards }) {
      wallFeed.subscribe(socket, classroom, boards);
      return { ok: true };
    },
  },
  present: {
    schema: PresentMessage,
    allowed: 'member',
    handle: ({ classroom }, message) => classroom.controls.present(message),
  },
};
