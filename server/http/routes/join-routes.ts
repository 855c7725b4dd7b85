/** Routes of the students' door: look at a class, go in, let go of a seat, come back. */
import { type Request, type RequestHandler, Router } from 'express';
import type { Classrooms } from '#server/classroom/port.ts';
import {
  type AttemptKind,
  type AttemptOutcome,
  type BruteForceGuard,
  guardAttempt,
} from '#server/guard/brute-force.ts';
import { parseBody } from '#server/http/body.ts';
import { RequestRefused, unwrap } from '#server/http/error-handler.ts';
import {
  addMembership,
  formerMembershipsOf,
  membershipsOf,
  removeMembership,
  withSessionLock,
} from '#server/http/session/session.ts';
import { cleanName } from '#server/text/clean.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { JoinedClassroom, JoinPreview, MyClassrooms } from '#shared/protocol/http-responses.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { JoinPreviewRequest, JoinRequest } from '#shared/protocol/request-schemas.ts';
import type { Answer } from '#shared/protocol/socket-events.ts';

export interface JoinRoutesDeps {
  readonly classrooms: Classrooms;
}

/** What a guess brings: it costs a try. */
const WRONG_GUESS_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no-class',
  'wrong-password',
  'wrong-rejoin',
  'wrong-card',
]);

/**
 * A card cannot be guessed, nor a class's id, by which whoever sees the list goes through an open door, nor an invitation. A
 * password and a rejoin code can, whatever stands beside them.
 */
async function attemptKindOf(classrooms: Classrooms, input: JoinPreviewRequest | JoinRequest): Promise<AttemptKind> {
  if ('card' in input && input.card !== undefined) return 'secret';
  const { code, invitation, password } = input;
  const guesses = password !== undefined || ('rejoin' in input && input.rejoin !== undefined);
  if (code === undefined) return guesses ? 'guessable' : 'secret';
  const invitedTo = invitation === undefined ? null : await classrooms.invitedTo(code, invitation);
  if (invitedTo === null) return 'guessable';
  return guesses ? { invitedTo } : 'secret';
}

export function joinRoutes({ classrooms }: JoinRoutesDeps, bruteForce: BruteForceGuard): Router {
  const router = Router({ caseSensitive: true, strict: true });

  /** A try of a code; with a password, nothing tells a wrong code from a wrong password. */
  async function attemptJoin<Result>(
    request: Request,
    input: JoinPreviewRequest | JoinRequest,
    successOutcome: AttemptOutcome,
    attempt: () => Promise<Answer<Result>>,
  ): Promise<Answer<Result>> {
    const guarded = async (): Promise<[AttemptOutcome, Answer<Result>]> => {
      const answered = await attempt();
      if (answered.ok) return [successOutcome, answered];
      return [WRONG_GUESS_CODES.has(answered.code) ? 'wrong' : 'not wrong', answered];
    };
    const answer = await guardAttempt(bruteForce, request, guarded, await attemptKindOf(classrooms, input));
    if (!answer.ok && answer.code === 'no-class' && input.password !== undefined)
      throw new RequestRefused('wrong-password');
    return answer;
  }

  const previewClassroom: RequestHandler = async (request, response) => {
    const input = parseBody(JoinPreviewRequest, request);
    const preview: JoinPreview = unwrap(
      await attemptJoin<JoinPreview>(request, input, 'not wrong', () =>
        classrooms.previewJoin(input, membershipsOf(request)),
      ),
    );
    response.json({ ...preview, ok: true });
  };

  const join: RequestHandler = async (request, response) => {
    const { name: typed, ...rest } = parseBody(JoinRequest, request);
    const name = typed === undefined ? undefined : cleanName(typed);
    if (name === null) throw new RequestRefused('bad-name');
    const input: JoinRequest = name === undefined ? rest : { ...rest, name };
    const answer = await attemptJoin<JoinedClassroom>(request, input, 'came in', () =>
      withSessionLock(request, async () => {
        const memberships = membershipsOf(request);
        const joined = await classrooms.join(input, memberships, formerMembershipsOf(request));
        if (!joined.ok) return joined;
        const { id, person } = joined;
        const before = memberships.find(({ classroom }) => classroom === id)?.person;
        await addMembership(request, { classroom: id, person });
        // A card or a code made somebody else of this device: what is open here of who it was before ends.
        const other = person.role === 'student' && before?.role === 'student' && before.seat !== person.seat;
        if (other) await classrooms.releaseDevice(id, before);
        return joined;
      }),
    );
    const { id }: JoinedClassroom = unwrap(answer);
    response.json({ ok: true, id });
  };

  const leave: RequestHandler<{ classroom: ClassroomId }> = async (request, response) => {
    await withSessionLock(request, async () => {
      // The seat is all that tells who was removed for good: it is not let go of.
      if (await classrooms.isBanned(request.params.classroom, membershipsOf(request)))
        throw new RequestRefused('removed-for-good');
      const left = await removeMembership(request, request.params.classroom);
      if (left?.person.role === 'student') await classrooms.releaseDevice(left.classroom, left.person);
    });
    response.json({ ok: true });
  };

  const mine: RequestHandler = async (request, response) => {
    const current = await classrooms.activeMemberships(membershipsOf(request));
    const answer: MyClassrooms = {
      classrooms: current.map(({ classroom, title, person, seat }) => ({
        id: classroom,
        title,
        role: person.role,
        seat,
      })),
    };
    response.json({ ok: true, ...answer });
  };

  router.post(ROUTE.joinPreview, previewClassroom);
  router.post(ROUTE.join, join);
  router.post(ROUTE.leave, leave);
  router.get(ROUTE.myClassrooms, mine);
  return router;
}
