/** Routes around a lesson, for the class's teachers: finish it, replace teacher keys, export results, export or erase one student's data. */
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { parseBody } from '#server/http/body.ts';
import type { Operations, Work } from '#server/http/operations.ts';
import { requireTeacher } from '#server/http/session/authorization.ts';
import { addMembership, withSessionLock } from '#server/http/session/session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { FinishLessonRequest } from '#shared/protocol/http/request-bodies.ts';
import type { ClassResults } from '#shared/protocol/http/responses.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { resultsCsv, resultsFileName } from '#shared/results/results-csv.ts';
import { offsetDate } from './offset-date.ts';

export interface LessonRoutesDeps {
  readonly classrooms: Classrooms;
  readonly operations: Operations;
}

export function lessonRoutes(deps: LessonRoutesDeps): Router {
  const { classrooms, operations } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  router.post(ROUTE.lesson, operations.once(finishOrReopen(deps)));
  router.post(ROUTE.teacherKey, operations.once(replaceTeacherKey(classrooms)));
  router.post(ROUTE.coTeacherKey, operations.once(createCoTeacherKey(classrooms)));
  router.delete(ROUTE.coTeacherKey, operations.once(revokeCoTeacherKey(classrooms)));
  router.get(ROUTE.resultRows, readResults(classrooms));
  router.get(ROUTE.results, exportResults(classrooms));
  router.get(ROUTE.seat, exportSeat(classrooms));
  router.delete(ROUTE.seat, operations.once(eraseSeat(classrooms)));
  return router;
}

function seatNumberOf(request: Request): number {
  const number = Number(request.params.seat);
  if (!Number.isSafeInteger(number) || number < 1) throw new RequestRefused('no-seat');
  return number;
}

async function requireAdmission(classrooms: Classrooms, classroom: ClassroomId) {
  const admission = await classrooms.admission(classroom);
  if (admission === null) throw new RequestRefused('not-found');
  return admission;
}

async function requireStudentData(classrooms: Classrooms, classroom: ClassroomId) {
  const studentData = await classrooms.studentData(classroom);
  if (studentData === null) throw new RequestRefused('not-found');
  return studentData;
}

function finishOrReopen({ classrooms }: LessonRoutesDeps): Work {
  return async (request) => {
    const classroom = await requireTeacher(classrooms, request);
    const { finished } = parseBody(FinishLessonRequest, request);
    const admission = await requireAdmission(classrooms, classroom);
    unwrap(await (finished ? admission.finish() : admission.reopen()));
    // A crash before this line is harmless: the same request may be sent again.
    if (finished) await classrooms.releaseSharedDevices(classroom);
    return {};
  };
}

function replaceTeacherKey(classrooms: Classrooms): Work {
  return async (request) => {
    const classroom = await requireTeacher(classrooms, request, 'owner');
    const admission = await requireAdmission(classrooms, classroom);
    const key = await withSessionLock(request, async () => {
      const replaced = unwrap(await admission.replaceTeacherKey());
      await addMembership(request, { classroom, person: replaced.teacher });
      return replaced.key;
    });
    // This browser has the new key now; sessions with the old one end.
    admission.endRevokedSessions();
    return { key };
  };
}

function createCoTeacherKey(classrooms: Classrooms): Work {
  return async (request) => {
    const admission = await requireAdmission(classrooms, await requireTeacher(classrooms, request, 'owner'));
    const { key } = unwrap(await admission.createCoTeacherKey());
    return { key };
  };
}

function revokeCoTeacherKey(classrooms: Classrooms): Work {
  return async (request) => {
    const admission = await requireAdmission(classrooms, await requireTeacher(classrooms, request, 'owner'));
    unwrap(await admission.revokeCoTeacherKey());
    return {};
  };
}

function exportResults(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const studentData = await requireStudentData(classrooms, await requireTeacher(classrooms, request));
    const language = LANGUAGES.find((each) => each === request.query.language) ?? 'en';
    const formatTime = (at: number) => offsetDate(request, at);
    const { title, at, rows } = await studentData.results();
    const day = formatTime(at).slice(0, 'YYYY-MM-DD'.length);
    response.attachment(resultsFileName(title, day, language)).type('text/csv; charset=utf-8');
    response.send(resultsCsv(rows, language, formatTime));
  };
}

function readResults(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const studentData = await requireStudentData(classrooms, await requireTeacher(classrooms, request));
    const results: ClassResults = await studentData.results();
    response.json({ ok: true, ...results });
  };
}

function exportSeat(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const studentData = await requireStudentData(classrooms, await requireTeacher(classrooms, request));
    const exported = await studentData.export(seatNumberOf(request));
    if (exported === null) throw new RequestRefused('no-seat');
    response.attachment(`student-${seatNumberOf(request)}.json`).json(exported);
  };
}

function eraseSeat(classrooms: Classrooms): Work {
  return async (request) => {
    const { removal } = await requireAdmission(classrooms, await requireTeacher(classrooms, request));
    unwrap(await removal.erase(seatNumberOf(request)));
    return {};
  };
}
