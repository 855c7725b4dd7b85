/** The app is killed at random points under load. */
import { it } from 'vitest';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { expectSurvives } from './random-faults.ts';

await onMongo(
  (server) => {
    storeInMongo(server);

    // Two apps in parallel, each with a class of its own: such a test mostly waits for starts.
    // Proves I16.
    it('kill -9 of the app at 50 points', { timeout: 400_000 }, async () => {
      const killed = () =>
        expectSurvives(server().port, 25, async ({ app }) => {
          await app.kill();
          await app.start();
        });
      await Promise.all([killed(), killed()]);
    });
  },
  { isRestartable: true },
);
