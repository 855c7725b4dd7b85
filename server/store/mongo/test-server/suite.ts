/** Tests that need a MongoDB: on the first of the four ways that there is, or else listed as left out, with the ways. */
import { afterAll, beforeAll, it } from 'vitest';
import { TestMongo } from './server.ts';
import { findMongo, findOwnMongo, NOT_ASKED, WAYS } from './ways.ts';

/** Why a test of the database's own word is left out, where there is no mongod; else undefined. */
export function needsMongod({ isReal }: TestMongo): string | undefined {
  return isReal ? undefined : `${NOT_ASKED}: it needs a real mongod`;
}

interface Needs {
  /** A server that the tests may stop and start. */
  readonly own?: boolean;
}

/** The tests of `suite` share a server, which is there once they run. */
export async function onMongo(suite: (server: () => TestMongo) => void, { own = false }: Needs = {}): Promise<void> {
  const way = await (own ? findOwnMongo() : findMongo());
  if (way === null) {
    it('on MongoDB', ({ skip }) => skip(`there is none here: not ${WAYS}`));
    return;
  }
  let server: TestMongo | null = null;
  beforeAll(async () => {
    server = await TestMongo.start(way);
  });
  afterAll(() => server?.close());
  suite(() => {
    if (server === null) throw new Error('no test runs');
    return server;
  });
}
