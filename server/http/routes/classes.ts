/** Routes that open a class, enter it and start something to play in it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type RequestHandler, Router } from 'express';
import { Compile } from 'typebox/compile';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { Answer, JoinedClassroom, MyClassrooms, OpenedClassroom } from '../../../shared/protocol/events.ts';
import { ROUTE, TEACHER_KEY_HEADER } from '../../../shared/protocol/paths.ts';
import { Join, OpenClassroom, StartActivity, TeacherKey } from '../../../shared/protocol/schemas.ts';
import { OPENING_RATE, REFUSED_JOIN_MS } from '../../limits.ts';
import type { Classrooms, Membership } from '../../live/classrooms.ts';
import { done, Refused } from '../answers.ts';
import { cleanName, cleanTitle } from '../clean.ts';
import { isAtThisMachine, type Trust } from '../guard/address.ts';
import { addressKey, Buckets } from '../guard/rate.ts';
import { type Outcome, Tries } from '../guard/tries.ts';
import { enterClass, inTurn, membershipsOf, rememberStranger } from '../session/session.ts';

export interface ClassesParts {
  readonly classrooms: Classrooms;
  readonly trusted: Trust;
  /** What a teacher on another machine shows to open a class. */
  readonly teacherKey: string;
}

const openShape = Compile(OpenClassroom);
const joinShape = Compile(Join);
const keyShape = Compile(TeacherKey);
const activityShape = Compile(StartActivity);

/** The body, if it is of the shape asked for. */
function bodyOf<Shape>(shape: { Check(value: unknown): value is Shape }, request: Request): Shape {
  const body: unknown = request.body;
  if (!shape.Check(body)) throw new Refused('bad-request');
  return body;
}

/** Who asks in the class that the route names; null for a stranger, or when the class or the seat is gone. */
export async function personIn(
  classrooms: Classrooms,
  request: Request,
): Promise<(Membership & { title: string }) | null> {
  const own = membershipsOf(request).filter(({ classroom }) => classroom === request.params.classroom);
  const [standing] = own.length === 0 ? [] : await classrooms.standing(own);
  return standing ?? null;
}

/**
 * The class that the route names, for its teacher alone.
 * @throws Refused 'not-found' for strangers, who are not told whether there is one; 'not-teacher' for its students
 */
export async function taughtClass(classrooms: Classrooms, request: Request): Promise<ClassroomId> {
  const membership = await personIn(classrooms, request);
  if (membership === null) throw new Refused('not-found');
  if (membership.person.role !== 'teacher') throw new Refused('not-teacher');
  return membership.classroom;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Runs a try of a code or key; a wrong one is counted, and answered no sooner than any other wrong one. */
async function tried<Result>(
  tries: Tries,
  request: Request,
  attempt: () => Promise<[Outcome, Result]>,
): Promise<Result> {
  const end = tries.begin(request);
  const began = performance.now();
  let outcome: Outcome = 'not wrong';
  let result: Result;
  try {
    [outcome, result] = await attempt();
  } finally {
    end(outcome);
  }
  if (outcome === 'wrong') {
    rememberStranger(request);
    await wait(Math.max(0, began + REFUSED_JOIN_MS - performance.now()));
  }
  return result;
}

export function classes({ classrooms, trusted, teacherKey }: ClassesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const tries = new Tries();
  const openings = new Buckets(OPENING_RATE);
  const teacherDigest = digest(teacherKey);

  /** Whoever sits at the machine that Jogak runs on may open a class; anybody else shows the key. */
  async function mayOpen(request: Request): Promise<boolean> {
    if (isAtThisMachine(request, trusted)) return true;
    const key = request.get(TEACHER_KEY_HEADER);
    if (key === undefined) return false;
    return tried(tries, request, async () => {
      const right = timingSafeEqual(digest(key), teacherDigest);
      return [right ? 'came in' : 'wrong', right];
    });
  }

  const open: RequestHandler = async (request, response) => {
    if (!(await mayOpen(request))) throw new Refused('key-needed');
    const asked = bodyOf(openShape, request);
    if (!openings.take(addressKey(request.ip ?? ''))) throw new Refused('too-fast');
    const { title: typed = '', ...rest } = asked;
    const title = typed.trim() === '' ? '' : cleanTitle(typed);
    if (title === null) throw new Refused('bad-name');
    const opened: OpenedClassroom = await inTurn(request, async () => {
      const classroom = await classrooms.open(title === '' ? rest : { ...rest, title });
      await enterClass(request, { classroom: classroom.id, person: { role: 'teacher' } });
      return classroom;
    });
    response.status(201).json({ ok: true, id: opened.id, code: opened.code, key: opened.key });
  };

  const teach: RequestHandler<{ classroom: ClassroomId }> = async (request, response) => {
    const { key } = bodyOf(keyShape, request);
    const { classroom } = request.params;
    const right = await tried(tries, request, async () => {
      const is = await classrooms.isTeacherKey(classroom, key);
      return [is ? 'came in' : 'wrong', is];
    });
    if (!right) throw new Refused('not-teacher');
    await inTurn(request, () => enterClass(request, { classroom, person: { role: 'teacher' } }));
    response.json({ ok: true });
  };

  const join: RequestHandler = async (request, response) => {
    const { name: typed, ...rest } = bodyOf(joinShape, request);
    const name = typed === undefined ? undefined : cleanName(typed);
    if (name === null) throw new Refused('bad-name');
    const asked: Join = name === undefined ? rest : { ...rest, name };
    const answer = await tried<Answer<JoinedClassroom>>(tries, request, () =>
      inTurn(request, async () => {
        const joined = await classrooms.join(asked, membershipsOf(request));
        if (joined.ok) {
          await enterClass(request, { classroom: joined.id, person: joined.person });
          return ['came in', joined];
        }
        const wrong = joined.code === 'no-class' || joined.code === 'wrong-password';
        return [wrong ? 'wrong' : 'not wrong', joined];
      }),
    );
    if (!answer.ok && answer.code === 'no-class' && asked.password !== undefined) throw new Refused('wrong-password');
    const { id }: JoinedClassroom = done(answer);
    response.json({ ok: true, id });
  };

  const mine: RequestHandler = async (request, response) => {
    const standing = await classrooms.standing(membershipsOf(request));
    const answer: MyClassrooms = {
      classrooms: standing.map(({ classroom, title, person }) => ({ id: classroom, title, role: person.role })),
    };
    response.json({ ok: true, ...answer });
  };

  const isMine: RequestHandler = async (request, response) => {
    if ((await personIn(classrooms, request)) === null) throw new Refused('not-found');
    response.json({ ok: true, id: request.params.classroom });
  };

  const start: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const asked = bodyOf(activityShape, request);
    done(await classrooms.startActivity(classroom, asked));
    response.json({ ok: true });
  };

  router.post(ROUTE.classrooms, open);
  router.post(ROUTE.teacher, teach);
  router.post(ROUTE.join, join);
  router.get(ROUTE.mine, mine);
  router.get(ROUTE.classroom, isMine);
  router.post(ROUTE.activities, start);
  return router;
}
