/** Runs an attempt with a code, password or key under the brute-force guard. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request } from 'express';
import { FAILED_ATTEMPT_MS_MIN } from '#server/base/limits.ts';
import type { AttemptKind, AttemptOutcome, AttemptSource, BruteForceGuard } from '#server/guard/brute-force.ts';
import { membershipsOf, rememberAnonymous } from './session/session.ts';

function attemptSourceOf(request: Request): AttemptSource {
  const memberships = membershipsOf(request);
  return {
    address: request.ip ?? '',
    sessionId: request.sessionID,
    isMember: memberships.length > 0,
    studentOf: memberships.flatMap(({ classroom, person }) => (person.role === 'student' ? [classroom] : [])),
  };
}

/** Resolves to the attempt's result. A wrong attempt is counted, and answered no sooner than any other wrong one. */
export async function guardAttempt<Result>(
  guard: BruteForceGuard,
  request: Request,
  attempt: () => Promise<[AttemptOutcome, Result]>,
  kind: AttemptKind = 'guessable',
): Promise<Result> {
  const report = await guard.begin(attemptSourceOf(request), kind);
  const startedAt = performance.now();
  let outcome: AttemptOutcome = 'not wrong';
  let result: Result;
  try {
    [outcome, result] = await attempt();
  } finally {
    report(outcome);
  }
  if (outcome === 'wrong') {
    rememberAnonymous(request);
    await wait(Math.max(0, startedAt + FAILED_ATTEMPT_MS_MIN - performance.now()));
  }
  return result;
}
