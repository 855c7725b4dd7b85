/** Two processes and one class: the second takes it over when the first is frozen, and the first steps down when it resumes. */
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

/** Two servers on one database behind a proxy. They share sessions and secrets. */
async function twoServers(port: number) {
  const settings = { SESSION_SECRET: 'of both servers alike', TEACHER_KEY: 'of-both-servers' };
  const folder = await makeDataFolder();
  const other = await makeDataFolder();
  const proxy = await FaultProxy.start(port);
  const shared = { ...settings, MONGODB_URI: databaseUri(folder, proxy.port) ?? '' };
  const first = new ServerProcess(folder, undefined, shared);
  const second = new ServerProcess(other, undefined, shared);
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
  // One after the other: mongo-java-server fails where two make the collections at once.
  await first.start();
  await second.start();
  return { folder, proxy, first, second };
}

/** The same student at another server. */
function at({ origin }: ServerProcess, browser: ApiClient, classroom: ClassroomId): Player {
  const player = new Player(browser.withOrigin(origin), classroom);
  closing.push(() => player.close());
  return player;
}

await onMongo((server) => {
  storeInMongo(server);

  // Proves I11.
  it('a frozen owner loses the class to the second process, and its next write fails on the fence', {
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

    // The frozen journal's next write must not count, and neither must requests that arrive while it is frozen.
    minasMirror.take(9);
    minasMirror.carry(20_000, 20_000);
    await wait(150);
    first.freeze(true);
    minasMirror.put(21_000, 20_000);
    const secondMina = at(second, browser, testClass.id);
    const secondMirror = await secondMina.enter();
    expect(groupOf(secondMirror.confirmed, 8)).toMatchObject({ x: 10_000, y: 10_000 });
    expect(secondMirror.confirmed.epoch).toBeGreaterThan(minasMirror.confirmed.epoch);
    secondMirror.drop(10, 30_000, 30_000);
    await secondMina.waitUntilSaved();

    first.freeze(false);
    await mina.waitUntil(() => mina.states.includes('reconnecting'), 'the end of the first server’s class', 30_000);
    await mina.waitUntil(() => first.stderrText.includes('another writer holds this log'), 'the fence', 30_000);
    secondMirror.drop(11, 31_000, 31_000);
    await secondMina.waitUntilSaved();
    // The second server keeps the class.
    await wait(3_000);
    secondMirror.drop(12, 32_000, 32_000);
    await secondMina.waitUntilSaved();
    const epoch = secondMirror.confirmed.epoch;
    mina.close();
    secondMina.close();
    await second.stop();

    const key = { classroom: testClass.id, board: secondMirror.number };
    // Throws if a frame is missing or epochs decrease.
    const frames = await framesInLog(folder, key);
    expect(frames.length).toBeGreaterThan(5);
    expect(await operationsInLog(folder, key)).toEqual([
      `${mina.page} 1`,
      ...[1, 2, 3].map((counter) => `${secondMina.page} ${counter}`),
    ]);
    const store = await openTestStore(folder);
    const owners = (await store.log(key, 1)).map((chunk) => `${chunk.epoch} ${chunk.owner}`);
    await store.close();
    expect(owners.at(-1)).toMatch(new RegExp(`^${epoch} `));
    // Each owner's chunks are contiguous.
    const runs = owners.filter((owner, index) => owner !== owners[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('keeps the class with its owner over a database outage', { timeout: 120_000 }, async () => {
    const { proxy, first, second } = await twoServers(server().port);
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
    // Longer than a silent process keeps its classes: both look in vain meanwhile, and none of this time counts.
    await wait(4_000);
    proxy.heal();
    await mina.waitUntilSaved(20_000);
    const secondMina = at(second, browser, testClass.id);
    await secondMina.waitUntil(() => secondMina.states.includes('refused'), 'the second server’s refusal', 30_000);
    minasMirror.drop(9, 11_000, 11_000);
    await mina.waitUntilSaved();
    expect(mina.refusals).toEqual([]);
  });
});
