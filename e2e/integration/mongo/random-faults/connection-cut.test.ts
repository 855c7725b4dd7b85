/** The connection between the app and its database is cut at random points under load. */
import { setTimeout as wait } from 'node:timers/promises';
import { it } from 'vitest';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { expectSurvives } from './random-faults.ts';

await onMongo(
  (server) => {
    storeInMongo(server);

    it('cuts the database connection at 20 points: closed, dead, or with answers lost', { timeout: 200_000 }, () =>
      expectSurvives(server().port, 20, async ({ proxy, random }) => {
        if (random.happens(0.7)) proxy.cut(random.happens(0.5) ? 'answers' : 'both');
        proxy.delay(random.happens(0.3) ? 20 : 0);
        await wait(random.between(0, 300));
        proxy.heal();
      }),
    );
  },
  { isRestartable: true },
);
