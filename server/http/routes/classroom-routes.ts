/** Routes of a class's teacher: open it, come back to it, start something to play, see its seats' codes and cards. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { NEW_CLASSROOM_RATE } from '#server/base/limits.ts';
import type { ActiveMembership, Classrooms, Teacher } from '#server/classroom/port.ts';
import { isFromLocalhost, type ProxyTrust } from '#server/guard/address.ts';
import { type AttemptOutcome, type BruteForceGuard, guardAttempt } from '#server/guard/brute-force.ts';
import { addressKey, TokenBuckets } from '#server/guard/token-bucket.ts';
import { parseBody } from '#server/http/body.ts';
import { RequestRefused, unwrap } from '#server/http/error-handler.ts';
import { addMembership, membershipsOf, withSessionLock } from '#server/http/session/session.ts';
import { isCoTeacher } from '#server/identity/teacher-keys.ts';
import { cleanDescription, cleanName, cleanTitle } from '#server/text/clean.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenedClassroom, Origins, RejoinCodes, SeatCards } from '#shared/protocol/http-responses.ts';
import { ROUTE, TEACHER_KEY_HEADER } from '#shared/protocol/paths.ts';
import { OpenClassroomRequest, StartActivityRequest, TeacherKeyRequest } from '#shared/protocol/request-schemas.ts';

export interface ClassroomRoutesDeps {
  readonly classrooms: Classrooms;
  readonly proxyTrust: ProxyTrust;
  /** What a teacher on another machine shows to open a class. */
  readonly teacherKey: string;
  /** Where other devices find us, seen from a page that asked under this protocol and Host. */
  readonly reachableOrigins: (protocol: string, host: string) => readonly string[];
}

/** Who asks in the class that the route names; null for a stranger, or when the class or the seat is gone. */
export async function findCurrentMembership(
  classrooms: Classrooms,
  request: Request,
): Promise<ActiveMembership | null> {
  const own = membershipsOf(request).filter(({ classroom }) => classroom === request.params.classroom);
  const [current] = own.length === 0 ? [] : await classrooms.activeMemberships(own);
  return current ?? null;
}

/**
 * The class that the route names, for its teacher alone.
 * @param who 'owner': not for co-teachers either
 * @throws Refused 'not-found' for strangers, who are not told whether there is one; 'not-teacher' for its students; 'owner-only'
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

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function classroomRoutes(
  { classrooms, proxyTrust, teacherKey, reachableOrigins }: ClassroomRoutesDeps,
  bruteForce: BruteForceGuard,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const newClassroomBuckets = new TokenBuckets(NEW_CLASSROOM_RATE);
  const teacherDigest = digest(teacherKey);

  /** Whoever sits at the machine that Jogak runs on may open a class; anybody else shows the key. */
  async function canOpen(request: Request): Promise<boolean> {
    if (isFromLocalhost(request, proxyTrust)) return true;
    const key = request.get(TEACHER_KEY_HEADER);
    if (key === undefined) return false;
    return guardAttempt(bruteForce, request, async () => {
      const right = timingSafeEqual(digest(key), teacherDigest);
      return [right ? 'came in' : 'wrong', right];
    });
  }

  const open: RequestHandler = async (request, response) => {
    if (!(await canOpen(request))) throw new RequestRefused('key-needed');
    const input = parseBody(OpenClassroomRequest, request);
    if (!newClassroomBuckets.take(addressKey(request.ip ?? ''))) throw new RequestRefused('too-fast');
    const { title: typed = '', names: typedNames, ...rest } = input;
    const title = typed.trim() === '' ? '' : cleanTitle(typed);
    const names = (typedNames ?? []).map((name) => cleanName(name) ?? '');
    if (title === null || names.includes('')) throw new RequestRefused('bad-name');
    if ((rest.naming === 'list') !== names.length > 0) throw new RequestRefused('bad-request');
    const options = { ...rest, ...(title === '' ? {} : { title }), ...(names.length === 0 ? {} : { names }) };
    const opened: OpenedClassroom = await withSessionLock(request, async () => {
      const classroom = await classrooms.open(options);
      await addMembership(request, { classroom: classroom.id, person: { role: 'teacher' } });
      return classroom;
    });
    response.status(201).json({ ok: true, id: opened.id, code: opened.code, key: opened.key });
  };

  const signInTeacher: RequestHandler<{ classroom: ClassroomId }> = async (request, response) => {
    const { key } = parseBody(TeacherKeyRequest, request);
    const { classroom } = request.params;
    const proof = async (): Promise<[AttemptOutcome, Teacher | null]> => {
      const is = await classrooms.teacherByKey(classroom, key);
      return [is === null ? 'wrong' : 'came in', is];
    };
    const teacher = await guardAttempt(bruteForce, request, proof, 'secret');
    if (teacher === null) throw new RequestRefused('not-teacher');
    await withSessionLock(request, () => addMembership(request, { classroom, person: teacher }));
    response.json({ ok: true });
  };

  const checkMembership: RequestHandler = async (request, response) => {
    if ((await findCurrentMembership(classrooms, request)) === null) throw new RequestRefused('not-found');
    response.json({ ok: true, id: request.params.classroom });
  };

  const startActivity: RequestHandler = async (request, response) => {
    const classroom = await requireTeacher(classrooms, request);
    const input = parseBody(StartActivityRequest, request);
    const description = cleanDescription(input.description ?? '');
    if (description === null) throw new RequestRefused('bad-request');
    unwrap(await classrooms.startActivity(classroom, { ...input, description }));
    response.json({ ok: true });
  };

  const rejoinCodes: RequestHandler = async (request, response) => {
    const codes: RejoinCodes | null = await classrooms.rejoinCodes(await requireTeacher(classrooms, request));
    if (codes === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...codes });
  };

  const cards =
    (regenerate: boolean): RequestHandler =>
    async (request, response) => {
      const seatCards: SeatCards | null = await classrooms.cards(await requireTeacher(classrooms, request), regenerate);
      if (seatCards === null) throw new RequestRefused('not-found');
      response.json({ ok: true, ...seatCards });
    };

  const origins: RequestHandler = async (request, response) => {
    await requireTeacher(classrooms, request);
    const answer: Origins = { origins: reachableOrigins(request.protocol, request.get('host') ?? '') };
    response.json({ ok: true, ...answer });
  };

  const removeClassroom: RequestHandler = async (request, response) => {
    await classrooms.remove(await requireTeacher(classrooms, request, 'owner'));
    response.json({ ok: true });
  };

  router.post(ROUTE.classrooms, open);
  router.post(ROUTE.teacher, signInTeacher);
  router.get(ROUTE.classroom, checkMembership);
  router.delete(ROUTE.classroom, removeClassroom);
  router.post(ROUTE.activities, startActivity);
  router.get(ROUTE.rejoinCodes, rejoinCodes);
  router.get(ROUTE.cards, cards(false));
  router.post(ROUTE.cards, cards(true));
  router.get(ROUTE.origins, origins);
  return router;
}
