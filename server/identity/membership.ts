/** The classes that a browser is in, by its stored memberships. */
import type { MembershipRecord } from '#server/store/port.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import type { Person, Student } from './person.ts';

export interface Membership {
  readonly classroom: ClassroomId;
  readonly person: Person;
}

/** The students of one class among these memberships. */
export function studentsOf(classroom: ClassroomId, memberships: readonly Membership[]): Student[] {
  return memberships.flatMap(({ classroom: of, person }) =>
    of === classroom && person.role === 'student' ? [person] : [],
  );
}

/**
 * One membership for each class that the browser is in: its newest that is not former. The newest last.
 * @param stored of one session, the newest last
 */
export function currentMemberships(stored: readonly MembershipRecord[]): readonly MembershipRecord[] {
  const newest = new Map<ClassroomId, MembershipRecord>();
  for (const membership of stored) if (!membership.former) newest.set(membership.classroom, membership);
  return stored.filter((membership) => newest.get(membership.classroom) === membership);
}

/** Null: a teacher. */
export function seatOf({ person }: Pick<Membership, 'person'>): SeatId | null {
  return person.role === 'student' ? person.seat : null;
}
