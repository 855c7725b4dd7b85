/** Runs tests that need a MongoDB on the first available source; without one they are listed as skipped, with the sources. */
import { afterAll, beforeAll, it } from 'vitest';
import { findMongo, findRestartableMongo, MONGO_SOURCES, SKIP_REASON_PREFIX } from './find-server.ts';
import { TestMongo } from './test-mongo.ts';

/** Why a test that needs a real mongod is skipped; undefined when there is one. */
export function mongodSkipReason({ isReal }: TestMongo): string | undefined {
  return isReal ? undefined : `${SKIP_REASON_PREFIX}: it needs a real mongod`;
}

interface ServerNeeds {
  /** A server that the tests may stop and start. */
  readonly isRestartable?: boolean;
}

/** The tests of `suite` share a server, which has started when they run. */
export async function onMongo(
  suite: (server: () => TestMongo) => void,
  { isRestartable = false }: ServerNeeds = {},
): Promise<void> {
  const source = await (isRestartable ? findRestartableMongo() : findMongo());
  if (source === null) {
    it('on MongoDB', ({ skip }) => skip(`there is none here: not ${MONGO_SOURCES}`));
    return;
  }
  let server: TestMongo | null = null;
  beforeAll(async () => {
    server = await TestMongo.start(source);
  });
  afterAll(() => server?.close());
  suite(() => {
    if (server === null) throw new Error('no test is running');
    return server;
  });
}
