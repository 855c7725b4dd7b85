/** A teacher's help for one board, and new activities for the whole class, on the pages of both sides. */

import { dotted } from '#client/i18n/dotted.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { classroomOf, isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { openMore } from '#e2e/browser/support/open-more.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

test('points, takes a piece over, shows its place, puts one beside the picture, resets the board and undoes that', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', { reducedMotion: 'no-preference' });
  const jun = await people.student(code, 'Jun');
  const seen = await teacher.openBoard('Mina');

  // The laser is visible on this student's board alone.
  await teacher.page.getByRole('button', { name: 'Point' }).click();
  const at = await seen.homeOf(6);
  await teacher.page.mouse.move(at.x, at.y, { steps: 4 });
  await expect(mina.page.locator('.board-pointer[data-laser]')).toHaveCount(1);
  await expect(jun.page.locator('.board-pointer')).toHaveCount(0);
  await teacher.page.getByRole('button', { name: 'Point' }).click();

  // The teacher takes over a held piece.
  await mina.grab(5);
  const carriedTo = await mina.homeOf(7);
  await mina.page.mouse.move(carriedTo.x, carriedTo.y, { steps: 4 });
  await expect.poll(async () => (await seen.piece(5)).holder).not.toBeNull();
  await expect.poll(async () => (await seen.drawn(5)).y).toBeCloseTo((await seen.homeOf(7)).y, -1);
  await seen.grab(5);
  await expect(mina.page.getByText('Your teacher is moving it.')).toBeVisible();
  const over = await seen.drawn(5);
  await teacher.page.mouse.move(over.x + 30, over.y + 20, { steps: 3 });
  await teacher.page.mouse.up();
  await mina.page.mouse.up();

  // A hint for one board appears on no other.
  await controls.helpWithPiece('Row 2, column 3', 'Show where it goes');
  await expect(mina.page.locator('.teacher-hint')).toBeVisible();
  await expect(jun.page.locator('.teacher-hint')).toHaveCount(0);

  // A hint for every board; with reduced motion as a still picture.
  await controls.helpWithPiece('Row 2, column 3', 'Show it on all 2 puzzles');
  for (const { page } of [mina, jun]) {
    await expect(page.locator('.teacher-hint')).toBeVisible();
    await expect(page.getByText('Your teacher is showing where a piece goes.')).toBeAttached();
  }
  await expect(mina.page.locator('.teacher-hint')).toBeHidden({ timeout: 20_000 });
  expect(await mina.groups()).toBe(13);

  // A hint for chosen students appears for nobody else.
  await expect(jun.page.locator('.teacher-hint')).toBeHidden();
  await controls.showToSome('Row 2, column 3', ['Jun']);
  await expect(jun.page.locator('.teacher-hint')).toBeVisible();
  await expect(mina.page.locator('.teacher-hint')).toHaveCount(0);

  // A piece chosen by a press on the board is put beside the picture, and not lifted.
  await mina.grab(9);
  const onMat = await mina.homeOf(4);
  await mina.page.mouse.move(onMat.x, onMat.y, { steps: 4 });
  await mina.page.mouse.up();
  await mina.saved();
  const parkedAt = (await seen.piece(9)).at;
  const help = controls.helpPanel;
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(help.getByText('Press a piece on the puzzle.')).toBeVisible();
  await expect(help.getByRole('button', { name: 'Show where it goes' })).toHaveCount(0);
  // The board gives the panel the room: every piece is beside it.
  const panel = await help.boundingBox();
  const table = await teacher.page.locator('.play-area').boundingBox();
  expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  // Escape closes the panel and keeps the board; then again.
  await teacher.page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(teacher.page.locator('.focus-name')).toHaveText('Mina');
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(help).toBeVisible();
  const nine = await placeAtRest(seen, 9);
  await teacher.page.mouse.click(nine.x, nine.y);
  await expect(help.getByLabel('Which piece?')).toHaveValue('9');
  expect((await seen.piece(9)).holder).toBeNull();
  await help.getByRole('button', { name: 'Put it beside the picture' }).click();
  await expect.poll(async () => (await mina.piece(9)).at).not.toEqual(parkedAt);
  expect(await mina.groups()).toBe(13);
  await controls.closeHelp();

  // A piece in hand when the panel opens is the one that it speaks of; it goes back to its place.
  await mina.grab(10);
  await mina.page.mouse.move(onMat.x, onMat.y, { steps: 4 });
  await mina.page.mouse.up();
  await mina.saved();
  await expect.poll(async () => (await seen.piece(10)).holder).toBeNull();
  const ten = await placeAtRest(seen, 10);
  const putAt = (await mina.piece(10)).at;
  await teacher.page.mouse.click(ten.x, ten.y);
  await expect.poll(async () => (await seen.piece(10)).holder).toBe(0);
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).press('Enter');
  await expect(help.getByLabel('Which piece?')).toHaveValue('10');
  await expect.poll(async () => (await mina.piece(10)).holder).toBeNull();
  expect((await mina.piece(10)).at).toEqual(putAt);
  await help.getByRole('button', { name: 'Show where it goes' }).press('Enter');
  await expect(mina.page.locator('.teacher-hint')).toBeVisible();
  await controls.closeHelp();

  // A reset is undone although the server has crashed and the page was reloaded meanwhile. A slow machine that misses the time limit
  // resets once more.
  const undo = teacher.page.getByRole('button', { name: 'Undo' });
  await expect(async () => {
    const minasBoard = await teacher.openBoard('Mina');
    await mina.solve(1);
    await mina.solve(2);
    await expect.poll(() => mina.groups()).toBe(11);
    const corner = await minasBoard.homeOf(1);
    await controls.help('Restart puzzle');
    await expect.poll(() => mina.groups()).toBe(13);
    // The strip lies over the board, so that nothing moves when it appears.
    await expect(undo).toBeVisible();
    expect(await minasBoard.homeOf(1)).toEqual(corner);
    await server.kill();
    await server.start();
    await teacher.page.reload();
    await undo.press('Enter', { timeout: 10_000 });
    await expect.poll(() => mina.groups()).toBe(11);
  }).toPass({ timeout: 90_000 });
  await expect(undo).toBeHidden();
  await expect(teacher.page.getByRole('main')).toBeFocused();
  await server.kill();
  await server.start();
  await mina.page.reload();
  await mina.ready();
  expect(await mina.groups()).toBe(11);
});

