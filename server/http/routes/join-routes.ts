/** Routes of joining: preview a class, join it, leave it, list the browser's own classes. */
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import type { AttemptKind, AttemptOutcome, BruteForceGuard } from '#server/guard/brute-force.ts';
import { guardAttempt } from '#server/http/attempts.ts';
import { parseBody } from '#server/http/body.ts';
import type { Operations, Work } from '#server/http/operations.ts';
import {
  addMembership,
  formerMembershipsOf,
  hasSession,
  membershipsOf,
  rememberAnonymous,
  removeMembership,
  removeTeacherMemberships,
  requireSessionCookie,
  withSessionLock,
} from '#server/http/session/session.ts';
import { personIdOf } from '#server/identity/person.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import { JoinPreviewRequest, JoinRequest, LeaveRequest } from '#shared/protocol/http/request-bodies.ts';
import type { JoinedClassroom, JoinPreview, MyClassrooms } from '#shared/protocol/http/responses.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { cleanName } from '#shared/text/clean.ts';
import { ClassDoors, type ClassDoorsDeps } from './class-doors.ts';

export interface JoinRoutesDeps extends ClassDoorsDeps {
  readonly classrooms: Classrooms;
  readonly bruteForce: BruteForceGuard;
  readonly operations: Operations;
  /** Of looks, which make nothing: a few are kept, so that a look that is sent again counts once as a guess. */
  readonly looks: Operations;
}

export function joinRoutes(deps: JoinRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { operations, looks } = deps;
  const doors = new ClassDoors(deps);
  const preview = looks.once(previewClassroom(deps, doors));
  const join = operations.once(joinClassroom(deps, doors));
  router.post(ROUTE.joinPreview, doors.redirect('joinPreviewAtDoor'), preview);
  router.post(ROUTE.join, doors.redirect('joinAtDoor'), join);
  router.post(ROUTE.joinPreviewAtDoor, preview);
  router.post(ROUTE.joinAtDoor, join);
  router.post(ROUTE.leave, operations.once(leaveClassroom(deps)));
  router.get(ROUTE.myClassrooms, listMyClassrooms(deps));
  return router;
}

/** Refusals of a wrong guess: each counts as a wrong attempt. */
const WRONG_GUESS_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no-class',
  'wrong-password',
  'wrong-rejoin',
  'wrong-card',
]);

/**
 * A card, an invitation and a class's id, with which visitors of the class list enter an open class, cannot be guessed. Without a card, a
 * password or a rejoin code counts as guessable, also beside an invitation or an id.
 */
function attemptKindOf(input: JoinPreviewRequest | JoinRequest, invitedTo: ClassroomId | null): AttemptKind {
  if ('card' in input && input.card !== undefined) return 'secret';
  const { code, password } = input;
  const isRejoin = 'rejoin' in input && input.rejoin !== undefined;
  const isGuess = password !== undefined || isRejoin;
  if (code === undefined) return isGuess ? 'guessable' : 'secret';
  if (invitedTo === null) return 'guessable';
  return isGuess ? { invitedTo, by: isRejoin ? 'rejoin' : 'password' } : 'secret';
}

/** Runs a guarded attempt. With a password, the answer does not reveal whether the code or the password is wrong. */
async function attemptJoin<Result>(
  { classrooms, bruteForce }: JoinRoutesDeps,
  request: Request,
  input: JoinPreviewRequest | JoinRequest,
  successOutcome: AttemptOutcome,
  attempt: (invitedTo: ClassroomId | null) => Promise<Answer<Result>>,
): Promise<Answer<Result>> {
  const { code, invitation } = input;
  const isInvited = code !== undefined && invitation !== undefined;
  const invitedTo = isInvited ? await classrooms.invitedTo(code, invitation) : null;
  const guarded = async (): Promise<[AttemptOutcome, Answer<Result>]> => {
    const answered = await attempt(invitedTo);
    if (answered.ok) return [successOutcome, answered];
    return [WRONG_GUESS_CODES.has(answered.code) ? 'wrong' : 'not wrong', answered];
  };
  const answer = await guardAttempt(bruteForce, request, guarded, attemptKindOf(input, invitedTo));
  if (!answer.ok && answer.code === 'no-class' && input.password !== undefined)
    throw new RequestRefused('wrong-password');
  return answer;
}

