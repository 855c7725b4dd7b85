import { expect, it } from 'vitest';
import type { ClassroomId } from '#shared/ids.ts';
import { replayPath, replaySegmentPath } from './log-paths.ts';
import { ROUTE } from './paths.ts';

const PARAMETER = /:([a-zA-Z]+)/g;

it.each([
  [ROUTE.replay, replayPath('a_-1' as ClassroomId, 7), { classroom: 'a_-1', board: '7' }],
  [
    ROUTE.replaySegment,
    replaySegmentPath('a' as ClassroomId, 12, 3_001),
    { classroom: 'a', board: '12', firstSeq: '3001' },
  ],
])('fills in %s', (route, path, parameters) => {
  const pattern = new RegExp(`^${route.replaceAll(PARAMETER, '(?<$1>[^/]+)')}$`);
  expect({ ...pattern.exec(path)?.groups }).toEqual(parameters);
});
