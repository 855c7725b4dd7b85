/** What a supervisor asks: is the process alive, and may it be given work. */
import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { READY_CHECK_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { sendFailure } from '#server/http/error-handler.ts';
import { failure } from '#shared/protocol/errors.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

export interface HealthRoutesDeps {
  /** Rejects with the reason while new work would be lost. */
  ready(): Promise<void>;
  /** From then on nothing is ready any more. */
  isStopping(): boolean;
  readonly log: Log;
}

/** Resolves when `ready` does, rejects when it does or takes too long. */
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

export function healthRoutes({ ready, isStopping, log }: HealthRoutesDeps): Router {
  const router = Router({ caseSensitive: true });
  let inFlight: Promise<void> | null = null;
  /** Whoever asks while a check is under way waits for that one: asking often costs the store nothing. */
  function check(): Promise<void> {
    inFlight ??= withTimeout(ready).finally(() => {
      inFlight = null;
    });
    return inFlight;
  }
  router.get(ROUTE.healthz, (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  router.get(ROUTE.readyz, async (_request, response) => {
    if (isStopping()) {
      sendFailure(response, failure('stopping'));
      return;
    }
    try {
      await check();
      response.set('Cache-Control', 'no-store').json({ ok: true });
    } catch (error) {
      // The reason is for whoever runs the server, not for whoever asks.
      log.warn({ err: error }, 'not ready');
      sendFailure(response, failure('unsaved'));
    }
  });
  return router;
}
