/** Two processes and one class: the second takes it when the first shows no life, and the first steps down when it wakes. */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../../../bench/bots/browser.ts';
import { Player } from '../../../bench/bots/player.ts';
import { onMongo } from '../../../server/store/mongo/test-server/suite.ts';
import { groupOf } from '../../../shared/board/board.ts';
import type { ClassroomId } from '../../../shared/ids.ts';
import { openClass, student } from '../../fixtures/classroom.ts';
import { databaseOf, keepInMongo, openStoreOf } from '../../fixtures/database.ts';
import { FaultProxy } from '../../fixtures/fault-proxy.ts';
import { framesInLog, operationsInLog } from '../../fixtures/log.ts';
import { dataFolder, ServerProcess } from '../../fixtures/server-process.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Two servers on one database, each with its own line to it. Sessions are of both: they share the secret. */
async function twoServers(port: number) {
  const settings = { SESSION_SECRET: 'of both servers alike' };
  const folder = await dataFolder();
  const other = await dataFolder();
  const line = await FaultProxy.start(port);
  const first = new ServerProcess(folder, undefined, { ...settings, MONGODB_URI: databaseOf(folder, line.port) ?? '' });
  const second = new ServerProcess(other, undefined, { ...settings, MONGODB_URI: databaseOf(folder) ?? '' });
  closing.push(
    () => rm(folder, { recursive: true, force: true }),
    () => rm(other, { recursive: true, force: true }),
    () => line.stop(),
    async () => {
      first.freeze(false);
      await first.kill();
      await second.kill();
    },
  );
  await Promise.all([first.start(), second.start()]);
  return { folder, line, first, second };
}

/** The same child at the other server. */
function at({ origin }: ServerProcess, browser: Browser, classroom: ClassroomId): Player {
  const player = new Player(browser.at(origin), classroom);
  closing.push(() => player.close());
  return player;
}

await onMongo((server) => {
  keepInMongo(server);

  it('a frozen owner loses the class to the second, and its next write fails on the fence', {
    timeout: 120_000,
  }, async () => {
    const { folder, first, second } = await twoServers(server().port);
    const room = await openClass(first.origin, { mode: 'together', ease: 'hard', cuts: [{ columns: 6, rows: 5 }] });
    const { browser, player: mina } = await student(first.origin, room, 'Mina');
    closing.push(() => mina.close());
    const hers = await mina.enter();
    hers.drop(8, 10_000, 10_000);
    await mina.saved();

    // What waits in its journal when it is frozen is its next write; what it is asked meanwhile must not count either.
    hers.take(9);
    hers.carry(20_000, 20_000);
    await wait(150);
    first.freeze(true);
    hers.put(21_000, 20_000);
    const there = at(second, browser, room.id);
    const elsewhere = await there.enter();
    expect(groupOf(elsewhere.told, 8)).toMatchObject({ x: 10_000, y: 10_000 });
    expect(elsewhere.told.epoch).toBeGreaterThan(hers.told.epoch);
    elsewhere.drop(10, 30_000, 30_000);
    await there.saved();

    first.freeze(false);
    await mina.until(() => mina.states.includes('refused'), 'the first says that it has the class no more', 30_000);
    await mina.until(() => first.complained.includes('another writer holds this log'), 'the fence', 30_000);
    elsewhere.drop(11, 31_000, 31_000);
    await there.saved();
    // Nobody takes it from the second again.
    await wait(3_000);
    elsewhere.drop(12, 32_000, 32_000);
    await there.saved();
    const epoch = elsewhere.told.epoch;
    mina.close();
    there.close();
    await second.stop();

    const key = { classroom: room.id, board: elsewhere.number };
    // Throws when a frame is missing or epochs run backwards.
    const frames = await framesInLog(folder, key);
    expect(frames.length).toBeGreaterThan(5);
    expect(await operationsInLog(folder, key)).toEqual([
      `${mina.page} 1`,
      ...[1, 2, 3].map((counter) => `${there.page} ${counter}`),
    ]);
    const store = await openStoreOf(folder);
    const owners = (await store.log(key, 1)).map((chunk) => `${chunk.epoch} ${chunk.owner}`);
    await store.close();
    expect(owners.at(-1)).toMatch(new RegExp(`^${epoch} `));
    // One owner after the other, never one between another's chunks.
    const runs = owners.filter((owner, index) => owner !== owners[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('an outage of the database takes the class from nobody', { timeout: 120_000 }, async () => {
    const { line, first, second } = await twoServers(server().port);
    const room = await openClass(first.origin, { mode: 'together', ease: 'hard', cuts: [{ columns: 6, rows: 5 }] });
    const { browser, player: mina } = await student(first.origin, room, 'Mina');
    closing.push(() => mina.close());
    const hers = await mina.enter();
    line.cut();
    hers.drop(8, 10_000, 10_000);
    await wait(2_500);
    line.heal();
    await mina.saved(20_000);
    const there = at(second, browser, room.id);
    await there.until(() => there.states.includes('refused'), 'the second refuses: the first has it', 30_000);
    hers.drop(9, 11_000, 11_000);
    await mina.saved();
    expect(mina.refusals).toEqual([]);
  });
});
