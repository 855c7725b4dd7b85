/** The guard of what only a class's teacher may ask: whoever is none is refused before anything is looked at. */

import type { Log } from '#server/base/log.ts';
import { createHandler, type SocketHandler } from '#server/sockets/handler.ts';
import type { ClassSocketData } from '#server/sockets/handshake.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { Schema } from '#shared/protocol/schema-parts.ts';
import type { Answer } from '#shared/protocol/socket-events.ts';

export type CreateTeacherHandler = <Message, Result extends object>(
  shape: Schema<Message>,
  handle: (message: Message) => Answer<Result> | Promise<Answer<Result>>,
) => SocketHandler;

export function requireTeacher({ host, person }: ClassSocketData, log: Log): CreateTeacherHandler {
  return (shape, handle) =>
    createHandler(shape, log, (message) => {
      if (person.role === 'teacher' && host.isMember(person)) return handle(message);
      return failure(person.role === 'teacher' ? 'link-replaced' : 'teacher-only');
    });
}
