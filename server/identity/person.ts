/** Who somebody is in one class: a teacher by one of the class's keys, or a student by a seat's grant. */
import type { SeatId } from '#shared/ids.ts';

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
