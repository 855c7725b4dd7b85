/** A line that ends in the very moment when the driver writes to it: it forgets what it asked, and is started anew. */
import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { MONGO_HEARTBEAT_MS } from '../../../server/limits.ts';
import type { StoreError } from '../../../server/store/error.ts';
import { type MongoStore, openMongoStore } from '../../../server/store/mongo/store.ts';
import type { TestMongo } from '../../../server/store/mongo/test-server/server.ts';
import { onMongo } from '../../../server/store/mongo/test-server/suite.ts';
import { FaultProxy } from '../../fixtures/fault-proxy.ts';

/** Turns of the event loop after which the driver's end of a line that was closed has ended, and is not yet closed. */
const TURNS_MAX = 4;

async function withStore(server: TestMongo, test: (store: MongoStore, line: FaultProxy) => Promise<void>) {
  const database = `jogak-${randomUUID()}`;
  const line = await FaultProxy.start(server.port);
  const store = await openMongoStore({ uri: server.uri(database, line.port) });
  try {
    await test(store, line);
  } finally {
    await store.close();
    await line.stop();
    await server.drop(database);
  }
}

const answered = (store: MongoStore) =>
  store.check().then(
    () => 'well' as const,
    ({ code }: StoreError) => code,
  );

async function untilWell(store: MongoStore): Promise<void> {
  while ((await answered(store)) !== 'well') await wait(50);
}

await onMongo((server) => {
  it.concurrent('whoever asked is told that the outcome is unknown', { timeout: 120_000 }, () =>
    withStore(server(), async (store, line) => {
      const asked: Promise<string>[] = [];
      for (let turns = 0; turns <= TURNS_MAX; turns += 1) {
        await untilWell(store);
        line.heal();
        for (let past = 0; past < turns; past += 1) await turn();
        asked.push(answered(store));
        await wait(200);
      }
      for (const answer of await Promise.all(asked)) expect(['well', 'store-away']).toContain(answer);
      await untilWell(store);
    }),
  );

  it.concurrent('a server whose last heartbeat was forgotten is found again', { timeout: 120_000 }, () =>
    withStore(server(), async (store, line) => {
      // Late enough after one heartbeat that the next one is sent as soon as the line breaks.
      await wait(MONGO_HEARTBEAT_MS * 0.6);
      line.cut();
      const asked = answered(store);
      await wait(20);
      line.heal();
      expect(await asked).toBe('store-away');
      await untilWell(store);
    }),
  );
});
