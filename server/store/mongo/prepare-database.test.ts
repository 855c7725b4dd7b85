/** A MongoDB that an older Jogak has written is brought along, or refused in a sentence and not changed. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import mongoose, { mongo } from 'mongoose';
import { expect, it, onTestFinished } from 'vitest';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { STORE_ERROR_MESSAGES } from '#server/store/error.ts';
import { OLDEST_MIGRATED_VERSION, SCHEMA_VERSION } from '#server/store/schema-version.ts';
import { openMongoStore } from './store.ts';

/** The documents of each collection, as Jogak 0.1 with schema version 4 wrote them: a class, two seats, some moves. Extended JSON. */
const OLD_DATABASE = new URL('../../../e2e/fixtures/old-data/v4/mongodb.json', import.meta.url);

/** The same of schema version 5: the content of the data folder beside it. */
const MIGRATED_DATABASE = new URL('../../../e2e/fixtures/old-data/v5/mongodb.json', import.meta.url);

type Documents = Record<string, mongo.BSON.Document[]>;

async function connectTo(server: TestMongo) {
  const name = `jogak-${randomUUID()}`;
  const connection = await mongoose.createConnection(server.uri(name)).asPromise();
  onTestFinished(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  return { uri: server.uri(name), db: connection.getClient().db(name) };
}

async function contentOf(db: mongo.Db): Promise<string> {
  const collections = (await db.listCollections().toArray()).map(({ name }) => name).sort();
  const content: Documents = {};
  for (const name of collections) content[name] = await db.collection(name).find().sort({ _id: 1 }).toArray();
  return mongo.BSON.EJSON.stringify(content);
}

await onMongo((server) => {
  it('refuses a database that version 4 wrote, and changes nothing in it', async () => {
    const { uri, db } = await connectTo(server());
    const old: Documents = mongo.BSON.EJSON.parse(await readFile(OLD_DATABASE, 'utf8'));
    for (const [name, documents] of Object.entries(old)) await db.collection(name).insertMany(documents);
    const before = await contentOf(db);
    await expect(openMongoStore({ uri })).rejects.toMatchObject({
      code: 'store-older',
      message: expect.stringContaining(STORE_ERROR_MESSAGES['store-older']),
    });
    expect(await contentOf(db)).toEqual(before);
  });

  it('brings a database that version 5 wrote along, also after an interruption', async () => {
    const { uri, db } = await connectTo(server());
    const old: Documents = mongo.BSON.EJSON.parse(await readFile(MIGRATED_DATABASE, 'utf8'));
    for (const [name, documents] of Object.entries(old))
      if (documents.length > 0) await db.collection(name).insertMany(documents);
    const open = async () => {
      const store = await openMongoStore({ uri });
      const classrooms = await store.classrooms(0);
      const memberships = await Promise.all(classrooms.map(({ id }) => store.membershipsIn(id)));
      const sessions = await store.sessions('', 100);
      await store.close();
      return { memberships, sessions };
    };
    const { memberships, sessions } = await open();
    expect(memberships.map((each) => each.length)).toEqual([5, 2]);
    expect(memberships.flat().filter(({ former }) => former)).toHaveLength(1);
    for (const { body } of sessions) expect(body).not.toMatch(/memberships|former/);
    // As if the process had ended before the version was written, with half of the sessions done.
    const upkeep = db.collection<{ _id: string }>('upkeep');
    await upkeep.updateOne({ _id: 'schema' }, { $set: { version: 5 } });
    for (const session of (old['sessions'] ?? []).slice(0, 5))
      await db.collection('sessions').replaceOne({ _id: session['_id'] }, session);
    expect(await open()).toEqual({ memberships, sessions });
    expect(await upkeep.findOne({ _id: 'schema' })).toMatchObject({ version: SCHEMA_VERSION });
  });

  it.each([
    [OLDEST_MIGRATED_VERSION - 1, 'store-older'],
    [SCHEMA_VERSION + 1, 'store-newer'],
  ])('refuses a database that records version %i as %s', async (version, code) => {
    const { uri, db } = await connectTo(server());
    await db.collection<{ _id: string }>('upkeep').insertOne({ _id: 'schema', version } as { _id: string });
    await expect(openMongoStore({ uri })).rejects.toMatchObject({ code });
  });

  it('records its version in an empty database, and opens it again', async () => {
    const { uri, db } = await connectTo(server());
    for (const session of ['a', 'b']) {
      const store = await openMongoStore({ uri });
      await store.setSession({ id: session, body: '{}', expiresAt: 1 });
      await store.close();
    }
    const upkeep = db.collection<{ _id: string }>('upkeep');
    expect(await upkeep.find().toArray()).toEqual([{ _id: 'schema', version: SCHEMA_VERSION }]);
  });
});
