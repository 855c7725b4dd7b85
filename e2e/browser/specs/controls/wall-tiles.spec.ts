/** The teacher's wall: live tiles, one focused board at a time, and keyboard control. */
import type { Page } from '@playwright/test';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** The wall's bar has room for all of its controls. */
const LAPTOP = { viewport: { width: 1_366, height: 768 } };

/** Counts the WebGL contexts that a page creates from now on. */
async function watchContexts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const created = { count: 0 };
    Object.assign(window, { createdContexts: created });
    const before = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: [string, ...unknown[]]) {
      if (given[0].startsWith('webgl')) created.count += 1;
      return Reflect.apply(before, this, given);
    } as typeof before;
  });
  return () => page.evaluate(() => Reflect.get(window, 'createdContexts').count);
}

// Proves I39.
test('draws every board live without WebGL, and nothing while the class is idle', async ({ people }) => {
  const teacher = await people.teacher();
  const contexts = await watchContexts(teacher.page);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const wall = new WallPage(teacher.page);
  // An empty class shows the code; it stays while the first students join.
  await expect(teacher.page.locator('.code-digits')).toBeVisible();
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun');
  await expect(wall.tile('Mina')).toBeVisible();
  await wall.show();
  await expect(teacher.page.locator('.code-digits')).toBeHidden();
  await expect(wall.tile('Mina')).toContainText('0 of 12 joined');

  // Piece 1 belongs to the mat's top left corner: its place shows the table before, and the picture after.
  const { home: corner } = await wall.places('Mina', 1);
  const table = await wall.colour('Jun', corner);
  expect(await wall.colour('Mina', corner)).toEqual(table);
  await mina.solve(1);
  await expect(wall.tile('Mina')).toContainText('1 of 12 joined');
  await expect.poll(() => wall.colour('Mina', corner)).not.toEqual(table);
  expect(await wall.colour('Jun', corner)).toEqual(table);

  // A carried piece moves on the tile.
  const before = await wall.counts();
  const from = await mina.grab(2);
  await mina.page.mouse.move(from.x + 40, from.y + 10, { steps: 4 });
  await expect.poll(async () => (await wall.counts()).tiles).toBeGreaterThan(before.tiles);
  await mina.page.mouse.up();
  await mina.saved();

  // Nothing is drawn while nothing moves, once the last messages have arrived.
  await teacher.page.waitForTimeout(1_000);
  const still = await wall.counts();
  await teacher.page.waitForTimeout(2_000);
  expect(await wall.counts()).toEqual(still);
  expect(await contexts()).toBe(0);
});

test('shows the loose pieces in the first minutes, and all mats once a quarter is joined; few boards use the screen', async ({
  people,
}) => {
  const teacher = await people.teacher({ viewport: { width: 1_366, height: 640 } });
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const wall = new WallPage(teacher.page);
  const mina = await people.student(code, 'Mina');
  await wall.show();
  await expect(wall.tile('Mina')).toContainText('0 of 12 joined');
  await expect.poll(() => wall.coverage()).toBeGreaterThan(0.7);
  expect(await wall.view('Mina')).toBe('table');
  const { home: middle } = await wall.places('Mina', 6);
  const mat = await wall.colour('Mina', middle);
  for (let piece = 1; piece <= 12; piece += 1) {
    const place = (await wall.places('Mina', piece)).piece;
    for (const each of [place.x, place.y]) expect(Math.abs(each - 0.5)).toBeLessThan(0.5);
    expect(await wall.colour('Mina', place), `piece ${piece} is seen`).not.toEqual(mat);
  }
  await expect(wall.tile('Mina').locator('.tile-outside')).toHaveCount(0);

  for (const [name, covered] of [
    ['Jun', 0.7],
    ['Ada', 0.6],
  ] as const) {
    await people.student(code, name);
    await expect(wall.tile(name)).toBeVisible();
    await expect.poll(() => wall.coverage()).toBeGreaterThan(covered);
  }

  for (const piece of [1, 2, 3]) await mina.solve(piece);
  await expect(wall.tile('Mina')).toContainText('3 of 12 joined');
  await expect.poll(() => wall.view('Mina')).toBe('mat');
  await expect(wall.tile('Mina').locator('.tile-outside')).toContainText('+9');
  const { home } = await wall.places('Mina', 1);
  await expect.poll(() => wall.colour('Mina', home)).not.toEqual(mat);
  // All tiles are of one scale.
  expect(await wall.view('Jun')).toBe('mat');
  await expect(wall.tile('Jun').locator('.tile-outside')).toContainText('+12');

  // A raised hand lies on no board, however small its tile.
  await mina.page.locator('.hand-button').click();
  await expect(wall.tile('Mina').locator('[data-mark="hand"]')).toBeVisible();
  for (const [viewport, from, to] of [
    [{ width: 1_366, height: 640 }, 300, 1_366],
    [{ width: 700, height: 420 }, 200, 299],
    [{ width: 520, height: 360 }, 130, 199],
    [{ width: 400, height: 320 }, 116, 129],
  ] as const) {
    await teacher.page.setViewportSize(viewport);
    await expect(async () => {
      const { tile, picture, sign, name } = await wall.tile('Mina').evaluate((element) => {
        const boxOf = (part: string) => (element.querySelector(part) ?? element).getBoundingClientRect().toJSON();
        return {
          tile: boxOf('.tile'),
          picture: boxOf('canvas'),
          sign: boxOf('[data-mark] > .icon'),
          name: boxOf('.tile-name'),
        };
      });
      expect(tile.width).toBeGreaterThanOrEqual(from);
      expect(tile.width).toBeLessThanOrEqual(to);
      expect(sign.width).toBeGreaterThanOrEqual(16);
      expect(sign.top).toBeGreaterThanOrEqual(picture.bottom);
      expect(sign.bottom).toBeLessThanOrEqual(tile.bottom);
      expect(sign.left >= name.right || sign.right <= name.left).toBe(true);
      expect(sign.right).toBeLessThanOrEqual(tile.right);
    }).toPass({ timeout: 10_000 });
  }
  await teacher.page.emulateMedia({ forcedColors: 'active' });
  await expect(wall.tile('Mina').locator('[data-mark="hand"] > .icon')).toHaveCSS('border-style', 'solid');
});

