/** A crash in the middle of starting an activity: everybody has a place in it once the class is opened again. */
import { expect, it } from 'vitest';
import { Player } from '../../bench/bots/player.ts';
import type { ActivityId } from '../../shared/ids.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { openStoreOf } from '../fixtures/database.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';

const server = await processOfFile();
const players = guests<Player>();

it('gives a board to the seats that had none yet', async () => {
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
  players.push(back);
  const second = await back.enter();
  expect(back.view?.activity?.id).toBe(next);
  expect(second.number).toBeGreaterThan(first.number);
});
