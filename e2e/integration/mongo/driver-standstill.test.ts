/** A connection that ends at the moment when the driver writes to it: the driver loses its request and must be restarted. */
import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { MONGO_HEARTBEAT_MS } from '#server/base/limits.ts';
import type { StoreError } from '#server/store/error.ts';
import { type MongoStore, openMongoStore } from '#server/store/mongo/store.ts';

/** Turns of the event loop until the driver's end of a closed connection has ended, but is not closed yet. */
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

const checkResult = (store: MongoStore) =>
  store.check().then(
    () => 'well' as const,
    ({ code }: StoreError) => code,
  );

async function untilWell(store: MongoStore): Promise<void> {
  while ((await checkResult(store)) !== 'well') await wait(50);
}

await onMongo((server) => {
  it.concurrent('reports an unknown outcome to the caller', { timeout: 120_000 }, () =>
    withStore(server(), async (store, proxy) => {
      const requests: Promise<string>[] = [];
      for (let turns = 0; turns <= TURNS_MAX; turns += 1) {
        await untilWell(store);
        proxy.heal();
        for (let past = 0; past < turns; past += 1) await turn();
        requests.push(checkResult(store));
        await wait(200);
      }
      for (const answer of await Promise.all(requests)) expect(['well', 'store-away']).toContain(answer);
      await untilWell(store);
    }),
  );

  it.concurrent('finds a server again whose last heartbeat was lost', { timeout: 120_000 }, () =>
    withStore(server(), async (store, proxy) => {
      // Late enough after a heartbeat that the next one is sent as soon as the connection breaks.
      await wait(MONGO_HEARTBEAT_MS * 0.6);
      proxy.cut();
      const requests = checkResult(store);
      await wait(20);
      proxy.heal();
      expect(await requests).toBe('store-away');
      await untilWell(store);
    }),
  );
});
