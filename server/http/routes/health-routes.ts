/** Routes for a supervisor and a balancer: whether the process is alive, is ready for work, and takes classes. */
import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { READY_CHECK_MS } from '#server/base/limits.ts';
import { type Log, mayLogAgain } from '#server/base/log.ts';
import { sendFailure } from '#server/http/error-handler.ts';
import { failure } from '#shared/protocol/errors.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

export interface HealthRoutesDeps {
  /** Rejects with the reason while new work could not be saved. */
  ready(): Promise<void>;
  /** Running time until something may be deleted again, after a jump of the machine's date; 0: now. Milliseconds. */
  deletionWaitMs(): number;
  /** Once true, the server is never ready again. */
  isStopping(): boolean;
  readonly log: Log;
}

/** Settles as `ready` does, or rejects after READY_CHECK_MS. */
async function withTimeout(ready: () => Promise<void>): Promise<void> {
  const timeout = new AbortController();
  const tooLate = wait(READY_CHECK_MS, undefined, { signal: timeout.signal }).then(() => {
    throw new Error('the check took too long');
  });
  try {
    await Promise.race([ready(), tooLate]);
  } finally {
    timeout.abort();
  }
}

export function healthRoutes({ ready, deletionWaitMs, isStopping, log }: HealthRoutesDeps): Router {
  const router = Router({ caseSensitive: true });
  let inFlight: Promise<void> | null = null;
  /** Concurrent requests share one check, so frequent requests do not load the store. */
  function check(): Promise<void> {
    inFlight ??= withTimeout(ready).finally(() => {
      inFlight = null;
    });
    return inFlight;
  }
  router.get(ROUTE.healthz, (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  router.get(ROUTE.openz, (_request, response) => {
    const isOpen = !isStopping();
    response
      .status(isOpen ? 200 : 404)
      .set('Cache-Control', 'no-store')
      .json({ ok: isOpen });
  });
  router.get(ROUTE.readyz, async (_request, response) => {
    if (isStopping()) {
      sendFailure(response, failure('stopping'));
      return;
    }
    try {
      await check();
      const wait = deletionWaitMs();
      response.set('Cache-Control', 'no-store').json(wait === 0 ? { ok: true } : { ok: true, deletionWaitMs: wait });
    } catch (error) {
      // The reason is for the log, not for the client.
      if (mayLogAgain(log, 'not ready')) log.warn({ err: error }, 'not ready');
      sendFailure(response, failure('unsaved'));
    }
  });
  return router;
}
