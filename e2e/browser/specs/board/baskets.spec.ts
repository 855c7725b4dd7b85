/** Baskets: a student puts pieces aside by mouse, finger and keys. It is this page's view alone: no piece moves, and others see it where it lies. */
import type { Locator, Page } from '@playwright/test';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { ...ALL_PIXELS, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const basket = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) });

async function turnOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More tools' }).click();
  await page.getByRole('button', { name: 'Baskets' }).click();
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The pieces in the tray's strip. */
const inStrip = ({ page }: BoardPage): Promise<number[]> =>
  page
    .locator('.tray-piece')
    .evaluateAll((all) => all.map((each) => Number(each.getAttribute('data-piece'))).sort((a, b) => a - b));

test('take pieces by a mouse, keep them over a reload, and leave the board as it is for everybody else', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { together: true });
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const { page } = mina;
  await turnOn(page);
  await expect(basket(page, 'Heart basket, 0 pieces')).toBeVisible();
  const lay = (await mina.piece(5)).at;

  // Dragged out of the tray onto the sign: it goes back to its place, and into the basket.
  await mina.grab(5);
  const heart = await middleOf(basket(page, 'Heart basket'));
  await page.mouse.move(heart.x, heart.y, { steps: 4 });
  await page.mouse.up();
  await expect(basket(page, 'Heart basket, 1 piece')).toBeVisible();
  await expect.poll(() => inStrip(mina)).not.toContain(5);
  await expect.poll(async () => (await jun.piece(5)).holder).toBeNull();
  expect((await jun.piece(5)).at).toEqual(lay);
  await expect.poll(() => inStrip(jun)).toContain(5);

  // Along the tray a drag lifts nothing, and ends in the basket all the same.
  const [second = 0] = await inStrip(mina);
  const from = await mina.drawn(second);
  const moon = await middleOf(basket(page, 'Moon basket'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, moon.y, { steps: 4 });
  await page.mouse.move(moon.x, moon.y, { steps: 2 });
  await page.mouse.up();
  await expect(basket(page, 'Moon basket, 1 piece')).toBeVisible();
  await basket(page, 'Moon basket').click();
  await expect.poll(() => inStrip(mina)).toEqual([second]);
  const out = await mina.drawn(second);
  await page.mouse.click(out.x, out.y);
  await basket(page, 'Moon basket').click();
  await expect(page.getByText('It is out of the moon basket.')).toBeVisible();
  await basket(page, 'Tray').click();
  await expect.poll(() => inStrip(mina)).toContain(6);

  // Two presses, with a piece that lies on the table.
  await mina.grab(6);
  const table = { x: (await mina.mat()).left - 24, y: 200 };
  await page.mouse.move(table.x, table.y, { steps: 4 });
  await page.mouse.up();
  await mina.saved();
  const there = (await mina.piece(6)).at;
  const at = await mina.drawn(6);
  await page.mouse.click(at.x, at.y);
  await basket(page, 'Heart basket').click();
  await expect(page.getByText('It is in the heart basket. Pieces there: 2.')).toBeVisible();
  await expect.poll(async () => (await jun.piece(6)).holder).toBeNull();
  expect((await jun.piece(6)).at).toEqual(there);
  expect((await jun.drawn(6)).x).toBeGreaterThan(0);

  await page.reload();
  await mina.ready();
  await expect(basket(page, 'Heart basket, 2 pieces')).toBeVisible();
  await expect(basket(page, 'Tray, 10 pieces')).toBeVisible();
  await basket(page, 'Heart basket').click();
  await expect.poll(() => inStrip(mina)).toEqual([5, 6]);
  await basket(page, 'Moon basket').click();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();

  // Somebody else moves one: it lies on the table again. The other joins from the basket.
  await jun.place(6 + 3);
  await jun.grab(6);
  const home = await jun.homeOf(3);
  await jun.page.mouse.move(home.x, home.y, { steps: 4 });
  await jun.page.mouse.up();
  await expect(basket(page, 'Heart basket, 1 piece')).toBeVisible();
  await expect.poll(async () => (await mina.drawn(6)).x).toBeGreaterThan(0);
  await basket(page, 'Heart basket').click();
  await expect.poll(() => inStrip(mina)).toEqual([5]);
  await mina.place(5);
  await expect(basket(page, 'Heart basket, 0 pieces')).toBeVisible();

  // Without baskets every piece is where it was.
  await basket(page, 'Tray').click();
  await expect.poll(() => inStrip(mina)).toContain(second);
  const first = (await inStrip(mina))[0] ?? 0;
  const chosen = await mina.drawn(first);
  await page.mouse.click(chosen.x, chosen.y);
  await basket(page, 'Leaf basket').click();
  await expect.poll(() => inStrip(mina)).not.toContain(first);
  await turnOn(page);
  await expect(basket(page, 'Leaf basket')).toHaveCount(0);
  await expect.poll(() => inStrip(mina)).toContain(first);
});

test('take a piece that a finger drags, on a phone', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 24 });
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  await turnOn(mina.page);
  await expect(basket(mina.page, 'Drop basket')).toBeVisible();
  const { piece, at } = await tray.find(() => true);
  await tray.finger.drag(at, { x: at.x, y: at.y - 80 }, await middleOf(basket(mina.page, 'Drop basket')));
  await expect(basket(mina.page, 'Drop basket, 1 piece')).toBeVisible();
  // A tap on the very place where a drag has just ended is taken for a part of it: a child comes back to it.
  await expect(async () => {
    await tray.finger.tap(await middleOf(basket(mina.page, 'Drop basket')));
    await expect.poll(() => inStrip(mina), { timeout: 1_000 }).toEqual([piece]);
  }).toPass({ timeout: 15_000 });
  // A tap takes it, and one on the tray's own sign puts it there again.
  await tray.finger.tap(await mina.drawn(piece));
  await tray.finger.tap(await middleOf(basket(mina.page, 'Tray')));
  await expect(basket(mina.page, 'Drop basket, 0 pieces')).toBeVisible();
});

test('are filled, listed and emptied by keys and by ear', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await turnOn(mina.page);
  await keyboard.open();
  const shelf = keyboard.panel.getByRole('group', { name: 'Baskets' });
  await keyboard.loose.first().click();
  await keyboard.statusAfter(() => shelf.getByRole('button', { name: 'Moon basket' }).click());
  expect(await keyboard.statusText()).toBe('It is in the moon basket. Pieces there: 1.');
  await expect(shelf.getByRole('button', { name: 'Moon basket, 1 piece' })).toBeVisible();
  await expect(keyboard.loose.first()).toHaveAccessibleName(/in the moon basket/);
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);

  // With an empty hand it lists what is in it.
  await keyboard.press('Escape');
  await shelf.getByRole('button', { name: 'Moon basket' }).click();
  await expect(keyboard.status).toHaveText('Pieces found: 1.');
  await expect(keyboard.loose).toHaveCount(1);
  await keyboard.loose.first().click();
  await shelf.getByRole('button', { name: 'Moon basket' }).click();
  await expect(keyboard.status).toHaveText('It is out of the moon basket.');
  await keyboard.press('Escape');
  await expect(keyboard.loose).toHaveCount(12);
});
