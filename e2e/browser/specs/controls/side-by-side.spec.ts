/** A teacher replays all boards of an activity side by side, with one bar and one feed, while the class goes on. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { SideBySidePage } from '#e2e/browser/pages/side-by-side-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { classroomFromPath, seatPath } from '#shared/protocol/paths.ts';

const LAPTOP = { viewport: { width: 1366, height: 768 } };

function classroomIn(page: Page): ClassroomId {
  const classroom = classroomFromPath('teacher', new URL(page.url()).pathname);
  if (classroom === null) throw new Error('no class is open');
  return classroom;
}

async function openClass(teacher: TeacherPage): Promise<string> {
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  return teacher.open(picture, { difficulty: 'easy' });
}

test('shows every board as its log says, at any second, lined up both ways, by one feed', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3);
  // Begins when Mina has played for a while.
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2);
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  await expect(replay.region.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
  for (const name of ['Mina', 'Jun']) await expect(replay.tile(name)).toContainText('0 of 12 joined');
  await replay.expectAsLogged();

  await page.keyboard.press('End');
  await expect(replay.announcement).toContainText('of 24 joined, 0 of 2 puzzles solved');
  // Mina played longer; lined up from the start, both are over at the end.
  await expect(replay.tile('Mina')).toContainText('3 of 12 joined');
  await expect(replay.tile('Jun')).toContainText('2 of 12 joined');
  const atEnd = await replay.expectAsLogged();
  expect(new Set(atEnd.values()).size, 'each its own wall time').toBe(2);

  // By moves: the next one of all is found, whoever's it is, and each is announced.
  await page.keyboard.press('Home');
  await expect(replay.announcement).toContainText('0 of 24 joined');
  const announced: string[] = [];
  for (const done of [1, 2, 3, 4, 5]) {
    await page.keyboard.press('Period');
    await expect(replay.announcement).toContainText('made a piece fit');
    await expect(replay.announcement).toContainText(` ${done} of 24 joined`);
    announced.push((await replay.announcement.textContent()) ?? '');
    await replay.expectAsLogged();
  }
  expect(announced.filter((sentence) => sentence.startsWith('Mina made a piece fit'))).toHaveLength(3);
  expect(announced.filter((sentence) => sentence.startsWith('Jun made a piece fit'))).toHaveLength(2);
  await page.keyboard.press('Comma');
  await expect(replay.announcement).toContainText(' 4 of 24 joined');
  await replay.expectAsLogged();

  await replay.lineUp('By the clock');
  const byClock = await replay.expectAsLogged();
  expect(new Set(byClock.values()).size, 'the same wall time').toBe(1);
  await page.keyboard.press('Home');
  await expect(replay.announcement).toContainText('0 of 24 joined');
  await expect(replay.tile('Jun')).toContainText('Not begun yet.');
  await expect(replay.tile('Mina')).not.toContainText('Not begun yet.');
  await replay.expectAsLogged();
  await page.keyboard.press('End');
  await expect(replay.announcement).toContainText('5 of 24 joined');
  await expect(replay.tile('Jun')).not.toContainText('Not begun yet.');
  await replay.expectAsLogged();
  await page.keyboard.press('ArrowLeft');
  await replay.expectAsLogged();

  expect(replay.feed.requests).toBeGreaterThan(0);
  expect(replay.feed.atOnce).toBe(1);
  await expectAccessible(page, 'a replay side by side');
  await page.keyboard.press('Escape');
  await expect(replay.dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Replay all' })).toBeFocused();
});

// Proves I39.
test('plays to the end at 64 times the pace, draws nothing while it rests, and the class goes on', async ({
  people,
}) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3, 4);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(5);
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  await replay.region.getByRole('combobox', { name: 'Speed' }).selectOption('64');
  await replay.region.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(replay.announcement).toContainText('This is the end of the record.');
  await expect(replay.tile('Mina')).toContainText('4 of 12 joined');
  await expect(replay.tile('Jun')).toContainText('1 of 12 joined');
  await expect(replay.region.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await replay.expectAsLogged();

  const counts = () => page.evaluate(() => window.__sideBySide?.counts ?? null);
  await page.keyboard.press('Home');
  await expect(replay.tile('Mina')).toContainText('0 of 12 joined');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const still = await counts();
  await jun.placeAndSave(6);
  expect(await counts(), 'nothing of the live class is drawn here').toEqual(still);
  await expect(replay.tile('Jun')).toContainText('0 of 12 joined');
  await replay.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(new WallPage(page).tile('Jun')).toContainText('2 of 12 joined');
});

test('replays an earlier activity side by side, and an erased student plays as somebody', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2);
  await page.evaluate((path) => fetch(path, { method: 'DELETE' }), seatPath(classroomIn(page), 2));
  await teacher.dealAnother();
  await mina.ready();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Earlier puzzles' }).click();
  await page.getByRole('button', { name: 'Activity 1 · all side by side' }).click();
  const replay = new SideBySidePage(page);
  await expect(replay.tile('Mina')).toBeVisible();
  await page.keyboard.press('End');
  await expect(replay.tile('Mina')).toContainText('1 of 12 joined');
  await expect(replay.tile('Somebody')).toContainText('2 of 12 joined');
  await expect(replay.dialog).not.toContainText('Jun');
  await page.keyboard.press('Escape');
  await expect(replay.dialog).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Earlier puzzles' })).toBeVisible();
});

test('opens a tile’s board at the second that it shows, and returns to all of them', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1);
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  for (const done of [1, 2]) {
    await page.keyboard.press('Period');
    await expect(replay.announcement).toContainText(` ${done} of 24 joined`);
  }
  const shown = await Promise.all(
    ['Mina', 'Jun'].map(
      async (name) => /\/12([0-9]+) of 12 joined/.exec((await replay.tile(name).textContent()) ?? '')?.[1],
    ),
  );
  expect(shown.map(Number).reduce((sum, done) => sum + done)).toBe(2);
  await replay.tile('Mina').click();
  await expect(replay.slider).toHaveAttribute('aria-valuetext', new RegExp(` ${shown[0]} of 12 joined$`));
  await expect(replay.dialog.locator('canvas').first()).toBeVisible();
  await expectAccessible(page, 'one board of a replay side by side');
  await page.keyboard.press('End');
  await expect(replay.slider).toHaveAttribute('aria-valuetext', / 3 of 12 joined$/);
  // Escape returns to all boards, at the second that was left.
  await page.keyboard.press('Escape');
  await expect(replay.tile('Mina')).toBeFocused();
  await expect(replay.tile('Mina')).toContainText(`${shown[0]} of 12 joined`);
  await replay.expectAsLogged();
  await page.keyboard.press('ArrowRight');
  await expect(replay.tile('Jun')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(replay.dialog).toHaveCount(0);
});

test('marks where students were helped and where puzzles were solved', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1);
  await mina.placeAndSave(...Array.from({ length: 12 }, (_, index) => index + 1));
  await jun.page.getByRole('button', { name: 'Hint', exact: true }).click();
  await jun.placeAndSave(2);
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  const marks = replay.region.getByRole('toolbar', { name: 'What happened' }).getByRole('button');
  const sentences = async () =>
    (await marks.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).join(' ');
  await expect.poll(sentences).toContain('Mina: the puzzle was solved!');
  expect(await sentences()).toContain('Jun: got a hint.');
  // On a laptop the bar is one row, with what the marks mean at its end.
  const heightOf = async (name: string) => {
    const { y, height } = (await replay.region.getByRole('button', { name, exact: true }).boundingBox()) ?? {
      y: 0,
      height: 0,
    };
    return Math.round(y + height / 2);
  };
  for (const name of ['Skip pauses', 'Marks']) expect(await heightOf(name)).toBe(await heightOf('Play'));
  // One stop for Tab, and arrows from mark to mark: they do not move the replay.
  await page.keyboard.press('Home');
  await marks.last().focus();
  await expect(replay.dialog.locator('.replay-tip')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(replay.slider).toHaveValue('0');
  await expectAccessible(page, 'the marks of a replay side by side');
  await marks.last().press('Enter');
  await expect(replay.slider).not.toHaveValue('0');
});

test('collects a moment of an opened board and goes on from it, with its undo in reach', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1);
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  await replay.tile('Mina').click();
  await expect(replay.slider).toHaveAttribute('aria-valuetext', / 0 of 12 joined$/);
  // It has the key once it is there.
  await expect(replay.region.getByRole('button', { name: 'Collect this moment' })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  await expect(replay.region.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
  await page.keyboard.press('k');
  await expect(replay.region).toContainText('This moment of Mina is collected.');
  await replay.region.getByRole('button', { name: 'Play on from here' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Play on from Mina, / });
  await dialog.getByRole('radio', { name: 'The puzzle of Mina alone' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Play on', exact: true }).press('Enter');
  // What lies over the page closes, so that the undo can be pressed.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const inPlace = async () => [(await mina.piece(1)).group, (await mina.piece(2)).group, (await jun.piece(1)).group];
  await expect.poll(inPlace).toEqual([1, 2, 0]);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(inPlace).toEqual([0, 0, 0]);
  await expect(page.getByRole('button', { name: 'Collected moments: 1' })).toBeVisible();
});

/** Adds a copy of the class's first board, whose log has a damaged chunk in its midst. */
async function addDamagedBoard(folder: string, classroom: ClassroomId): Promise<void> {
  const store = await openTestStore(folder);
  const [board] = await store.boards(classroom);
  if (board === undefined) throw new Error('the class has no board');
  const number = board.number + 900;
  await store.addBoard({ ...board, number, members: [null, null] });
  const chunks = await store.log({ classroom, board: board.number }, 1);
  const middle = Math.floor(chunks.length / 2);
  for (const [index, chunk] of chunks.entries())
    await store.append([{ ...chunk, board: number, bytes: chunk.bytes.subarray(0, index === middle ? 3 : undefined) }]);
  await store.close();
}

// Proves I56.
test('names the board whose record is damaged, and plays all others', async ({ people, server }) => {
  const teacher = await people.teacher(LAPTOP);
  const { page } = teacher;
  const code = await openClass(teacher);
  const mina = await people.student(code, 'Mina');
  await mina.placeAndSave(1, 2, 3);
  await server.stop();
  await addDamagedBoard(server.folder, classroomIn(page));
  await server.start();
  await new WallPage(page).show();
  const replay = new SideBySidePage(page);
  await replay.open();
  const damaged = replay.tile('Somebody');
  await expect(damaged).not.toContainText('cannot be read');
  await replay.expectAsLogged();
  await page.keyboard.press('End');
  await expect(replay.announcement).toContainText('One puzzle cannot be read here.');
  await expect(damaged).toContainText('This part of the record cannot be read.');
  await expect(replay.tile('Mina')).toContainText('3 of 12 joined');
  await expect(replay.tile('Mina')).not.toContainText('cannot be read');
  // What is before the damage still plays, backward too.
  await page.keyboard.press('Home');
  await expect(damaged).not.toContainText('cannot be read');
  await replay.expectAsLogged();
});
