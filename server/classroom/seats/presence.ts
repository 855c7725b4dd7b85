/** Who of a class is here: one presence a page that is connected. */

import type { Person } from '#server/classroom/port.ts';
import { isCoTeacher, isKeyCurrent, type TeacherKeys } from '#server/identity/teacher-keys.ts';
import type { Page, SeatId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** One page of somebody in this class. */
export interface Presence {
  readonly page: Page;
  readonly person: Person;
  /** The same page came back while this connection was not yet known to be dead. */
  readonly onSuperseded: () => void;
  /** A newer page has the seat, or another device. */
  readonly onReplaced: (by: 'tab' | 'device') => void;
  /** The page is nobody's any more, and says why. */
  readonly onSentOff: (why: ErrorCode) => void;
}

export class PresenceSet {
  /** A page's number is what it says itself: two people's may be equal, so nothing is found by it. */
  readonly #all = new Set<Presence>();

  get size(): number {
    return this.#all.size;
  }

  /** Pages of students. */
  get students(): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'student');
  }

  /** Pages of teachers, and how many of them came in by the co-teachers' link. */
  get teacherCounts(): { readonly pages: number; readonly co: number } {
    const teachers = [...this.#all].flatMap(({ person }) => (person.role === 'teacher' ? [person] : []));
    return { pages: teachers.length, co: teachers.filter(isCoTeacher).length };
  }

  /** Pages of teachers whose secret holds no more. */
  teachersWithRevokedKey(keys: TeacherKeys): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'teacher' && !isKeyCurrent(keys, person));
  }

  /** The same page's older connection, if there is one, is told to go. */
  add(presence: Presence): void {
    for (const other of [...this.#all]) {
      if (other.page === presence.page && isSame(other.person, presence.person)) other.onSuperseded();
    }
    this.#all.add(presence);
  }

  /** False when it was gone already. */
  remove(presence: Presence): boolean {
    return this.#all.delete(presence);
  }

  at(seat: SeatId): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'student' && person.seat === seat);
  }

  isHere(seat: SeatId): boolean {
    return this.at(seat).length > 0;
  }
}

function isSame(one: Person, other: Person): boolean {
  if (one.role === 'teacher' || other.role === 'teacher') return one.role === other.role;
  return one.seat === other.seat;
}
