/** The magnifier: a lens that shows the board larger where the mouse is, beside a finger, and by keys at the piece in hand and its place. */
import type { Locator, Page } from '@playwright/test';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage, PagePoint } from '#e2e/browser/pages/board-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { Finger } from '#e2e/browser/support/finger.ts';
import { STRIPES, stripeColour, stripedPicture } from '#e2e/browser/support/striped-picture.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { ...ALL_PIXELS, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Of the lens. */
const MAGNIFICATION = 2.5;
const COLUMNS = 4;
/** Channels may be off by this much, of 255; stripes differ by more. */
const NEAR = 24;

const lensOf = (page: Page): Locator => page.locator('.magnifier');

async function turnOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More tools' }).click();
  await page.getByRole('button', { name: 'Magnifier' }).click();
  await lensOf(page).waitFor({ state: 'attached' });
}

/** How far a place of the screen is from a stripe's colour. */
async function offStripe(page: Page, at: PagePoint, stripe: number): Promise<number> {
  return difference(await meanColour(await page.screenshot(), at), stripeColour(stripe));
}

/** Where a stripe's middle lies on the mat at the height of a piece's middle, in CSS pixels. */
async function stripeOnMat(board: BoardPage, stripe: number, piece: number): Promise<PagePoint> {
  const { left, right } = await board.mat();
  return { x: left + ((stripe + 0.5) * (right - left)) / STRIPES, y: (await board.homeOf(piece)).y };
}

async function middleOf(element: Locator): Promise<PagePoint & { readonly radius: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('no lens');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, radius: box.width / 2 };
}

test('shows the board larger under the mouse, with what the mouse carries, until it is turned off', async ({
  people,
}) => {
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.open({ ...PICTURE, buffer: await stripedPicture(800, 600) });
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  for (const piece of [1, 2, 3]) await mina.place(piece);
  const at = await stripeOnMat(mina, 5, 1);
  // A browser that composes the lens wrongly leaves a hole in the board, at its mirrored place.
  const board = await page.locator('.board-surface').boundingBox();
  const mirrored = { x: at.x, y: 2 * (board?.y ?? 0) + (board?.height ?? 0) - at.y };
  const empty = await meanColour(await page.screenshot(), mirrored);
  await turnOn(page);

  const next = await stripeOnMat(mina, 6, 1);
  await page.mouse.move(at.x, at.y);
  await expect.poll(() => offStripe(page, at, 5)).toBeLessThan(NEAR);
  const beside = { x: at.x + (next.x - at.x) * MAGNIFICATION, y: at.y };
  await expect.poll(() => offStripe(page, beside, 6)).toBeLessThan(NEAR);
  expect(difference(await meanColour(await page.screenshot(), mirrored), empty)).toBeLessThan(6);
  const { x, y, radius } = await middleOf(lensOf(page));
  expect(Math.hypot(x - at.x, y - at.y)).toBeLessThan(2);
  expect(radius).toBeGreaterThan(120);

  // The piece in hand is in it, and the presses are the board's.
  await mina.grab(4);
  await page.mouse.move(at.x, at.y, { steps: 4 });
  const middleOfFour = (3.5 * STRIPES) / COLUMNS - 0.5;
  const carried = { x: at.x + (next.x - at.x) * 0.5 * MAGNIFICATION, y: at.y };
  await expect.poll(() => offStripe(page, carried, Math.ceil(middleOfFour))).toBeLessThan(NEAR);
  const home = await mina.homeOf(4);
  await page.mouse.move(home.x, home.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await mina.piece(4)).group).toBe(0);

  // Beside the board there is none, and a page that is loaded again has it.
  await page.mouse.move(5, 5);
  await expect(lensOf(page)).toBeHidden();
  await page.reload();
  await mina.ready();
  await lensOf(page).waitFor({ state: 'attached' });
  await page.mouse.move(at.x - 3, at.y);
  await expect(lensOf(page)).toBeVisible();
  await page.keyboard.press('Alt+KeyM');
  await expect(lensOf(page)).toHaveCount(0);
  await page.keyboard.press('Alt+KeyM');
  await lensOf(page).waitFor({ state: 'attached' });
  await page.mouse.move(at.x, at.y);
  await expect(lensOf(page)).toBeVisible();

  // A teacher has it on the board that is open.
  const opened = await teacher.openBoard('Mina');
  await turnOn(teacher.page);
  const there = await stripeOnMat(opened, 5, 1);
  await teacher.page.mouse.move(there.x, there.y);
  const besideThere = { x: there.x + ((await stripeOnMat(opened, 6, 1)).x - there.x) * MAGNIFICATION, y: there.y };
  await expect.poll(() => offStripe(teacher.page, besideThere, 6)).toBeLessThan(NEAR);
});

test('lies beside a finger, and is gone with it', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await stripedPicture(800, 600) });
  const mina = await people.student(code, 'Mina', PHONE);
  const { page } = mina;
  for (const piece of [9, 10]) await mina.place(piece);
  await turnOn(page);
  await expect(lensOf(page)).toBeHidden();
  const finger = new Finger(page);
  const at = await stripeOnMat(mina, 5, 9);
  await finger.down({ x: at.x - 4, y: at.y });
  await finger.move(at);
  await expect(lensOf(page)).toBeVisible();
  const { x, y, radius } = await middleOf(lensOf(page));
  expect(Math.hypot(x - at.x, y - at.y)).toBeGreaterThan(radius);
  await expect.poll(() => offStripe(page, { x, y }, 5)).toBeLessThan(NEAR);
  const step = (await stripeOnMat(mina, 6, 9)).x - at.x;
  await expect.poll(() => offStripe(page, { x: x + step * MAGNIFICATION, y }, 6)).toBeLessThan(NEAR);
  await finger.up();
  await expect(lensOf(page)).toBeHidden();
});

test('shows by keys the piece in hand and the place', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await stripedPicture(800, 600) });
  const mina = await people.student(code, 'Mina', { ...ALL_PIXELS, viewport: { width: 1180, height: 820 } });
  const { page } = mina;
  await mina.place(1);
  const keyboard = new KeyboardPage(page);
  await keyboard.open();
  await page.keyboard.press('Alt+KeyM');
  const lenses = page.locator('.keyboard-lenses .magnifier');
  await expect(lenses).toHaveCount(1);
  const chosen = keyboard.loose.first();
  const piece = Number(await chosen.getAttribute('data-piece'));
  await chosen.press('Enter');
  await expect(lenses).toHaveCount(2);
  await expect(page.getByText('In your hand', { exact: true })).toBeVisible();
  // A piece has four stripes: right of its middle there is the third.
  const third = ((piece - 1) % COLUMNS) * 4 + 2;
  const inHand = await middleOf(lenses.first());
  await expect.poll(() => offStripe(page, { ...inHand, x: inHand.x + 14 }, third)).toBeLessThan(NEAR);

  await keyboard.walkTo(1, 1);
  const place = await middleOf(lenses.last());
  await expect.poll(() => offStripe(page, { ...place, x: place.x + 8 }, 2)).toBeLessThan(NEAR);
  await keyboard.walkTo(3, 3);
  await expect.poll(() => offStripe(page, { ...place, x: place.x + 8 }, 2)).toBeGreaterThan(NEAR);
});
