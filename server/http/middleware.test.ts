import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { JOIN_RATES } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { limitJoinRate } from './middleware.ts';

/** A request of a browser at the school's one address. @param sessionID null: it brings no cookie */
function request(path: string, sessionID: string | null): Request {
  const session = sessionID === null ? {} : { name: sessionID };
  return { baseUrl: '', path, ip: '10.0.0.1', sessionID: sessionID ?? 'new', session } as unknown as Request;
}

/** Whether the request passes. */
function passes(limit: ReturnType<typeof limitJoinRate>, each: Request): boolean {
  try {
    let isPassed = false;
    limit(each, {} as Response, () => {
      isPassed = true;
    });
    return isPassed;
  } catch (error) {
    expect(error).toBeInstanceOf(RequestRefused);
    return false;
  }
}

// Proves I33.
test.each([ROUTE.join, ROUTE.joinPreview])(
  'a flood of %s without cookies ends at its own limit, and shuts no browser out that has one',
  (path) => {
    const limit = limitJoinRate();
    let passed = 0;
    while (passes(limit, request(path, null))) passed += 1;
    expect(passed).toBeGreaterThanOrEqual(JOIN_RATES.address.burst);
    for (let child = 0; child < 2 * JOIN_RATES.address.burst; child += 1)
      expect(passes(limit, request(path, `child ${child}`))).toBe(true);
  },
);

test('a browser that floods shuts itself out alone, and only from joining', () => {
  const limit = limitJoinRate();
  let passed = 0;
  while (passes(limit, request(ROUTE.join, 'hostile'))) passed += 1;
  expect(passed).toBeGreaterThanOrEqual(JOIN_RATES.session.burst);
  expect(passes(limit, request(ROUTE.join, 'child'))).toBe(true);
  expect(passes(limit, request(ROUTE.myClassrooms, 'hostile'))).toBe(true);
});
