/** Routes of a class: open it, sign in as its teacher, start an activity, list its rejoin codes, seat cards and addresses, remove it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { NEW_CLASSROOM_RATE } from '#server/base/limits.ts';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { addressKey, isFromLocalhost, type ProxyTrust } from '#server/guard/address.ts';
import type { AttemptOutcome, BruteForceGuard } from '#server/guard/brute-force.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';
import { guardAttempt } from '#server/http/attempts.ts';
import { parseBody } from '#server/http/body.ts';
import { findCurrentMembership, requireTeacher } from '#server/http/session/authorization.ts';
import { addMembership, withSessionLock } from '#server/http/session/session.ts';
import type { Teacher } from '#server/identity/person.ts';
import { cleanDescription, cleanName, cleanTitle } from '#server/text/clean.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { OpenClassroomRequest, StartActivityRequest, TeacherKeyRequest } from '#shared/protocol/http/request-bodies.ts';
import type { OpenedClassroom, Origins, RejoinCodes, SeatCards } from '#shared/protocol/http/responses.ts';
import { ROUTE, TEACHER_KEY_HEADER } from '#shared/protocol/paths.ts';

export interface ClassroomRoutesDeps {
  readonly classrooms: Classrooms;
  readonly proxyTrust: ProxyTrust;
  /** The key with which a teacher on another machine opens a class. */
  readonly teacherKey: string;
  /** Origins under which other devices reach the server, for a page that was requested with this protocol and Host. */
  readonly reachableOrigins: (protocol: string, host: string) => readonly string[];
  readonly bruteForce: BruteForceGuard;
}

export function classroomRoutes(deps: ClassroomRoutesDeps): Router {
  const { classrooms } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  router.post(ROUTE.classrooms, openClassroom(deps));
  router.post(ROUTE.teacher, signInTeacher(deps));
  router.get(ROUTE.classroom, checkMembership(classrooms));
  router.delete(ROUTE.classroom, removeClassroom(classrooms));
  router.post(ROUTE.activities, startActivity(classrooms));
  router.get(ROUTE.rejoinCodes, listRejoinCodes(classrooms));
  router.get(ROUTE.cards, listCards(classrooms, { regenerate: false }));
  router.post(ROUTE.cards, listCards(classrooms, { regenerate: true }));
  router.get(ROUTE.origins, listOrigins(deps));
  return router;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether the requester may open a class: at the machine that runs Jogak without a key, elsewhere with the teacher key. */
function openingPermission({
  proxyTrust,
  teacherKey,
  bruteForce,
}: ClassroomRoutesDeps): (request: Request) => Promise<boolean> {
  const teacherDigest = digest(teacherKey);
  return async (request) => {
    if (isFromLocalhost(request, proxyTrust)) return true;
    const key = request.get(TEACHER_KEY_HEADER);
    if (key === undefined) return false;
    return guardAttempt(bruteForce, request, async () => {
      const isRight = timingSafeEqual(digest(key), teacherDigest);
      return [isRight ? 'admitted' : 'wrong', isRight];
    });
  };
}

function openClassroom(deps: ClassroomRoutesDeps): RequestHandler {
  const newClassroomBuckets = new TokenBuckets(NEW_CLASSROOM_RATE);
  const mayOpen = openingPermission(deps);
  return async (request, response) => {
    if (!(await mayOpen(request))) throw new RequestRefused('key-needed');
    const input = parseBody(OpenClassroomRequest, request);
    if (!newClassroomBuckets.take(addressKey(request.ip ?? ''))) throw new RequestRefused('too-fast');
    const { title: typed = '', names: typedNames, ...rest } = input;
    const title = typed.trim() === '' ? '' : cleanTitle(typed);
    const names = (typedNames ?? []).map((name) => cleanName(name) ?? '');
    if (title === null || names.includes('')) throw new RequestRefused('bad-name');
    if ((rest.naming === 'list') !== names.length > 0) throw new RequestRefused('bad-request');
    const options = { ...rest, ...(title === '' ? {} : { title }), ...(names.length === 0 ? {} : { names }) };
    const opened: OpenedClassroom = await withSessionLock(request, async () => {
      const classroom = await deps.classrooms.open(options);
      await addMembership(request, { classroom: classroom.id, person: { role: 'teacher' } });
      return classroom;
    });
    response.status(201).json({ ok: true, id: opened.id, code: opened.code, key: opened.key });
  };
}

function signInTeacher({ classrooms, bruteForce }: ClassroomRoutesDeps): RequestHandler<{ classroom: ClassroomId }> {
  return async (request, response) => {
    const { key } = parseBody(TeacherKeyRequest, request);
    const { classroom } = request.params;
    const attempt = async (): Promise<[AttemptOutcome, Teacher | null]> => {
      const found = await classrooms.teacherByKey(classroom, key);
      return [found === null ? 'wrong' : 'admitted', found];
    };
    const teacher = await guardAttempt(bruteForce, request, attempt, 'secret');
    if (teacher === null) throw new RequestRefused('not-teacher');
    await withSessionLock(request, () => addMembership(request, { classroom, person: teacher }));
    response.json({ ok: true });
  };
}

function checkMembership(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    if ((await findCurrentMembership(classrooms, request)) === null) throw new RequestRefused('not-found');
    response.json({ ok: true, id: request.params.classroom });
  };
}

function startActivity(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const classroom = await requireTeacher(classrooms, request);
    const input = parseBody(StartActivityRequest, request);
    const description = cleanDescription(input.description ?? '');
    if (description === null) throw new RequestRefused('bad-request');
    unwrap(await classrooms.startActivity(classroom, { ...input, description }));
    response.json({ ok: true });
  };
}

function listRejoinCodes(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const codes: RejoinCodes | null = await classrooms.rejoinCodes(await requireTeacher(classrooms, request));
    if (codes === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...codes });
  };
}

/** @param regenerate makes new cards, and the old ones invalid */
function listCards(classrooms: Classrooms, { regenerate }: { readonly regenerate: boolean }): RequestHandler {
  return async (request, response) => {
    const cards: SeatCards | null = await classrooms.cards(await requireTeacher(classrooms, request), regenerate);
    if (cards === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...cards });
  };
}

function listOrigins({ classrooms, reachableOrigins }: ClassroomRoutesDeps): RequestHandler {
  return async (request, response) => {
    await requireTeacher(classrooms, request);
    const answer: Origins = { origins: reachableOrigins(request.protocol, request.get('host') ?? '') };
    response.json({ ok: true, ...answer });
  };
}

function removeClassroom(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    await classrooms.remove(await requireTeacher(classrooms, request, 'owner'));
    response.json({ ok: true });
  };
}
