/** A crash in the middle of starting an activity: everybody has a place in it once the class is opened again. */
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { Player } from '../../bench/bots/player.ts';
import type { ActivityId } from '../../shared/ids.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { openStoreOf } from '../fixtures/database.ts';
import { dataFolder, ServerProcess } from '../fixtures/server-process.ts';

it('gives a board to the seats that had none yet', async () => {
  const server = new ServerProcess(await dataFolder());
  await server.start();
  const room = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await student(server.origin, room, 'Mina');
  const first = await player.enter();
  player.close();
  await server.stop();

  // What a crash leaves: the activity is noted as the one that is played, and nobody has a board of it.
  const store = await openStoreOf(server.folder);
  const [played] = await store.activities(room.id);
  if (played === undefined) throw new Error('nothing is played');
  const next = 'half-started-activity' as ActivityId;
  await store.addActivity({ ...played, id: next });
  await store.changeClassroom(room.id, { activity: next });
  await store.close();

  await server.start();
  const back = new Player(browser, room.id);
  try {
    const second = await back.enter();
    expect(back.view?.activity?.id).toBe(next);
    expect(second.number).toBeGreaterThan(first.number);
  } finally {
    back.close();
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  }
});
