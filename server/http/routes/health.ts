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

export function health({ ready, isStopping, log }: HealthParts): Router {
  const router = Router({ caseSensitive: true });
  router.get(ROUTE.healthz, (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  router.get(ROUTE.readyz, async (_request, response) => {
    if (isStopping()) {
      refuse(response, failure('stopping'));
      return;
    }
    const late = new AbortController();
    try {
      await Promise.race([
        ready(),
        wait(READY_CHECK_MS, undefined, { signal: late.signal }).then(() => {
          throw new Error('the check took too long');
        }),
      ]);
      response.set('Cache-Control', 'no-store').json({ ok: true });
    } catch (error) {
      // The reason is for whoever runs the server, not for whoever asks.
      log.warn({ err: error }, 'not ready');
      refuse(response, failure('unsaved'));
    } finally {
      late.abort();
    }
  });
  return router;
}
