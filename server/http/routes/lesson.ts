/** Routes of a class's teacher around her lessons: their end, the links of teachers, results, and all that is of one student. */
import { type Request, type RequestHandler, Router } from 'express';
import type { ClassroomId } from '../../../shared/ids.ts';
import { ROUTE } from '../../../shared/protocol/paths.ts';
import { LessonEnd } from '../../../shared/protocol/schemas.ts';
import { resultsCsv } from '../../../shared/results/csv.ts';
import type { Classrooms } from '../../live/classrooms.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import type { Forgetting } from '../session/forgetting.ts';
import { enterClass, inTurn } from '../session/session.ts';
import { taughtClass } from './classes.ts';

export interface LessonParts {
  readonly classrooms: Classrooms;
  readonly forgetting: Pick<Forgetting, 'sharedDevices'>;
}

const MINUTE_MS = 60_000;
/** A day more or less than UTC is no clock's. Minutes. */
const OFFSET_MAX = 24 * 60;

function seatOf(request: Request): number {
  const number = Number(request.params.seat);
  if (!Number.isSafeInteger(number) || number < 1) throw new Refused('no-seat');
  return number;
}

export function lesson({ classrooms, forgetting }: LessonParts): Router {
  const router = Router({ caseSensitive: true, strict: true });

  async function doorOf(classroom: ClassroomId) {
    const door = await classrooms.door(classroom);
    if (door === null) throw new Refused('not-found');
    return door;
  }

  async function tracesOf(classroom: ClassroomId) {
    const traces = await classrooms.traces(classroom);
    if (traces === null) throw new Refused('not-found');
    return traces;
  }

  const end: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const { finished } = bodyOf(LessonEnd, request);
    const door = await doorOf(classroom);
    done(await (finished ? door.finish() : door.reopen()));
    // Asked once more after a crash in between, it is done then.
    if (finished) await forgetting.sharedDevices(classroom);
    response.json({ ok: true });
  };

  const replaceKey: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request, 'owner');
    const door = await doorOf(classroom);
    const key = await inTurn(request, async () => {
      const fresh = done(await door.replaceKey());
      await enterClass(request, { classroom, person: fresh.teacher });
      return fresh.key;
    });
    // Now this browser is let in by the new one, and whoever has the old one is not.
    door.endOldKeys();
    response.json({ ok: true, key });
  };

  const makeCoKey: RequestHandler = async (request, response) => {
    const door = await doorOf(await taughtClass(classrooms, request, 'owner'));
    const { key } = done(await door.makeCoKey());
    response.json({ ok: true, key });
  };

  const endCoKey: RequestHandler = async (request, response) => {
    const door = await doorOf(await taughtClass(classrooms, request, 'owner'));
    done(await door.endCoKey());
    response.json({ ok: true });
  };

  const results: RequestHandler = async (request, response) => {
    const traces = await tracesOf(await taughtClass(classrooms, request));
    const language = request.query.language === 'ko' ? 'ko' : 'en';
    const offset = Number(request.query.offset ?? 0);
    if (!Number.isInteger(offset) || Math.abs(offset) > OFFSET_MAX) throw new Refused('bad-request');
    response.attachment('results.csv').type('text/csv; charset=utf-8');
    const momentOf = (at: number) =>
      new Date(at - offset * MINUTE_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
    response.send(resultsCsv(await traces.results(), language, momentOf));
  };

  const exportSeat: RequestHandler = async (request, response) => {
    const traces = await tracesOf(await taughtClass(classrooms, request));
    const exported = await traces.export(seatOf(request));
    if (exported === null) throw new Refused('no-seat');
    response.attachment(`student-${seatOf(request)}.json`).json(exported);
  };

  const erase: RequestHandler = async (request, response) => {
    const { goings } = await doorOf(await taughtClass(classrooms, request));
    done(await goings.erase(seatOf(request)));
    response.json({ ok: true });
  };

  router.post(ROUTE.lesson, end);
  router.post(ROUTE.teacherKey, replaceKey);
  router.post(ROUTE.coKey, makeCoKey);
  router.delete(ROUTE.coKey, endCoKey);
  router.get(ROUTE.results, results);
  router.get(ROUTE.seat, exportSeat);
  router.delete(ROUTE.seat, erase);
  return router;
}
