/** Who somebody is in one class: a teacher by one of the class's keys, or a student by a seat's grant. */
import { createHash } from 'node:crypto';
import type { ClassroomId, PersonId, SeatId } from '#shared/ids.ts';
import { PERSON_ID_LENGTH } from '#shared/limits.ts';

/** Somebody who took a seat. The seat is theirs until its grant changes: then it has moved to another device. */
export interface Student {
  readonly role: 'student';
  readonly seat: SeatId;
  readonly grant: number;
}

/**
 * Somebody who showed one of the class's two keys: the teacher's own (`own`), or the co-teachers' (`co`). `grant`: how often that key
 * had been replaced by then. A session from before there were two keys has neither: it holds the own key, never replaced.
 */
export interface Teacher {
  readonly role: 'teacher';
  readonly by?: 'own' | 'co';
  readonly grant?: number;
}

export type Person = Teacher | Student;

/**
 * The name by which a person's own pages tell them from others who use the same browser. It opens nothing. A student keeps theirs when
 * the seat moves to another device and back; all teachers of a class have one.
 */
export function personIdOf(classroom: ClassroomId, person: Person): PersonId {
  const who = person.role === 'teacher' ? 'teacher' : person.seat;
  return createHash('sha256').update(`${classroom} ${who}`).digest('base64url').slice(0, PERSON_ID_LENGTH) as PersonId;
}
