import { expect, it } from 'vitest';
import type { ActivityId, PictureId } from '#shared/ids.ts';
import type { StudentResult } from '#shared/protocol/http/responses.ts';
import { resultsByActivity } from './results-by-activity.ts';

const row = (activity: number, seat: number, board: number, startedAt: number | null = 1): StudentResult => ({
  activity,
  activityId: `a${activity}` as ActivityId,
  seat,
  board,
  startedAt,
  name: `student ${seat}`,
  hue: 0,
  shape: 'circle',
  picture: 'p' as PictureId,
  sample: null,
  kind: 'jigsaw',
  pieces: 12,
  percent: 0,
  solvedAt: null,
  playedMs: 0,
  moves: 0,
  joins: 0,
  hints: 0,
});

const places = (rows: readonly StudentResult[]) =>
  resultsByActivity(rows).map((each) => each.map(({ seat, board }) => [seat, board]));

it('begins with the latest picture, and keeps the order of seats', () => {
  expect(places([row(1, 1, 1), row(2, 1, 3), row(1, 2, 2), row(2, 2, 4)])).toEqual([
    [
      [1, 3],
      [2, 4],
    ],
    [
      [1, 1],
      [2, 2],
    ],
  ]);
});

it('leaves out a board that was exchanged before it was begun, and nobody who has not begun', () => {
  expect(places([row(1, 1, 1, null), row(1, 1, 2), row(1, 2, 3, null)])).toEqual([
    [
      [1, 2],
      [2, 3],
    ],
  ]);
  expect(places([])).toEqual([]);
});
