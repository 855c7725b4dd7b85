/** The guard of what only a class's teacher may ask: whoever is none is refused before anything is looked at. */
import { failure } from '../../../../shared/protocol/errors.ts';
import type { Answer } from '../../../../shared/protocol/events.ts';
import type { Shape } from '../../../../shared/protocol/shape.ts';
import type { Log } from '../../../log.ts';
import { answering, type Listener } from '../packets/answering.ts';
import type { ClassSocketData } from '../standing.ts';

export type ForTeachers = <Message, Result extends object>(
  shape: Shape<Message>,
  owner: (message: Message) => Answer<Result> | Promise<Answer<Result>>,
) => Listener;

export function forTeachers({ host, person }: ClassSocketData, log: Log): ForTeachers {
  return (shape, owner) =>
    answering(shape, log, (message) => {
      if (person.role === 'teacher' && host.holds(person)) return owner(message);
      return failure(person.role === 'teacher' ? 'link-replaced' : 'teacher-only');
    });
}
