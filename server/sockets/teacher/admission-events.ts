/** What a teacher asks of her class's door over /board. */

import type { BoardSocket } from '#server/sockets/board/board-namespace.ts';
import { cleanName } from '#server/text/clean.ts';
import { failure } from '#shared/protocol/errors.ts';
import {
  AdmissionModeMessage,
  AdmitMessage,
  LockMessage,
  RemoveMessage,
  RenameMessage,
  SeatMessage,
} from '#shared/protocol/teacher/admission-messages.ts';
import { EmptyMessage } from '#shared/protocol/teacher/control-messages.ts';
import type { CreateTeacherHandler } from './require-teacher.ts';

export function serveAdmissionEvents(socket: BoardSocket, teacherHandler: CreateTeacherHandler): void {
  const { admission } = socket.data.host;
  socket.on(
    'admissionMode',
    teacherHandler(AdmissionModeMessage, (message) => admission.setMode(message.mode)),
  );
  socket.on(
    'lock',
    teacherHandler(LockMessage, ({ locked }) => admission.setLocked(locked)),
  );
  socket.on(
    'admit',
    teacherHandler(AdmitMessage, ({ seat }) => admission.admit(seat)),
  );
  socket.on(
    'turnAway',
    teacherHandler(SeatMessage, ({ seat }) => admission.removal.turnAway(seat)),
  );
  socket.on(
    'remove',
    teacherHandler(RemoveMessage, ({ seat, forGood, messages }) => admission.removal.remove(seat, forGood, messages)),
  );
  socket.on(
    'liftBans',
    teacherHandler(EmptyMessage, () => admission.liftBans()),
  );
  socket.on(
    'rename',
    teacherHandler(RenameMessage, ({ seat, name: typed }) => {
      const name = cleanName(typed);
      return name === null ? failure('bad-name') : admission.rename(seat, name);
    }),
  );
  socket.on(
    'extend',
    teacherHandler(EmptyMessage, () => admission.extend()),
  );
}
