/** Two processes and one class: the second takes it when the first shows no life, and the first steps down when it wakes. */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { ApiClient } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { framesInLog, operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { databaseUri, openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { groupOf } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Two servers on one database, each with its own line to it. Sessions are of both: they share the secret. */
async function twoServers(port: number) {
  const settings = { SESSION_SECRET: 'of both servers alike' };
  const folder = await makeDataFolder();
  const other = await makeDataFolder();
  const proxy = await FaultProxy.start(port);
  const first = new ServerProcess(folder, undefined, {
    ...settings,
    MONGODB_URI: databaseUri(folder, proxy.port) ?? '',
  });
  const second = new ServerProcess(other, undefined, { ...settings, MONGODB_URI: databaseUri(folder) ?? '' });
  closing.push(
    () => rm(folder, { recursive: true, force: true }),
    () => rm(other, { recursive: true, force: true }),
    () => proxy.stop(),
    async () => {
      first.freeze(false);
      await first.kill();
      await second.kill();
    },
  );
  await Promise.all([first.start(), second.start()]);
  return { folder, line: proxy, first, second };
}

/** The same child at the other server. */
function at({ origin }: ServerProcess, browser: ApiClient, classroom: ClassroomId): Player {
  const player = new Player(browser.withOrigin(origin), classroom);
  closing.push(() => player.close());
  return player;
}

await onMongo((server) => {
  storeInMongo(server);

  // Proves I11.
  it('a frozen owner loses the class to the second, and its next write fails on the fence', {
    timeout: 120_000,
  }, async () => {
    const { folder, first, second } = await twoServers(server().port);
    const testClass = await openClass(first.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 6, rows: 5 }],
    });
    const { browser, player: mina } = await joinAsStudent(first.origin, testClass, 'Mina');
    closing.push(() => mina.close());
    const minasMirror = await mina.enter();
    minasMirror.drop(8, 10_000, 10_000);
    await mina.waitUntilSaved();

    // What waits in its journal when it is frozen is its next write; what it is asked meanwhile must not count either.
    minasMirror.take(9);
    minasMirror.carry(20_000, 20_000);
    await wait(150);
    first.freeze(true);
    minasMirror.put(21_000, 20_000);
    const there = at(second, browser, testClass.id);
    const elsewhere = await there.enter();
    expect(groupOf(elsewhere.confirmed, 8)).toMatchObject({ x: 10_000, y: 10_000 });
    expect(elsewhere.confirmed.epoch).toBeGreaterThan(minasMirror.confirmed.epoch);
    elsewhere.drop(10, 30_000, 30_000);
    await there.waitUntilSaved();

    first.freeze(false);
    await mina.waitUntil(() => mina.states.includes('refused'), 'the first says that it has the class no more', 30_000);
    await mina.waitUntil(() => first.stderrText.includes('another writer holds this log'), 'the fence', 30_000);
    elsewhere.drop(11, 31_000, 31_000);
    await there.waitUntilSaved();
    // Nobody takes it from the second again.
    await wait(3_000);
    elsewhere.drop(12, 32_000, 32_000);
    await there.waitUntilSaved();
    const epoch = elsewhere.confirmed.epoch;
    mina.close();
    there.close();
    await second.stop();

    const key = { classroom: testClass.id, board: elsewhere.number };
    // Throws when a frame is missing or epochs run backwards.
    const frames = await framesInLog(folder, key);
    expect(frames.length).toBeGreaterThan(5);
    expect(await operationsInLog(folder, key)).toEqual([
      `${mina.page} 1`,
      ...[1, 2, 3].map((counter) => `${there.page} ${counter}`),
    ]);
    const store = await openTestStore(folder);
    const owners = (await store.log(key, 1)).map((chunk) => `${chunk.epoch} ${chunk.owner}`);
    await store.close();
    expect(owners.at(-1)).toMatch(new RegExp(`^${epoch} `));
    // One owner after the other, never one between another's chunks.
    const runs = owners.filter((owner, index) => owner !== owners[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('an outage of the database takes the class from nobody', { timeout: 120_000 }, async () => {
    const { line: proxy, first, second } = await twoServers(server().port);
    const testClass = await openClass(first.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 6, rows: 5 }],
    });
    const { browser, player: mina } = await joinAsStudent(first.origin, testClass, 'Mina');
    closing.push(() => mina.close());
    const minasMirror = await mina.enter();
    proxy.cut();
    minasMirror.drop(8, 10_000, 10_000);
    await wait(2_500);
    proxy.heal();
    await mina.waitUntilSaved(20_000);
    const there = at(second, browser, testClass.id);
    await there.waitUntil(() => there.states.includes('refused'), 'the second refuses: the first has it', 30_000);
    minasMirror.drop(9, 11_000, 11_000);
    await mina.waitUntilSaved();
    expect(mina.refusals).toEqual([]);
  });
});