test('starts the next activity during an unacknowledged drop, reuses a picture, recuts one board, and plays in teams', async ({
  people,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  /** Restarts the server after a crash, reloads the teacher's page and one student's, and waits until all are back. */
  const restart = async ({ page }: TeacherPage, ...students: readonly BoardPage[]) => {
    await server.kill();
    await server.start();
    await page.reload();
    await students[0]?.page.reload();
    for (const student of students) await student.ready();
    await expect(page.getByRole('navigation', { name: 'Puzzles' })).toBeVisible();
  };
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await jun.solve(1);
  await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
  await mina.page.context().setOffline(true);
  await mina.solve(2);
  await teacher.page.getByRole('link', { name: 'Next picture' }).click();
  // The class's settings stay: twelve pieces and not the usual number.
  await expect(teacher.page.getByRole('radio', { name: '12', exact: true })).toBeChecked();
  await teacher.page.getByRole('radio', { name: '24', exact: true }).check({ force: true });
  await teacher.page.getByRole('button', { name: 'Telling the time' }).click();
  await teacher.page.getByRole('button', { name: 'Start the next picture' }).click();
  await teacher.page.waitForURL(isClassUrl('teacher'));
  await expect.poll(async () => (await jun.piece(1)).group).not.toBe(0);
  // It is said what came, and where the former one is, until a piece of it is placed.
  const arrival = jun.page.getByText('A new puzzle from your teacher! Your earlier puzzles are under ⋯.');
  await expect(arrival).toHaveCount(1);
  await expect(arrival).toBeVisible();
  await mina.page.context().setOffline(false);
  const pieces = await jun.groups();
  await expect.poll(() => mina.groups(), { timeout: 40_000 }).toBe(pieces);
  expect((await mina.piece(2)).group).not.toBe(0);
  // Nobody has to join again, and the old boards can be viewed, with that drop.
  await expect(teacher.page.locator('.seats-in')).toHaveText('2/40 here');
  await viewPreviousActivity(teacher);

  // The first picture again, chosen by the keyboard from the class's pictures, with a second size.
  expect(pieces).not.toBe(13);
  const next = pagePath('nextActivity', classroomOf(teacher.page, 'teacher'));
  await teacher.page.goto(next);
  const earlier = teacher.page.getByRole('region', { name: 'Pictures from this class' });
  await earlier.getByRole('button', { name: 'Picture 1' }).press('Enter');
  await expect(earlier.getByRole('button', { name: 'Picture 1' })).toHaveAttribute('aria-pressed', 'true');
  await expect(earlier.getByRole('button')).toHaveCount(1);
  await teacher.page.getByRole('radio', { name: '12', exact: true }).check({ force: true });
  await openMore(teacher.page);
  const others = teacher.page.getByRole('group', { name: 'Other numbers of pieces' });
  await others.getByRole('checkbox', { name: '24', exact: true }).check({ force: true });
  await startNext(teacher);
  for (const student of [mina, jun]) await expect.poll(() => student.groups()).toBe(13);

  // Another cut for one student, over reloads and a restart; the board of the first cut is unchanged when it returns.
  await mina.solve(1);
  await mina.saved();
  await teacher.openBoard('Mina');
  await controls.recut('24 pieces');
  await expect.poll(() => mina.groups()).toBe(25);
  expect(await jun.groups()).toBe(13);
  await restart(teacher, mina, jun);
  expect(await mina.groups()).toBe(25);
  expect(await jun.groups()).toBe(13);
  await teacher.openBoard('Mina');
  await controls.recut('12 pieces');
  await expect.poll(() => mina.groups()).toBe(12);
  await restart(teacher, mina, jun);
  expect(await mina.groups()).toBe(12);
  expect((await mina.piece(1)).group).toBe(0);
  await viewPreviousActivity(teacher);

  // Teams: a student is moved to another one, and a late student joins the smallest, over a restart; then teams are shuffled.
  await teacher.page.goto(next);
  await earlier.getByRole('button', { name: 'Picture 1' }).press('Enter');
  await teacher.page.getByRole('radio', { name: /^Teams/ }).check({ force: true });
  await teacher.page.getByLabel('How many teams').selectOption('2');
  await startNext(teacher);
  const isIn = (student: BoardPage, team: number) =>
    expect(student.page.locator('.student-facts .team')).toHaveText(new RegExp(`^Team ${team} `));
  await isIn(mina, 1);
  await isIn(jun, 2);
  await controls.moveToTeam('Mina', 2);
  await isIn(mina, 2);
  await mina.page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(mina.page.locator('.my-team')).toHaveText(/^Team 2 .*Jun$/);
  await mina.page.keyboard.press('Escape');
  const sora = await people.student(code, 'Sora');
  await isIn(sora, 1);
  await restart(teacher, mina, jun);
  await isIn(mina, 2);
  await isIn(jun, 2);
  await isIn(sora, 1);
  await controls.moveToTeam('Sora', 2);
  await isIn(sora, 2);
  await controls.shuffleTeams();
  // A shuffle always fills both teams, and the result lasts.
  const teams = async () => Promise.all([mina, jun, sora].map(teamOf));
  await expect
    .poll(async () => new Set(await teams()))
    .toEqual(new Set([dotted('Team 1', 'red'), dotted('Team 2', 'blue')]));
  const dealt = await teams();
  await restart(teacher, mina, jun, sora);
  for (const { page } of [jun, sora]) await page.reload();
  await expect.poll(teams).toEqual(dealt);
});

/** Where a piece is drawn once it moves no more, nor the view. */
async function placeAtRest(board: BoardPage, piece: number): Promise<{ readonly x: number; readonly y: number }> {
  let at = await board.drawn(piece);
  await expect(async () => {
    const before = at;
    await board.page.waitForTimeout(300);
    at = await board.drawn(piece);
    expect(at).toEqual(before);
  }).toPass();
  return at;
}

/** Opens the earlier boards, and one of them in detail. */
async function viewPreviousActivity({ page }: TeacherPage): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Earlier puzzles' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Activity 1 · Jun' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Activity 1 · Mina' }).click();
  await expect(dialog.locator('canvas')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

/** The team on a student's page. */
async function teamOf({ page }: BoardPage): Promise<string> {
  return (await page.locator('.student-facts .team').textContent()) ?? '';
}

async function startNext({ page }: TeacherPage): Promise<void> {
  await page.getByRole('button', { name: 'Start the next picture' }).click();
  await page.waitForURL(isClassUrl('teacher'));
}
