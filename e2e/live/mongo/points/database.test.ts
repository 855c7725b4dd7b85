/** The database itself is stopped, and killed where it is a real one, at random points under load. */
import { setTimeout as wait } from 'node:timers/promises';
import { it } from 'vitest';
import { needsMongod, onMongo } from '../../../../server/store/mongo/test-server/suite.ts';
import { keepInMongo } from '../../../fixtures/database.ts';
import { survives } from './points.ts';

await onMongo(
  (server) => {
    keepInMongo(server);

    it('the database stopped at 5 points and started again', { timeout: 200_000 }, () =>
      survives(server().port, 5, async () => {
        await server().stop();
        await wait(200);
        await server().start();
      }),
    );

    it('kill -9 of the database at 20 points', { timeout: 400_000 }, async ({ skip }) => {
      const why = needsMongod(server());
      skip(why !== undefined, why);
      await survives(server().port, 20, async () => {
        await server().kill();
        await server().start();
      });
    });
  },
  { own: true },
);
