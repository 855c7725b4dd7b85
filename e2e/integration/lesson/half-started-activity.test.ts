/** After a crash in the middle of starting an activity, every seat has a board once the class is open again. */
import { expect, it } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import type { ActivityId } from '#shared/ids.ts';

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

it('gives a board to seats without one', async () => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const first = await player.enter();
  player.close();
  await server.stop();

  // A crash leaves the new activity as the present one, without boards.
  const store = await openTestStore(server.folder);
  const [playedActivity] = await store.activities(testClass.id);
  if (playedActivity === undefined) throw new Error('no activity');
  const next = 'half-started-activity' as ActivityId;
  await store.addActivity({ ...playedActivity, id: next });
  await store.changeClassroom(testClass.id, { activity: next });
  await store.close();

  await server.start();
  const returned = new Player(browser, testClass.id);
  players.push(returned);
  const second = await returned.enter();
  expect(returned.view?.activity?.id).toBe(next);
  expect(second.number).toBeGreaterThan(first.number);
});
