/** A line that ends in the very moment when the driver writes to it: it forgets what it asked, and is started anew. */
import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { MONGO_HEARTBEAT_MS } from '#server/base/limits.ts';
import type { StoreError } from '#server/store/error.ts';
import { type MongoStore, openMongoStore } from '#server/store/mongo/store.ts';

/** Turns of the event loop after which the driver's end of a line that was closed has ended, and is not yet closed. */
const TURNS_MAX = 4;

async function withStore(server: TestMongo, test: (store: MongoStore, proxy: FaultProxy) => Promise<void>) {
  const database = `jogak-${randomUUID()}`;
  const proxy = await FaultProxy.start(server.port);
  const store = await openMongoStore({ uri: server.uri(database, proxy.port) });
  try {
    await test(store, proxy);
  } finally {
    await store.close();
    await proxy.stop();
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
    withStore(server(), async (store, proxy) => {
      const requests: Promise<string>[] = [];
      for (let turns = 0; turns <= TURNS_MAX; turns += 1) {
        await untilWell(store);
        proxy.heal();
        for (let past = 0; past < turns; past += 1) await turn();
        requests.push(answered(store));
        await wait(200);
      }
      for (const answer of await Promise.all(requests)) expect(['well', 'store-away']).toContain(answer);
      await untilWell(store);
    }),
  );

  it.concurrent('a server whose last heartbeat was forgotten is found again', { timeout: 120_000 }, () =>
    withStore(server(), async (store, proxy) => {
      // Late enough after one heartbeat that the next one is sent as soon as the line breaks.
      await wait(MONGO_HEARTBEAT_MS * 0.6);
      proxy.cut();
      const requests = answered(store);
      await wait(20);
      proxy.heal();
      expect(await requests).toBe('store-away');
      await untilWell(store);
    }),
  );
});
