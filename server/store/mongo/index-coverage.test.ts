/** Every query that the adapter sends finds what it asks for by an index: told from the commands that really go over the line. */
import { randomUUID } from 'node:crypto';
import mongoose, { type mongo } from 'mongoose';
import { expect, it } from 'vitest';
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

/** Everything that the store is ever asked, and what of it is a query. */
async function queriesOf(
  server: TestMongo,
): Promise<{ queries: Query[]; indexes: Map<string, string[][]>; plans: string[] }> {
  const uri = server.uri(`jogak-${randomUUID()}`);
  const store = await openMongoStore({ uri: `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` });
  const connection = mongoose.connections.at(-1);
  if (connection === undefined) throw new Error('the store is connected');
  const client = connection.getClient();
  const queries: Query[] = [];
  client.on('commandStarted', (event: mongo.CommandStartedEvent) => queries.push(...queriesIn(event)));
  const { removeClassroom, ...others } = EVERY_METHOD;
  // Twice: what is there already is asked for in another way.
  for (const ask of [...Object.values(others), ...Object.values(others)]) await ask(store).catch(() => undefined);
  await store.changeClassroom(A, { title: 'x' });
  await store.changeSeat(A, seat(A, 1).id, { name: 'x' });
  await store.changeMessage(A, 1, { text: '' });
  await store.removeMessages(A, { seat: seat(A, 1).id });
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
    for (const { collection, filter, sort } of queries)
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

/** One of the keys after the other: what must be equal, then what is sorted by or lies in a range. */
function isCovered({ filter, sort }: Query, index: readonly string[]): boolean {
  const isRange = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).some((key) => /^\$(lte?|gte?|in)$/.test(key));
  const equal = Object.keys(filter).filter((field) => !isRange(filter[field]));
  const rest = [...new Set([...Object.keys(sort), ...Object.keys(filter).filter((field) => isRange(filter[field]))])];
  const first = index.slice(0, equal.length);
  return (
    equal.every((field) => first.includes(field)) && rest.every((field, place) => index[equal.length + place] === field)
  );
}

/** A key that names one document needs no more: whatever else is asked of that one is looked up in it. */
const isByUniqueKey = ({ filter }: Query) => '_id' in filter || 'code' in filter;

await onMongo((server) => {
  it('each filter and sort is covered by the prefix of an index that is there', async () => {
    const { queries, indexes } = await queriesOf(server());
    const uncovered = queries.filter(
      (query) => !isByUniqueKey(query) && !indexes.get(query.collection)?.some((index) => isCovered(query, index)),
    );
    expect(uncovered).toEqual([]);
    // Of all kinds of records, or nothing is proven.
    expect(new Set(queries.map(({ collection }) => collection)).size).toBeGreaterThanOrEqual(12);
    expect(queries.length).toBeGreaterThan(80);
  });

  it('MongoDB itself plans none of them as a walk through a whole collection, nor sorts any in memory', async ({
    skip,
  }) => {
    const why = mongodSkipReason(server());
    skip(why !== undefined, why);
    const { plans } = await queriesOf(server());
    expect(plans.length).toBeGreaterThan(80);
    for (const plan of plans) expect(plan).not.toMatch(/"stage":"(COLLSCAN|SORT)"/);
  });
});
