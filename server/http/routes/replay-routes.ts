/** Routes of a replay: the index of a board's log, its segments, and the seconds around a collected moment. The class decides who may read them. */
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { findCurrentMembership } from '#server/http/session/authorization.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { encodeReplaySegment } from '#shared/wire/replay-segment.ts';

export interface ReplayRoutesDeps {
  readonly classrooms: Classrooms;
}

export function replayRoutes({ classrooms }: ReplayRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });

  const readIndex: RequestHandler = async (request, response) => {
    const { replay, person, board } = await replayFor(classrooms, request);
    response.json(unwrap(await replay.index(person, board)));
  };

  const readSegment: RequestHandler = async (request, response) => {
    const { replay, person, board } = await replayFor(classrooms, request);
    const firstSeq = numberIn(request, 'firstSeq');
    if (firstSeq === null) throw new RequestRefused('not-found');
    const { segment } = unwrap(await replay.segment(person, board, firstSeq));
    response.type('application/octet-stream').send(Buffer.from(encodeReplaySegment(segment)));
  };

  const readMoment: RequestHandler = async (request, response) => {
    const { replay, person } = await replaysFor(classrooms, request);
    response.json(unwrap(await replay.moment(person, numberIn(request, 'moment') ?? 0)));
  };

  router.get(ROUTE.moment, readMoment);
  router.get(ROUTE.replay, readIndex);
  router.get(ROUTE.replaySegment, readSegment);
  return router;
}

/** @throws {RequestRefused} 'not-found' for those who are not in the class */
async function replaysFor(classrooms: Classrooms, request: Request) {
  const membership = await findCurrentMembership(classrooms, request);
  const replay = membership === null ? null : await classrooms.replay(membership.classroom);
  if (membership === null || replay === null) throw new RequestRefused('not-found');
  return { replay, person: membership.person };
}

/** @throws {RequestRefused} 'not-found' for those who are not in the class, 'no-board' */
async function replayFor(classrooms: Classrooms, request: Request) {
  const found = await replaysFor(classrooms, request);
  const board = numberIn(request, 'board');
  if (board === null) throw new RequestRefused('no-board');
  return { ...found, board };
}

/** Null: the parameter is no whole number from 1 on, in its usual spelling. */
function numberIn({ params }: Request, parameter: 'board' | 'firstSeq' | 'moment'): number | null {
  const number = Number(params[parameter]);
  return Number.isSafeInteger(number) && number >= 1 && String(number) === params[parameter] ? number : null;
}