test('shows short names whole on a phone, with a full class', async ({ people, server }) => {
  const teacher = await people.teacher({ viewport: { width: 390, height: 844 } });
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 48 });
  for (const first of ['Emma', 'Noah', '서연', '하준'])
    for (const last of ['', 'A', 'B', 'C', 'D'])
      expectOk(await new ApiClient(server.origin).join({ code, name: last === '' ? first : `${first[0]} ${last}` }));
  const wall = new WallPage(teacher.page);
  await wall.show();
  const names = teacher.page.locator('.tile-name');
  await expect(names).toHaveCount(20);
  const cut = () =>
    names.evaluateAll((all) =>
      all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
    );
  await expect.poll(cut).toEqual([]);
  // On a laptop too, a mark that does not ask the teacher to come is beside the name.
  await teacher.page.setViewportSize({ width: 1_366, height: 768 });
  const away = wall.tile('Emma').first().locator('.tile-state');
  await expect(away).toHaveText('Away');
  await expect.poll(cut).toEqual([]);
  // Both at one moment: tiles take their new size bit by bit.
  const belowPicture = () =>
    wall
      .tile('Emma')
      .first()
      .evaluate((tile) => {
        const top = tile.querySelector('.tile-state')?.getBoundingClientRect().top ?? Number.NEGATIVE_INFINITY;
        return top - (tile.querySelector('canvas')?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY);
      });
  await expect.poll(belowPicture).toBeGreaterThanOrEqual(0);
  // So many tiles show loose pieces near the mat alone, and count the others.
  await expect.poll(() => wall.view('Emma')).toMatch(/^(near|around)Mat$/);
  await expect(wall.tile('Emma').locator('.tile-outside')).toHaveText(/\+\d/);
  await teacher.page.setViewportSize({ width: 390, height: 844 });
  // The seat's sign and its state's, nothing of the picture under them, and of the progress all or the first number alone.
  await expect(wall.tile('Emma').first().locator('.seat-mark')).toBeVisible();
  const { seat, mark, picture, progress, ofAll } = await wall
    .tile('Emma')
    .first()
    .evaluate((tile) => {
      const boxOf = (part: string) => (tile.querySelector(part)?.getBoundingClientRect() ?? new DOMRect()).toJSON();
      return {
        seat: boxOf('.seat-mark'),
        mark: boxOf('[data-mark] > .icon'),
        picture: boxOf('canvas'),
        progress: boxOf('.tile-progress'),
        ofAll: boxOf('.tile-all'),
      };
    });
  expect(seat.width).toBeGreaterThan(10);
  expect(mark.left).toBeGreaterThanOrEqual(seat.right);
  expect(Math.min(mark.top, seat.top)).toBeGreaterThanOrEqual(picture.bottom);
  expect(ofAll.top >= progress.bottom || ofAll.left >= progress.left).toBe(true);
  expect(ofAll.right).toBeLessThanOrEqual(progress.right + 1);

  // A name is found in the list by what is typed of it; Escape clears the field, and then closes the list.
  await teacher.page.getByRole('button', { name: 'People', exact: true }).click();
  const list = teacher.page.getByRole('dialog', { name: 'People' });
  const students = list.getByRole('region', { name: 'In the class (20)' });
  const find = list.getByRole('searchbox', { name: 'Find a name' });
  await find.fill('ㅅㅇ');
  await expect(students.getByRole('status')).toHaveText('1 of 20 names');
  await expect(students.getByRole('listitem')).toHaveText([/^서연/]);
  await find.press('Escape');
  await expect(find).toHaveValue('');
  await expect(students.getByRole('listitem')).toHaveCount(20);
  await find.press('Escape');
  await expect(list).toBeHidden();
});

