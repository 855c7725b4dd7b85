/** The teacher's wall in real browsers: tiles that move as boards move, one board at a time in the middle, all of it by keys. */
import type { Page } from '@playwright/test';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expect, test } from '#e2e/browser/support/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

/** Notes every WebGL context that a page makes from now on. */
async function watchContexts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const made = { count: 0 };
    Object.assign(window, { madeContexts: made });
    const before = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: [string, ...unknown[]]) {
      if (given[0].startsWith('webgl')) made.count += 1;
      return Reflect.apply(before, this, given);
    } as typeof before;
  });
  return () => page.evaluate(() => Reflect.get(window, 'madeContexts').count);
}

// Proves I39.
test('every board moves on the wall, without WebGL, and an idle wall draws nothing', async ({ people }) => {
  const teacher = await people.teacher();
  const contexts = await watchContexts(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const wall = new WallPage(teacher.page);
  // With nobody in, the wall is the code page; it stays while the first come in.
  await expect(teacher.page.locator('.code-digits')).toBeVisible();
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun');
  await expect(wall.tile('Mina')).toBeVisible();
  await wall.show();
  await expect(teacher.page.locator('.code-digits')).toBeHidden();
  await expect(wall.tile('Mina')).toContainText('0 of 12 joined');

  // Piece 1 belongs at the mat's top left corner: its place is table before, and picture after.
  const corner = { x: 0.22, y: 0.22 };
  const table = await wall.colour('Jun', corner);
  expect(await wall.colour('Mina', corner)).toEqual(table);
  await mina.solve(1);
  await expect(wall.tile('Mina')).toContainText('1 of 12 joined');
  await expect.poll(() => wall.colour('Mina', corner)).not.toEqual(table);
  expect(await wall.colour('Jun', corner)).toEqual(table);

  // A piece in a hand moves on the tile while it is carried.
  const before = await wall.counts();
  const from = await mina.grab(2);
  await mina.page.mouse.move(from.x + 40, from.y + 10, { steps: 4 });
  await expect.poll(async () => (await wall.counts()).tiles).toBeGreaterThan(before.tiles);
  await mina.page.mouse.up();
  await mina.saved();

  // Nothing moves: nothing is drawn, however long. What was still on its way has come by then.
  await teacher.page.waitForTimeout(1_000);
  const still = await wall.counts();
  await teacher.page.waitForTimeout(2_000);
  expect(await wall.counts()).toEqual(still);
  expect(await contexts()).toBe(0);
});

test('by keys: from tile to tile, into one board, on to the next, and back', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  for (const name of ['Mina', 'Jun', 'Ada']) await people.student(code, name);
  const wall = new WallPage(teacher.page);
  const { keyboard } = teacher.page;
  await wall.show();
  await expect(wall.tile('Ada')).toBeVisible();
  await wall.tile('Mina').focus();
  await keyboard.press('ArrowRight');
  await expect(wall.tile('Jun')).toBeFocused();
  await keyboard.press('End');
  await expect(wall.tile('Ada')).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  const heading = teacher.page.locator('.focus-name');
  await expect(heading).toHaveText('Jun');
  await new BoardPage(teacher.page).ready();
  await keyboard.press('ArrowDown');
  await expect(heading).toHaveText('Ada');
  await expect(wall.tile('Ada')).toBeFocused();
  await expect(wall.tile('Ada')).toHaveAttribute('aria-current', 'true');
  await keyboard.press('Escape');
  await expect(heading).toHaveCount(0);
  await expect(wall.tile('Ada')).toBeFocused();
  // From a control of the board, too, which is gone with it.
  await keyboard.press('Enter');
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).focus();
  await keyboard.press('Escape');
  await expect(wall.tile('Ada')).toBeFocused();
});

test('she sorts, filters and hides names; tiles stay where they are until she sorts again', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun');
  const ada = await people.student(code, 'Ada');
  const wall = new WallPage(teacher.page);
  const sortAgain = teacher.page.getByRole('button', { name: 'Sort again' });
  await wall.show();
  await expect.poll(() => wall.names()).toEqual(['Mina', 'Jun', 'Ada']);
  await teacher.page.getByLabel('Sort', { exact: true }).selectOption('By name');
  expect(await wall.names()).toEqual(['Ada', 'Jun', 'Mina']);
  await teacher.page.getByLabel('Sort', { exact: true }).selectOption('Least done first');
  await ada.solve(1);
  await mina.solve(1);
  await mina.solve(2);
  await expect(sortAgain).toBeEnabled();
  expect(await wall.names(), 'nothing moves by itself').toEqual(['Mina', 'Jun', 'Ada']);
  await expect(wall.tile('Mina')).toContainText('2 of 12 joined');
  await sortAgain.click();
  expect(await wall.names()).toEqual(['Jun', 'Ada', 'Mina']);
  await expect(sortAgain).toBeDisabled();

  await ada.page.close();
  await expect(wall.tile('Ada')).toContainText('Away');
  await teacher.page.getByLabel('Show', { exact: true }).selectOption('Away');
  expect(await wall.names()).toEqual(['Ada']);
  await teacher.page.getByLabel('Show', { exact: true }).selectOption('All');

  await teacher.page.getByRole('button', { name: 'Hide names' }).click();
  // The list of people, folded away, has them still.
  await expect(teacher.page.getByText('Mina').filter({ visible: true })).toHaveCount(0);
  expect(await wall.names()).toEqual(expect.arrayContaining(['Puzzle 1', 'Puzzle 2', 'Puzzle 3']));
  await teacher.page.reload();
  await expect(wall.nav.getByText('Puzzle 1')).toBeVisible();
  // The list of people, folded away, has them still.
  await expect(teacher.page.getByText('Mina').filter({ visible: true })).toHaveCount(0);
});

test('who may be stuck is marked, and why stands in words; she sets when, and it stays so', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun');
  const wall = new WallPage(teacher.page);
  await wall.show();
  await expect(wall.tile('Mina')).toBeVisible();
  // Over the mat's middle, to and fro by more than a tap: piece 1 is not at home there.
  const middle = await mina.homeOf(6);
  for (let time = 0; time < 4; time += 1) {
    await mina.grab(1);
    await mina.page.mouse.move(middle.x + 14 * (time % 2), middle.y, { steps: 3 });
    await mina.page.mouse.up();
    await mina.saved();
  }
  await expect(wall.tile('Mina')).toContainText('Possibly stuck');
  await expect(wall.tile('Mina')).toContainText('One piece was put down 4 times near the same place (since');
  await expect(wall.tile('Jun')).not.toContainText('stuck');
  await expect(teacher.page.getByRole('status').filter({ hasText: 'Possibly stuck: Mina.' })).toBeAttached();

  // Her page comes back: so does the mark. In the middle it says why.
  await teacher.page.reload();
  await expect(wall.tile('Mina')).toContainText('Possibly stuck');
  await wall.tile('Mina').click();
  await expect(teacher.page.locator('.focus-head')).toContainText('One piece was put down 4 times near the same place');
  await wall.show();

  const rule = teacher.page.getByLabel('One piece put down near the same place');
  await teacher.page.getByRole('button', { name: 'When to mark' }).click();
  await rule.selectOption('Never');
  await expect(wall.tile('Mina')).not.toContainText('stuck');
  await server.kill();
  await server.start();
  await teacher.page.reload();
  await expect(wall.tile('Mina')).toBeVisible();
  await teacher.page.getByRole('button', { name: 'When to mark' }).click();
  await expect(rule).toHaveValue('0');
  expect(await mina.groups()).toBe(13);
});
