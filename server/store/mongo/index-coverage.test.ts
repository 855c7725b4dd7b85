/** Every query of the adapter uses an index: proved from the commands that it really sends. */
import { randomUUID } from 'node:crypto';
import mongoose, { type mongo } from 'mongoose';
import { expect, it } from 'vitest';
import { OWNED_WRITES } from '#e2e/store/contract/fence-contract.ts';
import { EVERY_LEASE_METHOD } from '#e2e/store/contract/leases-contract.ts';
import { EVERY_METHOD } from '#e2e/store/contract/lifecycle-contract.ts';
import { A, seat } from '#e2e/store/contract/sample-records.ts';
import { mongodSkipReason, onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { openMongoStore } from './store.ts';

interface Query {
  readonly collection: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: Readonly<Record<string, number>>;
}

/** Calls every method of the store and collects its queries. */
async function queriesOf(
  server: TestMongo,
): Promise<{ queries: Query[]; indexes: Map<string, string[][]>; plans: string[] }> {
  const uri = server.uri(`jogak-${randomUUID()}`);
  const store = await openMongoStore({ uri: `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` });
  const connection = mongoose.connections.at(-1);
  if (connection === undefined) throw new Error('the store is not connected');
  const client = connection.getClient();
  const queries: Query[] = [];
  client.on('commandStarted', (event: mongo.CommandStartedEvent) => queries.push(...queriesIn(event)));
  const { removeClassroom, ...others } = EVERY_METHOD;
  // Twice: a record that exists already leads to other queries.
  for (const call of [...Object.values(others), ...Object.values(others)]) await call(store).catch(() => undefined);
  await store.changeClassroom(A, { title: 'x' });
  // An owner's writes, and those of one that was fenced off.
  for (const epoch of [2, 1])
    for (const write of Object.values(OWNED_WRITES)) await write(store, epoch).catch(() => undefined);
  await store.changeSeat(A, seat(A, 1).id, { name: 'x' });
  await store.changeMessage(A, 1, { text: '' });
  await store.removeMessages(A, { seat: seat(A, 1).id });
  for (const call of Object.values(EVERY_LEASE_METHOD)) await call(store.leases);
  await removeClassroom(store);
  const db = client.db(connection.name);
  const indexes = new Map<string, string[][]>();
  const plans: string[] = [];
  for (const { collection } of queries) {
    if (indexes.has(collection)) continue;
    const found = await db.collection(collection).indexes();
    indexes.set(
      collection,
      found.map(({ key }) => Object.keys(key)),
    );
  }
  if (server.isReal)
    for (const { collection, filter, sort } of queries.filter((query) => !isOfAll(query)))
      plans.push(
        JSON.stringify(
          await db
            .collection(collection)
            .find(filter)
            .sort({ ...sort } as mongo.Sort)
            .explain('queryPlanner'),
        ),
      );
  await store.close();
  await server.drop(connection.name);
  return { queries, indexes, plans };
}

function queriesIn({ commandName, command }: mongo.CommandStartedEvent): Query[] {
  const collection = String(command[commandName]);
  if (commandName === 'find')
    return [{ collection, filter: command.filter ?? {}, sort: Object.fromEntries(command.sort ?? []) }];
  const statements: { q: Query['filter'] }[] = command.updates ?? command.deletes ?? [];
  return statements.map(({ q }) => ({ collection, filter: q, sort: {} }));
}

/** Whether the index begins with the fields that must be equal, followed by the fields of sorts and ranges. */
function isCovered({ filter, sort }: Query, index: readonly string[]): boolean {
  const isRange = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).some((key) => /^\$(lte?|gte?|in)$/.test(key));
  // The owner's epoch is compared in the documents that the rest of the filter finds.
  const equal = Object.keys(filter).filter((field) => field !== 'epoch' && !isRange(filter[field]));
  const rest = [
    ...new Set([
      ...Object.keys(sort),
      ...Object.keys(filter).filter((field) => field !== 'epoch' && isRange(filter[field])),
    ]),
  ];
  const first = index.slice(0, equal.length);
  return (
    equal.every((field) => first.includes(field)) && rest.every((field, place) => index[equal.length + place] === field)
  );
}

/** A unique key finds one document, in which the other fields are compared. */
const isByUniqueKey = ({ filter }: Query) => '_id' in filter || 'code' in filter;

/** The nodes of an installation are few, and all are wanted. */
const isOfAll = ({ collection }: Query) => collection === 'nodes';

await onMongo((server) => {
  it('each filter and sort is covered by the prefix of an existing index', async () => {
    const { queries, indexes } = await queriesOf(server());
    const uncovered = queries.filter(
      (query) =>
        !isByUniqueKey(query) &&
        !isOfAll(query) &&
        !indexes.get(query.collection)?.some((index) => isCovered(query, index)),
    );
    expect(uncovered).toEqual([]);
    // Guards against a vacuous run: queries of all kinds of records.
    expect(new Set(queries.map(({ collection }) => collection)).size).toBeGreaterThanOrEqual(12);
    expect(queries.length).toBeGreaterThan(80);
  });

  it('MongoDB plans no query with a collection scan or a sort in memory', async ({ skip }) => {
    const why = mongodSkipReason(server());
    skip(why !== undefined, why);
    const { plans } = await queriesOf(server());
    expect(plans.length).toBeGreaterThan(80);
    for (const plan of plans) expect(plan).not.toMatch(/"stage":"(COLLSCAN|SORT)"/);
  });
});