test('moves by keyboard between tiles, into a board, to the next one, and back', async ({ people }) => {
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
  // Also from a control of the board, which disappears with it.
  await keyboard.press('Enter');
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).focus();
  await keyboard.press('Escape');
  await expect(wall.tile('Ada')).toBeFocused();
});

test('sorts, filters and hides names, and keeps the order of tiles until the teacher sorts again', async ({
  people,
}) => {
  const teacher = await people.teacher(LAPTOP);
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
  expect(await wall.names(), 'the order stays').toEqual(['Mina', 'Jun', 'Ada']);
  await expect(wall.tile('Mina')).toContainText('2 of 12 joined');
  await sortAgain.click();
  expect(await wall.names()).toEqual(['Jun', 'Ada', 'Mina']);
  // A button that is out of use says why: to a screen reader, and to who presses it.
  await expect(sortAgain).toBeDisabled();
  await expect(sortAgain).toHaveAccessibleDescription('The order is up to date.');
  await sortAgain.focus();
  await expect(teacher.page.getByRole('tooltip', { name: 'The order is up to date.' })).toHaveCSS('clip-path', 'none');

  await ada.page.close();
  await expect(wall.tile('Ada')).toContainText('Away');
  await teacher.page.getByLabel('Show', { exact: true }).selectOption('Away');
  expect(await wall.names()).toEqual(['Ada']);
  await teacher.page.getByLabel('Show', { exact: true }).selectOption('All');

  await teacher.page.getByRole('button', { name: 'Hide names' }).click();
  // Only the closed list of people still has them.
  await expect(teacher.page.getByText('Mina').filter({ visible: true })).toHaveCount(0);
  expect(await wall.names()).toEqual(expect.arrayContaining(['Puzzle 1', 'Puzzle 2', 'Puzzle 3']));
  await teacher.page.reload();
  await expect(wall.nav.getByText('Puzzle 1')).toBeVisible();
  // Only the closed list of people still has them.
  await expect(teacher.page.getByText('Mina').filter({ visible: true })).toHaveCount(0);
});

test('marks students who may be stuck and says why; the thresholds can be set and are stored', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher(LAPTOP);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun');
  const wall = new WallPage(teacher.page);
  await wall.show();
  await expect(wall.tile('Mina')).toBeVisible();
  // Back and forth over the mat's centre, farther than a tap: piece 1 does not belong there.
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

  // The mark survives a reload, and the focused board says why.
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

test('shows what it showed, and nothing black, on tiles of another size until they are painted', async ({ people }) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const wall = new WallPage(page);
  const mina = await people.student(code, 'Mina');
  await wall.show();
  const corner = { x: 0.01, y: 0.01 };
  const table = await wall.colour('Mina', corner);
  await mina.placeAndSave(1);
  await expect(wall.tile('Mina')).toContainText('1 of 12 joined');
  const { home } = await wall.places('Mina', 1);
  await expect.poll(() => wall.colour('Mina', home)).not.toEqual(await wall.colour('Mina', { x: 0.5, y: 0.5 }));
  const placed = await wall.colour('Mina', home);
  const canvas = wall.tile('Mina').locator('canvas');
  const widthOf = () => canvas.evaluate((each) => (each as HTMLCanvasElement).width);
  const before = await widthOf();
  // As in a browser that is too busy to paint.
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  await page.setViewportSize({ width: 700, height: 600 });
  await expect.poll(widthOf).not.toBe(before);
  expect(await wall.colour('Mina', corner)).toEqual(table);
  expect(isNear(await wall.colour('Mina', home), placed)).toBe(true);
});

/** Whether two colours are the same but for what a picture loses as it is drawn smaller. */
function isNear(a: readonly number[], b: readonly number[]): boolean {
  return a.every((each, index) => Math.abs(each - (b[index] ?? 0)) <= 30);
}
