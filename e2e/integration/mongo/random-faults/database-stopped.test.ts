/** The database is stopped, and killed if it is a real mongod, at random points under load. */
import { setTimeout as wait } from 'node:timers/promises';
import { it } from 'vitest';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { mongodSkipReason, onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { expectSurvives } from './random-faults.ts';

await onMongo(
  (server) => {
    storeInMongo(server);

    it('stops and starts the database at 5 points', { timeout: 200_000 }, () =>
      expectSurvives(server().port, 5, async () => {
        await server().stop();
        await wait(200);
        await server().start();
      }),
    );

    it('kill -9 of the database at 20 points', { timeout: 400_000 }, async ({ skip }) => {
      const why = mongodSkipReason(server());
      skip(why !== undefined, why);
      await expectSurvives(server().port, 20, async () => {
        await server().kill();
        await server().start();
      });
    });
  },
  { isRestartable: true },
);
