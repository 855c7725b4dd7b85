/** A server that MONGODB_TEST_URI names is asked what it is: any program may speak the protocol. */
import { expect, it } from 'vitest';
import { findLocalMongo } from './find-server.ts';
import { onMongo } from './on-mongo.ts';
import { describeMongo, TestMongo } from './test-mongo.ts';

await onMongo(
  (server) => {
    it('tells MongoDB itself from what speaks its protocol, and says so with the results', async () => {
      const uri = server().uri('jogak-named');
      const named = await TestMongo.start({ kind: 'uri', uri });
      expect(named.isReal).toBe(server().isReal);
      const words = await describeMongo({ kind: 'uri', uri });
      expect(words.startsWith('MongoDB ')).toBe(server().isReal);
      expect(words).toContain('what stops its database ran on');
      const local = await findLocalMongo();
      if (local !== null) expect(words).toContain(await describeMongo(local));
      await named.close();
    });
  },
  { isRestartable: true },
);
