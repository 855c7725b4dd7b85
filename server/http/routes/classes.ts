/** Routes of a class's teacher: open it, come back to it, start something to play, see its seats' codes and cards. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { OpenedClassroom, Origins, RejoinCodes, SeatCards } from '../../../shared/protocol/answers.ts';
import { ROUTE, TEACHER_KEY_HEADER } from '../../../shared/protocol/paths.ts';
import { OpenClassroom, StartActivity, TeacherKey } from '../../../shared/protocol/schemas.ts';
import { OPENING_RATE } from '../../limits.ts';
import { isCoTeacher } from '../../live/classroom/door/keys.ts';
import type { Classrooms, Standing, Teacher } from '../../live/classrooms.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import { cleanDescription, cleanName, cleanTitle } from '../clean.ts';
import { isAtThisMachine, type Trust } from '../guard/address.ts';
import { addressKey, Buckets } from '../guard/rate.ts';
import { type Outcome, type Tries, tried } from '../guard/tries.ts';
import { enterClass, inTurn, membershipsOf } from '../session/session.ts';

export interface ClassesParts {
  readonly classrooms: Classrooms;
  readonly trusted: Trust;
  /** What a teacher on another machine shows to open a class. */
  readonly teacherKey: string;
  /** Where other devices find us, seen from a page that asked under this protocol and Host. */
  readonly originsFor: (protocol: string, host: string) => readonly string[];
}

/** Who asks in the class that the route names; null for a stranger, or when the class or the seat is gone. */
export async function personIn(classrooms: Classrooms, request: Request): Promise<Standing | null> {
  const own = membershipsOf(request).filter(({ classroom }) => classroom === request.params.classroom);
  const [standing] = own.length === 0 ? [] : await classrooms.standing(own);
  return standing ?? null;
}

/**
 * The class that the route names, for its teacher alone.
 * @param who 'owner': not for co-teachers either
 * @throws Refused 'not-found' for strangers, who are not told whether there is one; 'not-teacher' for its students; 'owner-only'
 */
export async function taughtClass(
  classrooms: Classrooms,
  request: Request,
  who: 'teacher' | 'owner' = 'teacher',
): Promise<ClassroomId> {
  const membership = await personIn(classrooms, request);
  if (membership === null) throw new Refused('not-found');
  if (membership.person.role !== 'teacher') throw new Refused('not-teacher');
  if (who === 'owner' && isCoTeacher(membership.person)) throw new Refused('owner-only');
  return membership.classroom;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function classes({ classrooms, trusted, teacherKey, originsFor }: ClassesParts, tries: Tries): Router {
  const router = Router({ caseSensitive: true, strict: true });
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
    const asked = bodyOf(OpenClassroom, request);
    if (!openings.take(addressKey(request.ip ?? ''))) throw new Refused('too-fast');
    const { title: typed = '', names: listed, ...rest } = asked;
    const title = typed.trim() === '' ? '' : cleanTitle(typed);
    const names = (listed ?? []).map((name) => cleanName(name) ?? '');
    if (title === null || names.includes('')) throw new Refused('bad-name');
    if ((rest.naming === 'list') !== names.length > 0) throw new Refused('bad-request');
    const wish = { ...rest, ...(title === '' ? {} : { title }), ...(names.length === 0 ? {} : { names }) };
    const opened: OpenedClassroom = await inTurn(request, async () => {
      const classroom = await classrooms.open(wish);
      await enterClass(request, { classroom: classroom.id, person: { role: 'teacher' } });
      return classroom;
    });
    response.status(201).json({ ok: true, id: opened.id, code: opened.code, key: opened.key });
  };

  const teach: RequestHandler<{ classroom: ClassroomId }> = async (request, response) => {
    const { key } = bodyOf(TeacherKey, request);
    const { classroom } = request.params;
    const proof = async (): Promise<[Outcome, Teacher | null]> => {
      const is = await classrooms.teacherOf(classroom, key);
      return [is === null ? 'wrong' : 'came in', is];
    };
    const teacher = await tried(tries, request, proof, 'secret');
    if (teacher === null) throw new Refused('not-teacher');
    await inTurn(request, () => enterClass(request, { classroom, person: teacher }));
    response.json({ ok: true });
  };

  const isMine: RequestHandler = async (request, response) => {
    if ((await personIn(classrooms, request)) === null) throw new Refused('not-found');
    response.json({ ok: true, id: request.params.classroom });
  };

  const start: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const asked = bodyOf(StartActivity, request);
    const description = cleanDescription(asked.description ?? '');
    if (description === null) throw new Refused('bad-request');
    done(await classrooms.startActivity(classroom, { ...asked, description }));
    response.json({ ok: true });
  };

  const rejoinCodes: RequestHandler = async (request, response) => {
    const codes: RejoinCodes | null = await classrooms.rejoinCodes(await taughtClass(classrooms, request));
    if (codes === null) throw new Refused('not-found');
    response.json({ ok: true, ...codes });
  };

  const cards =
    (fresh: boolean): RequestHandler =>
    async (request, response) => {
      const made: SeatCards | null = await classrooms.cards(await taughtClass(classrooms, request), fresh);
      if (made === null) throw new Refused('not-found');
      response.json({ ok: true, ...made });
    };

  const origins: RequestHandler = async (request, response) => {
    await taughtClass(classrooms, request);
    const answer: Origins = { origins: originsFor(request.protocol, request.get('host') ?? '') };
    response.json({ ok: true, ...answer });
  };

  const remove: RequestHandler = async (request, response) => {
    await classrooms.remove(await taughtClass(classrooms, request, 'owner'));
    response.json({ ok: true });
  };

  router.post(ROUTE.classrooms, open);
  router.post(ROUTE.teacher, teach);
  router.get(ROUTE.classroom, isMine);
  router.delete(ROUTE.classroom, remove);
  router.post(ROUTE.activities, start);
  router.get(ROUTE.rejoinCodes, rejoinCodes);
  router.get(ROUTE.cards, cards(false));
  router.post(ROUTE.cards, cards(true));
  router.get(ROUTE.origins, origins);
  return router;
}
