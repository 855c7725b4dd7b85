/** The events of /board with which a teacher collects moments of boards, and shows them to everybody. */
import type { EventTable } from '#server/sockets/event-table.ts';
import { failure } from '#shared/protocol/errors.ts';
import {
  CollectMomentMessage,
  MoveMomentMessage,
  NoteMomentMessage,
  RemoveMomentMessage,
  ShowMomentsMessage,
} from '#shared/protocol/messages/moment-messages.ts';
import type { MomentEvents } from '#shared/protocol/protocol.ts';
import { cleanDescription } from '#shared/text/clean.ts';
import type { ControlSession } from './control-events.ts';

export const MOMENT_EVENTS: EventTable<ControlSession, MomentEvents> = {
  collectMoment: {
    schema: CollectMomentMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { board, time }) => classroom.controls.moments.collect(board, time),
  },
  noteMoment: {
    schema: NoteMomentMessage,
    allowed: 'teacher',
    handle({ classroom }, { moment, note: typed }) {
      const note = cleanDescription(typed);
      return note === null ? failure('bad-request') : classroom.controls.moments.note(moment, note);
    },
  },
  moveMoment: {
    schema: MoveMomentMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { moment, place }) => classroom.controls.moments.move(moment, place),
  },
  removeMoment: {
    schema: RemoveMomentMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { moment }) => classroom.controls.moments.remove(moment),
  },
  showMoments: {
    schema: ShowMomentsMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { moments, named }) => classroom.controls.moments.show(moments, named),
  },
};
