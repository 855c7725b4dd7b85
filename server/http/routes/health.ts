/** What a supervisor asks: is the process alive, and may it be given work. */
import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { failure } from '../../../shared/protocol/errors.ts';
import { ROUTE } from '../../../shared/protocol/paths.ts';
import { READY_CHECK_MS } from '../../limits.ts';
import type { Log } from '../../log.ts';
import { refuse } from '../answers.ts';

export interface HealthParts {
  /** Rejects with the reason while new work would be lost. */
  ready(): Promise<void>;
  /** From then on nothing is ready any more. */
  isStopping(): boolean;
  readonly log: Log;
}

/** Resolves when `ready` does, rejects when it does or takes too long. */
async function inTime(ready: () => Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = wait(READY_CHECK_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error('the check took too long');
  });
  try {
    await Promise.race([ready(), tooLate]);
  } finally {
    late.abort();
  }
}

export function health({ ready, isStopping, log }: HealthParts): Router {
  const router = Router({ caseSensitive: true });
  let underWay: Promise<void> | null = null;
  /** Whoever asks while a check is under way waits for that one: asking often costs the store nothing. */
  function check(): Promise<void> {
    underWay ??= inTime(ready).finally(() => {
      underWay = null;
    });
    return underWay;
  }
  router.get(ROUTE.healthz, (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  router.get(ROUTE.readyz, async (_request, response) => {
    if (isStopping()) {
      refuse(response, failure('stopping'));
      return;
    }
    try {
      await check();
      response.set('Cache-Control', 'no-store').json({ ok: true });
    } catch (error) {
      // The reason is for whoever runs the server, not for whoever asks.
      log.warn({ err: error }, 'not ready');
      refuse(response, failure('unsaved'));
    }
  });
  return router;
}
