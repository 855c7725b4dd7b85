/** What pages learn of a solved board: the projector for a moment, and where the teacher chose figures, the same ones everywhere. */
import { expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { ProjectorWindow } from '#e2e/fixtures/projector-window.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, samplePicture, type TestClass } from '#e2e/fixtures/test-class.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';

const server = await serverProcessPerFile();
const opened = closedAfterEach();

interface Lesson {
  readonly testClass: TestClass;
  readonly teacher: Player;
  readonly projector: ProjectorWindow;
}

async function openLesson(mode: Mode): Promise<Lesson> {
  const testClass = await openClass(server.origin, { mode, cuts: [{ columns: 3, rows: 2 }], difficulty: 'easy' });
  const teacher = new Player(testClass.teacher, testClass.id);
  const projector = new ProjectorWindow(testClass.teacher, testClass.id);
  opened.push(teacher, projector);
  expect(await projector.connectResult()).toBe('in');
  return { testClass, teacher, projector };
}

async function join(testClass: TestClass, name: string) {
  const joined = await joinAsStudent(server.origin, testClass, name);
  opened.push(joined.player);
  return joined;
}

/** Puts these pieces in their places, and waits until that is durable. */
async function place(player: Player, pieces: readonly number[]): Promise<void> {
  const board = player.mirror ?? (await player.enter());
  for (const piece of pieces) board.drop(piece, CENTRE, CENTRE);
  await player.waitUntilSaved();
}

const ALL = [1, 2, 3, 4, 5, 6];
const figuresSeenBy = ({ view }: Player): SolvedFigures | undefined => view?.boards[0]?.figures;

it('tells figures once the teacher chose them, the same ones to students, teachers and in the results, over a restart and not after a reset', async () => {
  const { testClass, teacher } = await openLesson('each');
  const { browser, player: mina } = await join(testClass, 'Mina');
  await place(mina, [2]);
  const board = mina.mirror?.number ?? 0;
  // A move that joins nothing counts, too.
  const { x = 0, y = 0 } = mina.mirror?.predicted.groups.get(1) ?? {};
  mina.mirror?.drop(1, x, y);
  await mina.waitUntilSaved();
  await place(
    mina,
    ALL.filter((piece) => piece !== 2),
  );
  await mina.waitUntil(() => mina.mirror?.isSolved === true, 'the solved board');
  expect(mina.view?.controls.feastFigures).toBe(false);
  expect(figuresSeenBy(mina)).toBeUndefined();

  await teacher.link.control('feast', { figures: true });
  await mina.waitUntil(() => figuresSeenBy(mina) !== undefined, 'the figures');
  const figures = figuresSeenBy(mina);
  expect(figures?.moves).toBe(7);
  await teacher.waitUntil(() => figuresSeenBy(teacher) !== undefined, 'the teacher’s figures');
  expect(figuresSeenBy(teacher)).toEqual(figures);
  const [row] = expectOk(await testClass.teacher.resultRows(testClass.id)).rows;
  expect({ playedMs: row?.playedMs, moves: row?.moves }).toEqual(figures);

  for (const player of [mina, teacher]) player.close();
  await server.kill();
  await server.start();
  const [returned, teacherAgain] = [new Player(browser, testClass.id), new Player(testClass.teacher, testClass.id)];
  opened.push(returned, teacherAgain);
  await returned.enter();
  await returned.waitUntil(() => figuresSeenBy(returned) !== undefined, 'the figures after the restart');
  expect(figuresSeenBy(returned)).toEqual(figures);
  expect(returned.view?.controls.feastFigures).toBe(true);

  await teacherAgain.enter(board);
  expectOk(await teacherAgain.link.resetBoard(board));
  await returned.waitUntil(() => figuresSeenBy(returned) === undefined, 'no figures of a board that is dealt again');
  await place(returned, ALL);
  await returned.waitUntil(() => figuresSeenBy(returned) !== undefined, 'the figures of the second time');
  expect(figuresSeenBy(returned)?.moves).toBe(6);
  await teacherAgain.link.control('feast', { figures: false });
  await returned.waitUntil(() => figuresSeenBy(returned) === undefined, 'no figures');
});

// Proves I29.
it('tells the projector of a solved board: of a shared one with its figures, with all names only where they are chosen', async () => {
  const { testClass, teacher, projector } = await openLesson('together');
  const [{ player: mina }, { player: jun }] = [await join(testClass, 'Wilhelmina'), await join(testClass, 'Juniper')];
  await teacher.link.control('feast', { figures: true });
  await place(mina, [1, 2, 3]);
  expect(projector.view?.solved).toEqual([]);
  await place(jun, [4, 5, 6]);
  await projector.until(() => projector.view?.solved[0]?.figures !== undefined, 'the solved board');
  expect(projector.view?.solved).toMatchObject([{ members: [], figures: { moves: 6 } }]);
  for (const name of ['Wilhelmina', 'Juniper']) expect(projector.text.join('\n')).not.toContain(name);
  await teacher.link.control('present', { named: true });
  await projector.until(() => projector.view?.solved[0]?.members.length === 2, 'all names');
  expect(projector.view?.solved[0]?.members.map(({ name }) => name)).toEqual(['Wilhelmina', 'Juniper']);
  await teacher.enter(mina.mirror?.number);
  expectOk(await teacher.link.resetBoard(mina.mirror?.number ?? 0));
  await projector.until(() => projector.view?.solved.length === 0, 'nothing solved');
});

it('tells the projector nothing of how one student did alone, and the boards in the order of their numbers', async () => {
  const { testClass, teacher, projector } = await openLesson('each');
  const [{ player: mina }, { player: jun }] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
  await teacher.link.control('feast', { figures: true });
  await place(jun, ALL);
  await projector.until(() => projector.view?.solved.length === 1, 'Jun’s board');
  await place(mina, ALL);
  await projector.until(() => projector.view?.solved.length === 2, 'both boards');
  await teacher.waitUntil(
    () => teacher.view?.boards.every(({ figures }) => figures !== undefined) === true,
    'the teacher’s figures',
  );
  const solved = projector.view?.solved ?? [];
  expect(solved.map(({ board }) => board)).toEqual(teacher.view?.boards.map(({ board }) => board));
  expect(projector.text.join('\n')).not.toContain('playedMs');
});

it('says which earlier boards are of this lesson, over a restart', async () => {
  const { testClass } = await openLesson('each');
  const { browser, player } = await join(testClass, 'Mina');
  await place(player, [1]);
  const ofLesson = async (page: Player) => {
    // The end of a lesson ends connections.
    await page.waitUntil(() => page.view?.finished === false && page.link.state === 'live', 'the lesson');
    const answer = expectOk(await page.link.earlierBoards());
    return answer.activities.map(({ isOfLesson }) => isOfLesson);
  };
  const startAnother = async () => {
    const { id: picture } = expectOk(await testClass.teacher.upload(testClass.id, await samplePicture()));
    expectOk(await testClass.teacher.startActivity(testClass.id, { picture, cuts: [{ columns: 3, rows: 2 }] }));
  };
  await startAnother();
  expect(await ofLesson(player)).toEqual([true]);
  for (const isFinished of [true, false]) expectOk(await testClass.teacher.setFinished(testClass.id, isFinished));
  // The first picture was of the lesson before; the second is still played.
  expect(await ofLesson(player)).toEqual([false]);
  await startAnother();
  player.close();
  await server.kill();
  await server.start();
  const returned = new Player(browser, testClass.id);
  opened.push(returned);
  expect(await ofLesson(returned)).toEqual([false, true]);
});
