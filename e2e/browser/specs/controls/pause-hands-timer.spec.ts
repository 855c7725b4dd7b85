/** The teacher's controls and their effect on two students' pages. Each control survives a reload of either side and a restart. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { allowSounds, recordSounds, turnOnSounds, wasPlayed } from '#e2e/browser/support/played-sounds.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PAUSED = 'Paused! Look at your teacher.';

test('pauses all boards, or one: nothing can be moved, and no move is lost', async ({ people, server }) => {
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  // A piece that is held when the pause begins, and put down during it, is placed afterwards.
  const home = await mina.homeOf(1);
  await mina.grab(1);
  await mina.page.mouse.move(home.x + 40, home.y + 30, { steps: 4 });
  await controls.pauseAll();
  for (const { page } of [mina, jun]) {
    await expect(page.getByText(PAUSED)).toBeVisible();
    await expect(page.locator('.banner')).toBeHidden();
    // One veil lies over board, tray and tools.
    const [veil, window] = [await page.locator('.pause-overlay').boundingBox(), page.viewportSize()];
    expect(veil).toMatchObject({ x: 0, width: window?.width });
    expect((veil?.y ?? 0) + (veil?.height ?? 0)).toBe(window?.height);
  }
  await mina.page.mouse.move(home.x, home.y, { steps: 4 });
  await mina.page.mouse.up();
  const before = await jun.drawn(5);
  await jun.page.mouse.move(before.x, before.y);
  await jun.page.mouse.down();
  await jun.page.mouse.move(before.x + 80, before.y + 40, { steps: 4 });
  await jun.page.mouse.up();
  expect(await jun.drawn(5)).toEqual(before);
  await server.kill();
  await server.start();
  await teacher.page.reload();
  await jun.page.reload();
  await jun.ready();
  for (const { page } of [mina, jun]) await expect(page.getByText(PAUSED)).toBeVisible();
  expect((await mina.piece(1)).group).not.toBe(0);
  await expect(teacher.page.getByRole('status').filter({ hasText: 'Everybody is paused.' })).toBeVisible();
  await teacher.page.locator('.paused-strip').getByRole('button', { name: 'Resume' }).click();
  for (const { page } of [mina, jun]) await expect(page.getByText(PAUSED)).toBeHidden();
  await expect(teacher.page.getByText('Everybody is paused.')).toBeHidden();
  await expect.poll(async () => (await mina.piece(1)).group).toBe(0);

  // One board alone.
  await teacher.openBoard('Jun');
  await controls.help('Pause this puzzle');
  await expect(jun.page.getByText(PAUSED)).toBeVisible();
  await server.kill();
  await server.start();
  await jun.page.reload();
  await jun.ready();
  await expect(jun.page.getByText(PAUSED)).toBeVisible();
  await expect(mina.page.getByText(PAUSED)).toBeHidden();
  await mina.solve(2);
  await expect.poll(async () => (await mina.piece(2)).group).toBe(0);
  await teacher.page.reload();
  await teacher.openBoard('Jun');
  await controls.help('Resume this puzzle');
  await expect(jun.page.getByText(PAUSED)).toBeHidden();
});

test('shows a raised hand to the teacher alone, who opens the board and lowers the hand', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  // A raised hand ends a hint that waits for a piece, and replaces its sentence.
  const hint = mina.page.getByRole('button', { name: 'Hint', exact: true });
  await hint.click();
  await expect(mina.page.getByText('Press a piece first.')).toBeVisible();
  await expect(hint).toHaveAttribute('aria-pressed', 'true');
  await mina.page.getByRole('button', { name: 'I need help' }).click();
  await expect(hint).toHaveAttribute('aria-pressed', 'false');
  await expect(mina.page.getByRole('button', { name: 'Hand down' })).toBeVisible();
  const note = mina.page.getByRole('status').filter({ hasText: 'Your hand is up. Your teacher will come.' });
  await expect(note).toBeVisible();
  // As the page's style sheet says, and not that of all banners: the layers stand in their order.
  await expect(note).toHaveCSS('padding', '0px 16px');
  const hands = teacher.page.getByRole('button', { name: '1 hand up' });
  await expect(hands).toBeVisible();
  // Announced once, in a polite live region.
  await expect(teacher.page.getByRole('status').filter({ hasText: 'Mina: hand up.' })).toHaveCount(1);
  const tile = teacher.page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name: 'Mina' });
  await expect(tile).toContainText(/Hand up.*A hand is up \(since /);
  await expect(jun.page.getByRole('button', { name: 'I need help' })).toBeVisible();
  await server.kill();
  await server.start();
  await teacher.page.reload();
  await mina.page.reload();
  await expect(mina.page.getByRole('button', { name: 'Hand down' })).toBeVisible();
  await hands.click();
  await teacher.page.getByRole('button', { name: 'Look at puzzle' }).click();
  await expect(teacher.page.getByRole('heading', { name: 'Mina' })).toBeVisible();
  await hands.press('Enter');
  await teacher.page.getByRole('button', { name: 'Lower hand' }).press('Enter');
  await expect(hands).toBeHidden();
  // The pressed button has disappeared with the hand.
  await expect(teacher.page.getByRole('button', { name: 'People' })).toBeFocused();
  await expect(mina.page.getByRole('button', { name: 'I need help' })).toBeVisible();
});

test('counts the timer down on every page, pauses and resumes it, announces its end once, and pauses everybody then', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', { reducedMotion: 'reduce' });
  // A device whose clock is an hour fast.
  const jun = await people.page();
  await jun.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3_600_000;
  });
  await new JoinPage(jun).join(code, 'Jun');
  await new BoardPage(jun).ready();
  await controls.setTimer(1);
  for (const page of [teacher.page, mina.page, jun]) await expect(page.getByRole('timer')).toHaveText(/^0:[45]\d$/);
  await allowSounds(teacher.page);
  await recordSounds(mina.page);
  await server.kill();
  await server.start();
  await mina.page.reload();
  await turnOnSounds(mina.page);
  for (const page of [teacher.page, mina.page, jun]) await expect(page.getByRole('timer')).toHaveText(/^0:[2345]\d$/);
  await controls.changeTimer('Pause timer');
  await expect(mina.page.getByRole('timer')).toHaveText(/paused/);
  const pausedAt = await mina.page.getByRole('timer').textContent();
  await teacher.page.reload();
  await expect(teacher.page.getByRole('timer')).toHaveText(pausedAt ?? '');
  await controls.changeTimer('Resume timer');
  await expect(mina.page.getByRole('timer')).not.toHaveText(/paused/);
  // It stands still while everybody is paused, and cannot be resumed alone.
  await controls.pauseAll();
  await expect(mina.page.getByRole('timer')).toHaveText(/paused/);
  await controls.withTimerMenu(async (menu) => {
    await expect(menu.getByText('Time stands still while everybody is paused', { exact: false })).toBeVisible();
    await expect(menu.getByRole('button', { name: 'Resume timer' })).toHaveCount(0);
    await menu.getByRole('checkbox', { name: 'Pause everybody when time is up' }).check();
  });
  await controls.resume();
  await expect(mina.page.getByRole('timer')).not.toHaveText(/paused/);
  const up = mina.page.getByRole('status').filter({ hasText: 'Time is up!' });
  await expect(up).toHaveCount(0);
  await expect(up).toHaveCount(1, { timeout: 70_000 });
  await expect(mina.page.getByRole('timer')).toHaveText('0:00');
  await expect.poll(() => wasPlayed(mina.page, 880)).toBe(true);
  for (const page of [mina.page, jun]) {
    await expect(page.locator('.time-up')).toBeAttached();
    await expect(page.getByText(PAUSED)).toBeVisible();
  }
  await server.kill();
  await server.start();
  await mina.page.reload();
  await teacher.page.reload();
  await expect(mina.page.getByText(PAUSED)).toBeVisible();
  await controls.resume();
  await expect(mina.page.getByText(PAUSED)).toBeHidden();
  // A minute more, and any number of minutes.
  await controls.withTimerMenu((menu) => menu.getByRole('button', { name: '1 minute more' }).click());
  await expect(mina.page.getByRole('timer')).toHaveText(/^(1:00|0:5\d)$/);
  await controls.withTimerMenu(async (menu) => {
    const own = menu.getByLabel('Other number of minutes');
    for (const wrong of ['0', '241', 'ten', '1.5']) {
      await own.fill(wrong);
      await expect(menu.getByText('Type a number from 1 to 240.')).toBeVisible();
    }
    await own.fill('90');
    await own.press('Enter');
  });
  await expect(mina.page.getByRole('timer')).toHaveText(/^(90:00|89:5\d)$/);
  await controls.changeTimer('Stop timer');
  await expect(mina.page.getByRole('timer')).toHaveCount(0);
});
