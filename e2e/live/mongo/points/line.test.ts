/** The line between the app and its database is cut at random points under load. */
import { setTimeout as wait } from 'node:timers/promises';
import { it } from 'vitest';
import { onMongo } from '../../../../server/store/mongo/test-server/suite.ts';
import { keepInMongo } from '../../../fixtures/database.ts';
import { survives } from './points.ts';

await onMongo(
  (server) => {
    keepInMongo(server);

    it(
      'the line to the database cut at 20 points, closed or dead or with its answers alone lost',
      { timeout: 200_000 },
      () =>
        survives(server().port, 20, async ({ proxy, chance }) => {
          if (chance.happens(0.7)) proxy.cut(chance.happens(0.5) ? 'answers' : 'both');
          proxy.delay(chance.happens(0.3) ? 20 : 0);
          await wait(chance.between(0, 300));
          proxy.heal();
        }),
    );
  },
  { own: true },
);
