/** Routes of a class: open it, sign in as its teacher, start an activity, read the latest one's settings, list its rejoin codes, seat cards and addresses, remove it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { addressKey, isFromLocalhost, type ProxyTrust } from '#server/guard/address.ts';
import type { AttemptBudgets } from '#server/guard/attempt-budgets.ts';
import type { AttemptOutcome, BruteForceGuard } from '#server/guard/brute-force.ts';
import { guardAttempt } from '#server/http/attempts.ts';
import { parseBody } from '#server/http/body.ts';
import type { Operations, Work } from '#server/http/operations.ts';
import { findCurrentMembership, requireTeacher } from '#server/http/session/authorization.ts';
import { addMembership, requireSessionCookie, withSessionLock } from '#server/http/session/session.ts';
import type { Teacher } from '#server/identity/person.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { failure } from '#shared/protocol/errors.ts';
import {
  ContinuationRequest,
  OpenClassroomRequest,
  StartActivityRequest,
  TeacherKeyRequest,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  LatestActivity,
  OpenedClassroom,
  Origins,
  RejoinCodes,
  SeatCards,
} from '#shared/protocol/http/responses.ts';
import { ROUTE, TEACHER_KEY_HEADER } from '#shared/protocol/paths.ts';
import { cleanDescription, cleanName, cleanTitle } from '#shared/text/clean.ts';

export interface ClassroomRoutesDeps {
  readonly classrooms: Classrooms;
  readonly proxyTrust: ProxyTrust;
  /** The key with which a teacher on another machine opens a class. */
  readonly teacherKey: string;
  /** Origins under which other devices reach the server, for a page that was requested with this protocol and Host. */
  readonly reachableOrigins: (protocol: string, host: string) => readonly string[];
  readonly bruteForce: BruteForceGuard;
  readonly budgets: Pick<AttemptBudgets, 'take'>;
  readonly operations: Operations;
}

export function classroomRoutes(deps: ClassroomRoutesDeps): Router {
  const { classrooms, operations } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  router.post(ROUTE.classrooms, operations.once(openClassroom(deps), 201));
  router.post(ROUTE.teacher, operations.once(signInTeacher(deps)));
  router.get(ROUTE.classroom, checkMembership(classrooms));
  router.delete(ROUTE.classroom, operations.once(removeClassroom(classrooms)));
  router.get(ROUTE.activities, readLatestActivity(classrooms));
  router.post(ROUTE.activities, operations.once(startActivity(classrooms)));
  router.post(ROUTE.continuations, operations.once(continueFrom(classrooms)));
  router.get(ROUTE.rejoinCodes, listRejoinCodes(classrooms));
  router.get(ROUTE.cards, listCards(classrooms));
  router.post(ROUTE.cards, operations.once(replaceCards(classrooms)));
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
    // Before any budget: who holds the key is not charged for others' guesses at the same address.
    if (timingSafeEqual(digest(key), teacherDigest)) {
      bruteForce.admitted(request.ip ?? '');
      return true;
    }
    return guardAttempt(bruteForce, request, async () => ['wrong', false]);
  };
}

function openClassroom(deps: ClassroomRoutesDeps): Work {
  const mayOpen = openingPermission(deps);
  return async (request, ids) => {
    if (!(await mayOpen(request))) throw new RequestRefused('key-needed');
    const input = parseBody(OpenClassroomRequest, request);
    const { title: typed = '', names: typedNames, ...rest } = input;
    const title = titleOf(typed);
    const names = namesOf(typedNames ?? []);
    if ((rest.naming === 'list') !== names.length > 0) throw new RequestRefused('bad-request');
    requireSessionCookie(request);
    if (!(await deps.budgets.take('newClasses', addressKey(request.ip ?? '')))) throw new RequestRefused('too-fast');
    const options = { ...rest, ...(title === '' ? {} : { title }), ...(names.length === 0 ? {} : { names }) };
    const opened: OpenedClassroom = await withSessionLock(request, async () => {
      const classroom = await deps.classrooms.open(options, { id: ids('class'), key: ids('teacher key') });
      await addMembership(request, { classroom: classroom.id, person: { role: 'teacher' } }, 'keep');
      return classroom;
    });
    return { id: opened.id, code: opened.code, key: opened.key };
  };
}

