/**
 * Routes of a replay: the index of a board's log, its segments, and the seconds around a collected moment. The class decides who may read
 * them. And those of a replay side by side, for its teachers.
 */
import { type Request, type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { findCurrentMembership } from '#server/http/session/authorization.ts';
import type { ActivityId } from '#shared/ids.ts';
import { FEED_SEGMENTS_MAX } from '#shared/limits.ts';
import { FEED_PARAMETER, type SegmentName } from '#shared/protocol/log-paths.ts';
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

  const readActivity: RequestHandler = async (request, response) => {
    const { replay, person, activity } = await activityReplayFor(classrooms, request);
    const found = await replay.ofActivity(person, activity);
    if (found === null) throw new RequestRefused('not-found');
    response.json({ ok: true, ...found });
  };

  const readFeed: RequestHandler = async (request, response) => {
    const { replay, activity } = await activityReplayFor(classrooms, request);
    const wanted = segmentsIn(request);
    if (wanted === null) throw new RequestRefused('bad-request');
    const bytes = await replay.feed(activity, wanted);
    if (bytes === null) throw new RequestRefused('no-board');
    response.type('application/octet-stream').send(Buffer.from(bytes));
  };

  router.get(ROUTE.activityReplay, readActivity);
  router.get(ROUTE.replayFeed, readFeed);
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

/** @throws {RequestRefused} 'not-found' for those who are not in the class, 'not-teacher' for its students */
async function activityReplayFor(classrooms: Classrooms, request: Request) {
  const found = await replaysFor(classrooms, request);
  if (found.person.role !== 'teacher') throw new RequestRefused('not-teacher');
  return { ...found, activity: request.params.activity as ActivityId };
}

function numberIn({ params }: Request, parameter: 'board' | 'firstSeq' | 'moment'): number | null {
  return numberOf(params[parameter]);
}

/** Null: this is no list of segments, or too long a one. */
function segmentsIn({ query }: Request): SegmentName[] | null {
  const list = query[FEED_PARAMETER];
  const names = typeof list === 'string' ? list.split(',') : [];
  if (names.length === 0 || names.length > FEED_SEGMENTS_MAX) return null;
  const wanted: SegmentName[] = [];
  for (const name of names) {
    const [board, firstSeq, ...rest] = name.split('.').map(numberOf);
    if (board == null || firstSeq == null || rest.length > 0) return null;
    wanted.push({ board, firstSeq });
  }
  return wanted;
}

/** Null: it is no whole number from 1 on, in its usual spelling. */
function numberOf(text: unknown): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 1 && String(number) === text ? number : null;
}
