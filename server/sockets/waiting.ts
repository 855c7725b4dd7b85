/** A page of somebody who waits for the teacher's nod: it is told who it will be, and hears how it ends. It gets nothing of the class. */

import type { Student } from '#server/classroom/port.ts';
import type { Presence } from '#server/classroom/seats/presence.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { BoardSocket } from './board/board-namespace.ts';

export function serveWaiting(socket: BoardSocket, student: Student): void {
  const { host, page } = socket.data;
  socket.use((packet) => {
    const ack: unknown = packet.at(-1);
    if (typeof ack === 'function') ack(failure('waiting'));
  });
  const presence: Presence = {
    page,
    person: student,
    // It comes back by itself, and is let in if it may.
    onSuperseded: () => {
      socket.disconnect(true);
    },
    onReplaced: (by) => {
      socket.emit('replaced', { by });
      socket.disconnect();
    },
    onSentOff: (why) => {
      socket.emit('sentOff', { why });
      socket.disconnect();
    },
  };
  host.admission.arrive(presence);
  socket.on('disconnect', () => host.admission.leave(presence));
  const view = host.waitingView(student);
  if (view !== null) socket.emit('waiting', view);
}
