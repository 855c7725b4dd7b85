/** The connected pages of a class: one presence for each. */

import type { Person } from '#server/identity/person.ts';
import { isCoTeacher, isKeyCurrent, type TeacherKeys } from '#server/identity/teacher-keys.ts';
import type { Page, SeatId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** One connected page of one person. */
export interface Presence {
  readonly page: Page;
  readonly person: Person;
  /** Names the session of its browser. */
  readonly session: string;
  /** The same page has reconnected, or is to: this connection ends. */
  readonly onSuperseded: () => void;
  /** A newer page or another device has the seat. */
  readonly onReplaced: (by: 'tab' | 'device') => void;
  /** The person has no access any more, for this reason. */
  readonly onSentOff: (why: ErrorCode) => void;
}

export class PresenceSet {
  /** Not keyed by page: each page chooses its own number, and those of two people may be equal. */
  readonly #all = new Set<Presence>();

  get size(): number {
    return this.#all.size;
  }

  /** Pages of students. */
  get students(): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'student');
  }

  /** Pages of teachers, and how many of them came in by the co-teachers' key. */
  get teacherCounts(): { readonly pages: number; readonly co: number } {
    const teachers = [...this.#all].flatMap(({ person }) => (person.role === 'teacher' ? [person] : []));
    return { pages: teachers.length, co: teachers.filter(isCoTeacher).length };
  }

  /** Pages of teachers whose key was replaced or revoked. */
  teachersWithRevokedKey(keys: TeacherKeys): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'teacher' && !isKeyCurrent(keys, person));
  }

  /** Supersedes the same page's older connection, if there is one. */
  add(presence: Presence): void {
    for (const other of [...this.#all]) {
      if (other.page === presence.page && isSame(other.person, presence.person)) other.onSuperseded();
    }
    this.#all.add(presence);
  }

  /** False when it was not in the set. */
  remove(presence: Presence): boolean {
    return this.#all.delete(presence);
  }

  /** Teachers' pages of one browser. */
  teachersOf(session: string): Presence[] {
    return [...this.#all].filter((each) => each.person.role === 'teacher' && each.session === session);
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
