/**
 * Faults at random points under load, for the tests beside this file. What was acknowledged is there once, no frame is missing, and
 * every board is the fold of its log.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { Chance } from '../../../../bench/bots/chance.ts';
import { openClass, student } from '../../../fixtures/classroom.ts';
import { databaseOf } from '../../../fixtures/database.ts';
import { FaultProxy } from '../../../fixtures/fault-proxy.ts';
import { dataFolder, ServerProcess } from '../../../fixtures/server-process.ts';
import { Load } from './load.ts';

const PLAYERS = 3;
const PIECES_EACH = 8;
/** From an acknowledged drop until the fault, at most. Milliseconds. */
const UNTIL_FAULT_MS = 120;

export interface Faulty {
  readonly app: ServerProcess;
  readonly proxy: FaultProxy;
  readonly load: Load;
  readonly chance: Chance;
}

/** A class at play on one board; `fault` happens so many times, each after something more was acknowledged. */
export async function survives(port: number, times: number, fault: (parts: Faulty) => Promise<void>): Promise<void> {
  const chance = new Chance(Date.now() % 2 ** 32);
  process.stdout.write(`seed ${chance.seed}\n`);
  const proxy = await FaultProxy.start(port);
  const folder = await dataFolder();
  const app = new ServerProcess(folder, undefined, { MONGODB_URI: databaseOf(folder, proxy.port) ?? '' });
  const load = new Load();
  const players: { close(): void }[] = [];
  try {
    await app.start();
    const columns = PLAYERS * PIECES_EACH;
    const room = await openClass(app.origin, {
      mode: 'together',
      ease: 'hard',
      cuts: [{ columns: columns / 4, rows: 4 }],
    });
    let number = 0;
    for (let index = 0; index < PLAYERS; index += 1) {
      const { player } = await student(app.origin, room, `Player ${index}`);
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
      await load.more(2);
      await wait(chance.between(0, UNTIL_FAULT_MS));
      await fault({ app, proxy, load, chance });
    }
    await load.more(2);
    await load.end();
    expect(load.acknowledged).toBeGreaterThan(times * 2);
    expect(await app.stop()).toBe(0);
    expect(await load.faults(folder, { classroom: room.id, board: number })).toEqual([]);
  } finally {
    for (const player of players) player.close();
    await app.kill();
    await proxy.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
