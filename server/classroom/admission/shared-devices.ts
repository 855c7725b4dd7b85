/** Devices on which several children of one class had a seat. */
import { seatOf } from '#server/identity/membership.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';

/** No seat stays open on such a device: each child returns by name, number, card or code. May be repeated. */
export async function releaseSharedDevices(
  store: Pick<Store, 'membershipsIn' | 'changeMembership'>,
  classroom: ClassroomId,
): Promise<void> {
  const students = (await store.membershipsIn(classroom)).filter(({ person }) => person.role === 'student');
  const shared = new Set(students.filter(({ former }) => former).map(({ session }) => session));
  for (const membership of students) {
    const { session, former } = membership;
    if (former || !shared.has(session)) continue;
    await store.changeMembership({ session, classroom, seat: seatOf(membership) }, { former: true });
  }
}
