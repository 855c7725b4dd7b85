/** Who somebody is in one class: a teacher by one of the class's keys, or a student by a seat's grant. */
import { createHash } from 'node:crypto';
import type { Person } from '#server/store/port.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { PERSON_ID_LENGTH } from '#shared/limits.ts';

export type { Person, Student, Teacher } from '#server/store/port.ts';

/**
 * The name by which a person's own pages tell them from others who use the same browser. It opens nothing. A student keeps theirs when
 * the seat moves to another device and back; all teachers of a class have one.
 */
export function personIdOf(classroom: ClassroomId, person: Person): PersonId {
  const who = person.role === 'teacher' ? 'teacher' : person.seat;
  return createHash('sha256').update(`${classroom} ${who}`).digest('base64url').slice(0, PERSON_ID_LENGTH) as PersonId;
}
