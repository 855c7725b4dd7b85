/** Teams have boards from the start, new students join the smallest, and a crash half-way leaves no team without a board. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { ActivityId } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';

const server = await inProcessServerPerFile();

/** The class's boards in the teacher's view. */
async function boardsOf(testClass: Pick<TestClass, 'id' | 'teacher'>): Promise<readonly BoardView[]> {
  const teacher = new Player(testClass.teacher, testClass.id);
  try {
    await teacher.waitUntil(() => teacher.view !== null, 'the class');
    return teacher.view?.boards ?? [];
  } finally {
    teacher.close();
  }
}

async function join({ code }: TestClass, ...names: string[]): Promise<void> {
  for (const name of names) expectOk(await new ApiClient(server.origin).join({ code, name }));
}

const teamsOf = (boards: readonly BoardView[]) => boards.map(({ team }) => team);
const sizesOf = (boards: readonly BoardView[]) => boards.map(({ members }) => members.length);
const namesOf = (boards: readonly BoardView[]) => boards.map(({ members }) => members.map(({ name }) => name));

describe('teams', () => {
  it('have their boards before any student joins, each with a number', async () => {
    const testClass = await openClass(server.origin, { mode: 'teams', teams: 3 });
    const boards = await boardsOf(testClass);
    expect(teamsOf(boards)).toEqual([1, 2, 3]);
    expect(sizesOf(boards)).toEqual([0, 0, 0]);
  });

  it('fill evenly: a late student joins the smallest', async () => {
    const testClass = await openClass(server.origin, { mode: 'teams', teams: 3 });
    await join(testClass, 'Mina', 'Jun', 'Sora', 'Ara', 'Bo');
    expect(namesOf(await boardsOf(testClass))).toEqual([['Mina', 'Ara'], ['Jun', 'Bo'], ['Sora']]);
    await join(testClass, 'Duri');
    expect(sizesOf(await boardsOf(testClass))).toEqual([2, 2, 2]);
  });

  it('are made from the present students when the next activity has teams', async () => {
    const testClass = await openClass(server.origin, { mode: 'each' });
    await join(testClass, 'Mina', 'Jun', 'Sora');
    expectOk(
      await testClass.teacher.startActivity(testClass.id, {
        picture: testClass.picture,
        cuts: [{ columns: 2, rows: 2 }],
        mode: 'teams',
        teams: 2,
      }),
    );
    const boards = await boardsOf(testClass);
    expect(teamsOf(boards)).toEqual([1, 2]);
    expect(namesOf(boards)).toEqual([['Mina', 'Sora'], ['Jun']]);
  });

  it('have a default number; other modes have none', async () => {
    expect(teamsOf(await boardsOf(await openClass(server.origin, { mode: 'teams' })))).toEqual([1, 2, 3, 4]);
    expect(teamsOf(await boardsOf(await openClass(server.origin, { mode: 'together', teams: 3 })))).toEqual([null]);
    for (const teams of [1, 13, 2.5])
      expect(await openClass(server.origin, { mode: 'teams', teams }).catch((error: Error) => error.message)).toMatch(
        'bad-request',
      );
  });
});

it('gives every team a board after a crash in the middle of it', async () => {
  const testClass = await openClass(server.origin, { mode: 'teams', teams: 3 });
  await server.stop();

  const store = await openTestStore(server.folder);
  const [playedActivity] = await store.activities(testClass.id);
  const [first] = await store.boards(testClass.id);
  const record = await store.classroom(testClass.id);
  if (playedActivity === undefined || first === undefined || record === null) throw new Error('no activity');
  const next = 'half-started-activity' as ActivityId;
  await store.addActivity({ ...playedActivity, id: next });
  await store.addBoard({ ...first, number: record.nextBoard, activity: next, team: 1 });
  await store.changeClassroom(testClass.id, { activity: next, nextBoard: record.nextBoard + 1 });
  await store.close();

  await server.start();
  expect(teamsOf(await boardsOf(testClass))).toEqual([1, 2, 3]);
});
