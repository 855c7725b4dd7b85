/**
 * Faults at random points under load, for the tests beside this file. Every acknowledged operation is logged once, no frame
 * is missing, and every board equals the fold of its log.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { databaseUri } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { RestlessPlayers } from './restless-players.ts';

const PLAYERS = 3;
const PIECES_EACH = 8;
/** The longest time from an acknowledged drop to the fault. Milliseconds. */
const UNTIL_FAULT_MS = 120;

export interface FaultContext {
  readonly app: ServerProcess;
  readonly proxy: FaultProxy;
  readonly load: RestlessPlayers;
  readonly random: SeededRandom;
}

/** Plays a class on one board while `fault` happens `times` times, each after more acknowledged drops. */
export async function expectSurvives(
  port: number,
  times: number,
  fault: (context: FaultContext) => Promise<void>,
): Promise<void> {
  const random = new SeededRandom(Date.now() % 2 ** 32);
  process.stdout.write(`seed ${random.seed}\n`);
  const proxy = await FaultProxy.start(port);
  const folder = await makeDataFolder();
  const app = new ServerProcess(folder, undefined, { MONGODB_URI: databaseUri(folder, proxy.port) ?? '' });
  const load = new RestlessPlayers();
  const players: { close(): void }[] = [];
  try {
    await app.start();
    const columns = PLAYERS * PIECES_EACH;
    const testClass = await openClass(app.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: columns / 4, rows: 4 }],
    });
    let number = 0;
    for (let index = 0; index < PLAYERS; index += 1) {
      const { player } = await joinAsStudent(app.origin, testClass, `Player ${index}`);
      players.push(player);
      const mirror = await player.enter();
      number = mirror.number;
      load.add(
        player,
        mirror,
        Array.from({ length: PIECES_EACH }, (_, piece) => 1 + index * PIECES_EACH + piece),
      );
    }
    load.start();
    for (let time = 0; time < times; time += 1) {
      await load.waitForMore(2);
      await wait(random.between(0, UNTIL_FAULT_MS));
      await fault({ app, proxy, load, random });
    }
    await load.waitForMore(2);
    await load.end();
    expect(load.acknowledged).toBeGreaterThan(times * 2);
    expect(await app.stop()).toBe(0);
    expect(await load.faults(folder, { classroom: testClass.id, board: number })).toEqual([]);
  } finally {
    for (const player of players) player.close();
    await app.kill();
    await proxy.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
