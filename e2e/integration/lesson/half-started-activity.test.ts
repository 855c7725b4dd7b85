/** A crash in the middle of starting an activity: everybody has a place in it once the class is opened again. */
import { expect, it } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import type { ActivityId } from '#shared/ids.ts';

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

it('gives a board to the seats that had none yet', async () => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const first = await player.enter();
  player.close();
  await server.stop();

  // What a crash leaves: the activity is noted as the one that is played, and nobody has a board of it.
  const store = await openTestStore(server.folder);
  const [played] = await store.activities(testClass.id);
  if (played === undefined) throw new Error('nothing is played');
  const next = 'half-started-activity' as ActivityId;
  await store.addActivity({ ...played, id: next });
  await store.changeClassroom(testClass.id, { activity: next });
  await store.close();

  await server.start();
  const returned = new Player(browser, testClass.id);
  players.push(returned);
  const second = await returned.enter();
  expect(returned.view?.activity?.id).toBe(next);
  expect(second.number).toBeGreaterThan(first.number);
});
