/** The app is killed at random points under load. */
import { it } from 'vitest';
import { onMongo } from '../../../../server/store/mongo/test-server/suite.ts';
import { keepInMongo } from '../../../fixtures/database.ts';
import { survives } from './points.ts';

await onMongo(
  (server) => {
    keepInMongo(server);

    // Two apps, each with a class of its own: most of such a test waits for a start.
    it('kill -9 of the app at 50 points', { timeout: 400_000 }, async () => {
      const killed = () =>
        survives(server().port, 25, async ({ app }) => {
          await app.kill();
          await app.start();
        });
      await Promise.all([killed(), killed()]);
    });
  },
  { own: true },
);
