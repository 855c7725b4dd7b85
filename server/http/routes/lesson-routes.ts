/** Routes of a class's teacher around her lessons: their end, the links of teachers, results, and all that is of one student. */
import { type Request, type RequestHandler, Router } from 'express';
import type { Classrooms } from '#server/classroom/port.ts';
import { parseBody } from '#server/http/body.ts';
import { RequestRefused, unwrap } from '#server/http/error-handler.ts';
import type { SessionEraser } from '#server/http/session/eraser.ts';
import { addMembership, withSessionLock } from '#server/http/session/session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { FinishLessonRequest } from '#shared/protocol/request-schemas.ts';
import { resultsCsv } from '#shared/results/results-csv.ts';
import { requireTeacher } from './classroom-routes.ts';

export interface LessonRoutesDeps {
  readonly classrooms: Classrooms;
  readonly sessionEraser: Pick<SessionEraser, 'releaseSharedDevices'>;
}

const MINUTE_MS = 60_000;
/** A day more or less than UTC is no clock's. Minutes. */
const OFFSET_MAX = 24 * 60;

function seatNumberOf(request: Request): number {
  const number = Number(request.params.seat);
  if (!Number.isSafeInteger(number) || number < 1) throw new RequestRefused('no-seat');
  return number;
}

export function lessonRoutes({ classrooms, sessionEraser }: LessonRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });

  async function requireAdmission(classroom: ClassroomId) {
    const admission = await classrooms.admission(classroom);
    if (admission === null) throw new RequestRefused('not-found');
    return admission;
  }

  async function requireStudentData(classroom: ClassroomId) {
    const studentData = await classrooms.studentData(classroom);
    if (studentData === null) throw new RequestRefused('not-found');
    return studentData;
  }

  const finishOrReopen: RequestHandler = async (request, response) => {
    const classroom = await requireTeacher(classrooms, request);
    const { finished } = parseBody(FinishLessonRequest, request);
    const admission = await requireAdmission(classroom);
    unwrap(await (finished ? admission.finish() : admission.reopen()));
    // Asked once more after a crash in between, it is done then.
    if (finished) await sessionEraser.releaseSharedDevices(classroom);
    response.json({ ok: true });
  };

  const replaceKey: RequestHandler = async (request, response) => {
    const classroom = await requireTeacher(classrooms, request, 'owner');
    const admission = await requireAdmission(classroom);
    const key = await withSessionLock(request, async () => {
      const replaced = unwrap(await admission.replaceTeacherKey());
      await addMembership(request, { classroom, person: replaced.teacher });
      return replaced.key;
    });
    // Now this browser is let in by the new one, and whoever has the old one is not.
    admission.endRevokedSessions();
    response.json({ ok: true, key });
  };

  const makeCoKey: RequestHandler = async (request, response) => {
    const admission = await requireAdmission(await requireTeacher(classrooms, request, 'owner'));
    const { key } = unwrap(await admission.createCoTeacherKey());
    response.json({ ok: true, key });
  };

  const endCoKey: RequestHandler = async (request, response) => {
    const admission = await requireAdmission(await requireTeacher(classrooms, request, 'owner'));
    unwrap(await admission.revokeCoTeacherKey());
    response.json({ ok: true });
  };

  const results: RequestHandler = async (request, response) => {
    const studentData = await requireStudentData(await requireTeacher(classrooms, request));
    const language = request.query.language === 'ko' ? 'ko' : 'en';
    const offset = Number(request.query.offset ?? 0);
    if (!Number.isInteger(offset) || Math.abs(offset) > OFFSET_MAX) throw new RequestRefused('bad-request');
    response.attachment('results.csv').type('text/csv; charset=utf-8');
    const formatTime = (at: number) =>
      new Date(at - offset * MINUTE_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
    response.send(resultsCsv(await studentData.results(), language, formatTime));
  };

  const exportSeat: RequestHandler = async (request, response) => {
    const studentData = await requireStudentData(await requireTeacher(classrooms, request));
    const exported = await studentData.export(seatNumberOf(request));
    if (exported === null) throw new RequestRefused('no-seat');
    response.attachment(`student-${seatNumberOf(request)}.json`).json(exported);
  };

  const erase: RequestHandler = async (request, response) => {
    const { removal } = await requireAdmission(await requireTeacher(classrooms, request));
    unwrap(await removal.erase(seatNumberOf(request)));
    response.json({ ok: true });
  };

  router.post(ROUTE.lesson, finishOrReopen);
  router.post(ROUTE.teacherKey, replaceKey);
  router.post(ROUTE.coTeacherKey, makeCoKey);
  router.delete(ROUTE.coTeacherKey, endCoKey);
  router.get(ROUTE.results, results);
  router.get(ROUTE.seat, exportSeat);
  router.delete(ROUTE.seat, erase);
  return router;
}
