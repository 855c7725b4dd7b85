/** The store on MongoDB fulfils the contract, on a real server over a real socket. */
import { randomUUID } from 'node:crypto';
import { storeContract } from '#e2e/store/contract/store-contract.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { openMongoStore } from './store.ts';

await onMongo((server) => {
  // Proves I20.
  storeContract('MongoDB', async () => {
    const database = `jogak-${randomUUID()}`;
    const uri = server().uri(database);
    let store = await openMongoStore({ uri });
    return {
      store,
      async reopen() {
        await store.close();
        store = await openMongoStore({ uri });
        return store;
      },
      async close() {
        await store.close();
        await server().drop(database);
      },
    };
  });
});
