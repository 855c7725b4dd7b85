/** The classes that a browser is in, as its session stores them. */
import { FORMER_SEATS_MAX, MEMBERSHIPS_MAX } from '#server/base/limits.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import type { Person, Student } from './person.ts';

/** A session stores at most MEMBERSHIPS_MAX of them, the newest last. */
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

/** `memberships` with `added` as the newest. A teacher who joins their own class as a student stays its teacher. */
export function withMembership(memberships: readonly Membership[], added: Membership): readonly Membership[] {
  const before = memberships.find(({ classroom }) => classroom === added.classroom);
  const remainsTeacher = before?.person.role === 'teacher' && added.person.role === 'student';
  const now = remainsTeacher ? before : added;
  return [...memberships.filter((membership) => membership !== before), now].slice(-MEMBERSHIPS_MAX);
}

/** The left seats `former` with `left` as the newest, and without the seat of `added`. */
export function withFormerSeat(
  former: readonly Membership[],
  left: Membership | undefined,
  added: Membership | null,
): readonly Membership[] {
  const others = former.filter((each) => seatOf(each) !== seatOf(left) && seatOf(each) !== seatOf(added));
  const wasReleased = left !== undefined && seatOf(left) !== null && seatOf(left) !== seatOf(added);
  return (wasReleased ? [...others, left] : others).slice(-FORMER_SEATS_MAX);
}

function seatOf(membership: Membership | null | undefined): SeatId | null {
  return membership?.person.role === 'student' ? membership.person.seat : null;
}