/** At the door of another class a code finds nothing: else the sender would choose the node that opens it. */
const NO_CLASS: Failure = failure('no-class');

function previewClassroom(deps: JoinRoutesDeps, doors: ClassDoors): Work {
  return async (request) => {
    const input = parseBody(JoinPreviewRequest, request);
    const preview: JoinPreview = unwrap(
      await attemptJoin<JoinPreview>(deps, request, input, 'not wrong', async (invitedTo) => {
        if (!(await doors.isAtItsDoor(request, input))) return NO_CLASS;
        return deps.classrooms.previewJoin(input, membershipsOf(request), invitedTo);
      }),
    );
    return preview;
  };
}

function joinClassroom(deps: JoinRoutesDeps, doors: ClassDoors): Work {
  const { classrooms } = deps;
  return async (request, ids) => {
    const { name: typed, ...rest } = parseBody(JoinRequest, request);
    const name = typed === undefined ? undefined : cleanName(typed);
    if (name?.ok === false) throw new RequestRefused(name.code);
    const input: JoinRequest = name === undefined ? rest : { ...rest, name: name.text };
    requireSessionCookie(request);
    const answer = await attemptJoin<JoinedClassroom>(deps, request, input, 'admitted', (invitedTo) =>
      withSessionLock(request, async () => {
        if (!(await doors.isAtItsDoor(request, input))) return NO_CLASS;
        const memberships = membershipsOf(request);
        const former = formerMembershipsOf(request);
        const joined = await classrooms.join(input, memberships, former, invitedTo, ids('seat'));
        if (!joined.ok) return joined;
        const { id, person } = joined;
        const before = memberships.find(({ classroom }) => classroom === id)?.person;
        // They were its teacher by a key that was replaced since: a teacher who still is one takes no seat.
        if (person.role === 'student' && before?.role === 'teacher') await removeTeacherMemberships(request, [id]);
        await addMembership(request, { classroom: id, person });
        // A card or a code gave this device to another student: the previous student's open pages end.
        const isOther = person.role === 'student' && before?.role === 'student' && before.seat !== person.seat;
        if (isOther) await classrooms.releaseDevice(id, before);
        return joined;
      }),
    );
    const { id }: JoinedClassroom = unwrap(answer);
    return { id };
  };
}

function leaveClassroom({ classrooms }: JoinRoutesDeps): Work {
  return async (request) => {
    const classroom = request.params.classroom as ClassroomId;
    const { person: student } = parseBody(LeaveRequest, request);
    await withSessionLock(request, async () => {
      // The seat alone identifies a banned student, so its membership stays.
      if (await classrooms.isBanned(classroom, membershipsOf(request))) throw new RequestRefused('removed-for-good');
      const left = await removeMembership(request, classroom, student);
      if (left === null) throw new RequestRefused('not-member');
      if (left.person.role === 'student') await classrooms.releaseDevice(left.classroom, left.person);
    });
    return {};
  };
}

/** The first request of a page that may take a seat or open a class: it gives the browser its cookie. */
function listMyClassrooms({ classrooms }: JoinRoutesDeps): RequestHandler {
  return async (request, response) => {
    const hasCookie = hasSession(request);
    rememberAnonymous(request);
    const current = await classrooms.activeMemberships(membershipsOf(request));
    const answer: MyClassrooms = {
      classrooms: current.map(({ classroom, person, title, seat, picture, kind, openedAt, seats }) => ({
        id: classroom,
        title,
        role: person.role,
        person: personIdOf(classroom, person),
        seat,
        picture,
        kind,
        openedAt,
        seats,
      })),
      hasCookie,
      codeDigits: await classrooms.codeDigits(),
    };
    response.json({ ok: true, ...answer });
  };
}
