/** Students see how many teachers watch their board. */
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { type BoardNamespace, memberSocketsOf } from '#server/sockets/namespaces.ts';

export function countTeachersAt(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): number {
  return memberSocketsOf(namespace, classroom).filter(
    ({ data, conn }) => data.person.role === 'teacher' && host.subscribers.has(conn),
  ).length;
}

/** Sends the number to every student at the board. */
export function notifyWatched(namespace: BoardNamespace, classroom: ClassroomHost, host: BoardHost): void {
  const teachers = countTeachersAt(namespace, classroom, host);
  for (const socket of memberSocketsOf(namespace, classroom)) {
    const { person } = socket.data;
    if (person.role === 'student' && host.subscribers.has(socket.conn))
      socket.emit('watched', { board: host.number, teachers });
  }
}
