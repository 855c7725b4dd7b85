/** Routes of the students' door: look at a class, go in, let go of a seat, come back. */
import { type Request, type RequestHandler, Router } from 'express';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { JoinedClassroom, JoinLook, MyClassrooms } from '../../../shared/protocol/answers.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Answer } from '../../../shared/protocol/events.ts';
import { ROUTE } from '../../../shared/protocol/paths.ts';
import { Join, Look } from '../../../shared/protocol/schemas.ts';
import type { Classrooms } from '../../live/classrooms.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import { cleanName } from '../clean.ts';
import { type Outcome, type Tried, type Tries, tried } from '../guard/tries.ts';
import { enterClass, formerOf, inTurn, leaveClass, membershipsOf } from '../session/session.ts';

export interface DoorsParts {
  readonly classrooms: Classrooms;
}

/** What a guess brings: it costs a try. */
const WRONG: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-class', 'wrong-password', 'wrong-rejoin', 'wrong-card']);

/**
 * A card cannot be guessed, nor a class's id, by which whoever sees the list goes through an open door, nor an invitation. A
 * password and a rejoin code can, whatever stands beside them.
 */
async function triedWith(classrooms: Classrooms, asked: Look | Join): Promise<Tried> {
  if ('card' in asked && asked.card !== undefined) return 'secret';
  const { code, invitation, password } = asked;
  const guesses = password !== undefined || ('rejoin' in asked && asked.rejoin !== undefined);
  if (code === undefined) return guesses ? 'guessable' : 'secret';
  const invitedTo = invitation === undefined ? null : await classrooms.invitedTo(code, invitation);
  if (invitedTo === null) return 'guessable';
  return guesses ? { invitedTo } : 'secret';
}

export function doors({ classrooms }: DoorsParts, tries: Tries): Router {
  const router = Router({ caseSensitive: true, strict: true });

  /** A try of a code; with a password, nothing tells a wrong code from a wrong password. */
  async function knocked<Result>(
    request: Request,
    asked: Look | Join,
    right: Outcome,
    attempt: () => Promise<Answer<Result>>,
  ): Promise<Answer<Result>> {
    const knock = async (): Promise<[Outcome, Answer<Result>]> => {
      const answered = await attempt();
      if (answered.ok) return [right, answered];
      return [WRONG.has(answered.code) ? 'wrong' : 'not wrong', answered];
    };
    const answer = await tried(tries, request, knock, await triedWith(classrooms, asked));
    if (!answer.ok && answer.code === 'no-class' && asked.password !== undefined) throw new Refused('wrong-password');
    return answer;
  }

  const look: RequestHandler = async (request, response) => {
    const asked = bodyOf(Look, request);
    const seen: JoinLook = done(
      await knocked<JoinLook>(request, asked, 'not wrong', () => classrooms.look(asked, membershipsOf(request))),
    );
    response.json({ ...seen, ok: true });
  };

  const join: RequestHandler = async (request, response) => {
    const { name: typed, ...rest } = bodyOf(Join, request);
    const name = typed === undefined ? undefined : cleanName(typed);
    if (name === null) throw new Refused('bad-name');
    const asked: Join = name === undefined ? rest : { ...rest, name };
    const answer = await knocked<JoinedClassroom>(request, asked, 'came in', () =>
      inTurn(request, async () => {
        const memberships = membershipsOf(request);
        const joined = await classrooms.join(asked, memberships, formerOf(request));
        if (!joined.ok) return joined;
        const { id, person } = joined;
        const before = memberships.find(({ classroom }) => classroom === id)?.person;
        await enterClass(request, { classroom: id, person });
        // A card or a code made somebody else of this device: what is open here of who it was before ends.
        const other = person.role === 'student' && before?.role === 'student' && before.seat !== person.seat;
        if (other) await classrooms.letGo(id, before);
        return joined;
      }),
    );
    const { id }: JoinedClassroom = done(answer);
    response.json({ ok: true, id });
  };

  const leave: RequestHandler<{ classroom: ClassroomId }> = async (request, response) => {
    await inTurn(request, async () => {
      // The seat is all that tells who was removed for good: it is not let go of.
      if (await classrooms.isBanned(request.params.classroom, membershipsOf(request)))
        throw new Refused('removed-for-good');
      const left = await leaveClass(request, request.params.classroom);
      if (left?.person.role === 'student') await classrooms.letGo(left.classroom, left.person);
    });
    response.json({ ok: true });
  };

  const mine: RequestHandler = async (request, response) => {
    const standing = await classrooms.standing(membershipsOf(request));
    const answer: MyClassrooms = {
      classrooms: standing.map(({ classroom, title, person, seat }) => ({
        id: classroom,
        title,
        role: person.role,
        seat,
      })),
    };
    response.json({ ok: true, ...answer });
  };

  router.post(ROUTE.look, look);
  router.post(ROUTE.join, join);
  router.post(ROUTE.leave, leave);
  router.get(ROUTE.mine, mine);
  return router;
}
