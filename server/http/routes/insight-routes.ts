/** Routes of how an activity was played, for the class's teachers: all of it, and its tables for spreadsheets. */
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { requireTeacher } from '#server/http/session/authorization.ts';
import type { ActivityId } from '#shared/ids.ts';
import { LANGUAGES } from '#shared/languages.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { INSIGHT_TABLES, insightCsv, insightFileName } from '#shared/results/insight/insight-csv.ts';
import { offsetDate } from './offset-date.ts';

export interface InsightRoutesDeps {
  readonly classrooms: Classrooms;
}

export function insightRoutes({ classrooms }: InsightRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });

  const readInsight: RequestHandler = async (request, response) => {
    response.json({ ok: true, ...(await insightOf(classrooms, request)) });
  };

  const exportTable: RequestHandler = async (request, response) => {
    const insight = await insightOf(classrooms, request);
    const language = LANGUAGES.find((each) => each === request.query.language) ?? 'en';
    const table = INSIGHT_TABLES.find((each) => each === request.query.table);
    if (table === undefined) throw new RequestRefused('bad-request');
    const day = offsetDate(request, insight.at).slice(0, 'YYYY-MM-DD'.length);
    const puzzles = insight.activity.cuts.map(cutPuzzle);
    response.attachment(insightFileName(table, insight.title, day, language)).type('text/csv; charset=utf-8');
    response.send(insightCsv(table, insight, puzzles, language));
  };

  router.get(ROUTE.insight, readInsight);
  router.get(ROUTE.insightTable, exportTable);
  return router;
}

/** @throws {RequestRefused} 'not-found': also where the class has no such activity */
async function insightOf(classrooms: Classrooms, request: Request): Promise<InsightView> {
  const insight = await classrooms.insight(await requireTeacher(classrooms, request));
  const view = await insight?.of(request.params.activity as ActivityId);
  if (view === undefined || view === null) throw new RequestRefused('not-found');
  return view;
}
