/** The events of /board with which a teacher admits, removes and renames students. */

import type { ClassroomHost } from '#server/classroom/host.ts';
import type { EventSession, EventTable } from '#server/sockets/event-table.ts';
import { failure } from '#shared/protocol/errors.ts';
import {
  AdmissionModeMessage,
  AdmitMessage,
  CapacityMessage,
  LockMessage,
  RemoveMessage,
  RenameMessage,
  SeatMessage,
} from '#shared/protocol/messages/admission-messages.ts';
import { EmptyMessage } from '#shared/protocol/messages/control-messages.ts';
import type { AdmissionEvents } from '#shared/protocol/protocol.ts';
import { cleanName } from '#shared/text/clean.ts';

export interface AdmissionSession extends EventSession {
  readonly classroom: ClassroomHost;
}

export const ADMISSION_EVENTS: EventTable<AdmissionSession, AdmissionEvents> = {
  admissionMode: {
    schema: AdmissionModeMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { mode }) => classroom.admission.setMode(mode),
  },
  lock: {
    schema: LockMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { locked }) => classroom.admission.setLocked(locked),
  },
  capacity: {
    schema: CapacityMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { capacity }) => classroom.admission.raiseCapacity(capacity),
  },
  admit: {
    schema: AdmitMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { seat }) => classroom.admission.admit(seat),
  },
  turnAway: {
    schema: SeatMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { seat }) => classroom.admission.removal.turnAway(seat),
  },
  remove: {
    schema: RemoveMessage,
    allowed: 'teacher',
    handle: ({ classroom }, { seat, forGood, messages }) => classroom.admission.removal.remove(seat, forGood, messages),
  },
  liftBans: {
    schema: EmptyMessage,
    allowed: 'teacher',
    handle: ({ classroom }) => classroom.admission.liftBans(),
  },
  rename: {
    schema: RenameMessage,
    allowed: 'teacher',
    handle({ classroom }, { seat, name: typed }) {
      const name = cleanName(typed);
      return name.ok ? classroom.admission.rename(seat, name.text) : failure(name.code);
    },
  },
  extend: {
    schema: EmptyMessage,
    allowed: 'teacher',
    handle: ({ classroom }) => classroom.admission.extend(),
  },
};
