/** The page of a student whom the teacher has not admitted yet. It gets their future appearance and the decision, and nothing of the class. */
import type { Presence } from '#server/classroom/seats/presence.ts';
import type { Student } from '#server/identity/person.ts';
import type { BoardSocket } from '#server/sockets/namespaces.ts';
import { failure } from '#shared/protocol/errors.ts';

export function serveWaitingPage(socket: BoardSocket, student: Student): void {
  const { host, page, session } = socket.data;
  socket.use((packet) => {
    const ack: unknown = packet.at(-1);
    if (typeof ack === 'function') ack(failure('waiting'));
  });
  const presence: Presence = {
    page,
    person: student,
    session,
    // The page reconnects by itself, and is admitted if it may be.
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
  const view = host.views.waiting(student);
  if (view !== null) socket.emit('waiting', view);
}