/** '' for none. @throws {RequestRefused} with the title's problem */
function titleOf(typed: string): string {
  const title = cleanTitle(typed);
  if (title.ok) return title.text;
  if (title.code === 'name-empty') return '';
  throw new RequestRefused(title.code);
}

/** @throws {RequestRefused} with the first problem and the entry that has it */
function namesOf(typed: readonly string[]): string[] {
  return typed.map((each, index) => {
    const name = cleanName(each);
    if (name.ok) return name.text;
    throw new RequestRefused(failure(name.code, { entry: index + 1 }));
  });
}

function signInTeacher({ classrooms, bruteForce }: ClassroomRoutesDeps): Work {
  return async (request) => {
    const { key, stay = 'now' } = parseBody(TeacherKeyRequest, request);
    const classroom = request.params.classroom as ClassroomId;
    const attempt = async (): Promise<[AttemptOutcome, Teacher | null]> => {
      const found = await classrooms.teacherByKey(classroom, key);
      return [found === null ? 'wrong' : 'admitted', found];
    };
    const teacher = await guardAttempt(bruteForce, request, attempt, 'secret');
    if (teacher === null) throw new RequestRefused('not-teacher');
    await withSessionLock(request, async () => {
      const isReturn = stay === 'return';
      if (isReturn && request.memberships.wasEndedByOwner(classroom)) throw new RequestRefused('device-ended');
      await addMembership(request, { classroom, person: teacher }, isReturn ? 'keep' : stay);
    });
    return {};
  };
}

function checkMembership(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    if ((await findCurrentMembership(classrooms, request)) === null) throw new RequestRefused('not-found');
    response.json({ ok: true, id: request.params.classroom });
  };
}

function startActivity(classrooms: Classrooms): Work {
  return async (request, ids) => {
    const classroom = await requireTeacher(classrooms, request);
    const input = parseBody(StartActivityRequest, request);
    const description = cleanDescription(input.description ?? '');
    if (description === null) throw new RequestRefused('bad-request');
    unwrap(await classrooms.startActivity(classroom, { ...input, description }, ids('activity')));
    return {};
  };
}

function continueFrom(classrooms: Classrooms): Work {
  return async (request, ids) => {
    const classroom = await requireTeacher(classrooms, request);
    const { boards } = unwrap(
      await classrooms.continueFrom(classroom, parseBody(ContinuationRequest, request), ids('activity')),
    );
    return { boards };
  };
}

function readLatestActivity(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const latest: LatestActivity | null = await classrooms.latestActivity(await requireTeacher(classrooms, request));
    if (latest === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...latest });
  };
}

function listRejoinCodes(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const codes: RejoinCodes | null = await classrooms.rejoinCodes(await requireTeacher(classrooms, request));
    if (codes === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...codes });
  };
}

/** @param renew makes new cards, and the old ones invalid */
async function cardsOf(classrooms: Classrooms, request: Request, renew: boolean): Promise<SeatCards> {
  const cards = await classrooms.cards(await requireTeacher(classrooms, request), renew);
  if (cards === null) throw new RequestRefused('not-found');
  return cards;
}

function listCards(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    response.json({ ok: true, ...(await cardsOf(classrooms, request, false)) });
  };
}

function replaceCards(classrooms: Classrooms): Work {
  return (request) => cardsOf(classrooms, request, true);
}

function listOrigins({ classrooms, reachableOrigins }: ClassroomRoutesDeps): RequestHandler {
  return async (request, response) => {
    await requireTeacher(classrooms, request);
    const answer: Origins = { origins: reachableOrigins(request.protocol, request.get('host') ?? '') };
    response.json({ ok: true, ...answer });
  };
}

function removeClassroom(classrooms: Classrooms): Work {
  return async (request) => {
    await classrooms.remove(await requireTeacher(classrooms, request, 'owner'));
    return {};
  };
}
