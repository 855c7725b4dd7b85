/** Authorization by session: who the requester is in the class that the route names. */
import type { Request } from 'express';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import type { Membership } from '#server/identity/membership.ts';
import { isCoTeacher } from '#server/identity/teacher-keys.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { membershipsOf } from './session.ts';

/** The requester's membership in the route's class; null for a stranger, or when the class or the seat no longer exists. */
export async function findCurrentMembership(classrooms: Classrooms, request: Request): Promise<Membership | null> {
  const own = membershipsOf(request).filter(({ classroom }) => classroom === request.params.classroom);
  for (const membership of own) if (await classrooms.isCurrent(membership)) return membership;
  return null;
}

/**
 * The route's class, for its teachers alone.
 * @param who 'owner' excludes co-teachers
 * @throws {RequestRefused} 'not-found' for strangers, which does not reveal whether the class exists; 'not-teacher' for its
 *   students; 'owner-only'
 */
export async function requireTeacher(
  classrooms: Classrooms,
  request: Request,
  who: 'teacher' | 'owner' = 'teacher',
): Promise<ClassroomId> {
  const membership = await findCurrentMembership(classrooms, request);
  if (membership === null) throw new RequestRefused('not-found');
  if (membership.person.role !== 'teacher') throw new RequestRefused('not-teacher');
  if (who === 'owner' && isCoTeacher(membership.person)) throw new RequestRefused('owner-only');
  return membership.classroom;
}
