/** What a finger carries lies above it, where the child sees it, and is put there; what lay hidden is spread out where it is seen. */
import { FINGER_RISE_PX } from '#client/board/limits.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { PagePoint } from '#e2e/browser/pages/board-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const apart = (a: PagePoint, b: PagePoint) => Math.hypot(a.x - b.x, a.y - b.y);

test('a finger carries a small piece above itself, out of the tray and on the board, and it is put where it is seen', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 48 });
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  const { finger } = tray;
  const { piece, at } = await tray.find(() => true);
  const mat = await mina.mat();
  const middle = { x: (mat.left + mat.right) / 2, y: (mat.top + mat.bottom) / 2 };

  await finger.down(at);
  await finger.move({ x: at.x, y: at.y - 60 });
  await finger.move(middle);
  const above = { x: middle.x, y: middle.y - FINGER_RISE_PX };
  await expect.poll(async () => apart(await mina.drawn(piece), above)).toBeLessThan(2);
  // All of it is above the finger.
  const { top } = await mina.page.evaluate((id) => window.__board?.outlineBox(id) ?? { top: 0 }, piece);
  expect((await mina.drawn(piece)).y - top).toBeLessThan(middle.y - 10);
  await finger.up();
  await mina.saved();
  expect(apart(await mina.drawn(piece), above)).toBeLessThan(2);

  // From the board: it does not jump as it is taken, and rises as the finger goes.
  const from = await mina.drawn(piece);
  await finger.down(from);
  await finger.move({ x: from.x + 12, y: from.y });
  expect((await mina.drawn(piece)).y).toBeGreaterThan(from.y - FINGER_RISE_PX / 2);
  await finger.move({ x: from.x + 80, y: from.y + 20 });
  await expect
    .poll(async () => apart(await mina.drawn(piece), { x: from.x + 80, y: from.y + 20 - FINGER_RISE_PX }))
    .toBeLessThan(2);
  await finger.up();
  await mina.saved();

  // The board's lower edge, just above the tray, is in reach.
  const edge = await mina.page.evaluate(() => document.querySelector('.tray-holder')?.getBoundingClientRect().top ?? 0);
  const now = await mina.drawn(piece);
  await finger.down(now);
  await finger.move({ x: now.x, y: edge - 4 });
  await expect.poll(async () => edge - (await mina.drawn(piece)).y).toBeLessThan(10);
  await finger.up();
  await mina.saved();
  expect(edge - (await mina.drawn(piece)).y).toBeLessThan(10);
});

test('a mouse carries a piece where it holds it', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 48 });
  const mina = await people.student(code, 'Mina', { viewport: { width: 1366, height: 768 } });
  await mina.grab(1);
  const mat = await mina.mat();
  const to = { x: (mat.left + mat.right) / 2, y: (mat.top + mat.bottom) / 2 };
  await mina.page.mouse.move(to.x, to.y, { steps: 6 });
  await expect.poll(async () => apart(await mina.drawn(1), to)).toBeLessThan(2);
  await mina.page.mouse.up();
  await mina.saved();
  expect(apart(await mina.drawn(1), to)).toBeLessThan(2);
});

test('spreads hidden pieces out where the view shows them', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const mina = await people.student(code, 'Mina', { viewport: { width: 1366, height: 768 } });
  const { mouse } = mina.page;
  const middle = await mina.homeOf(6);
  // Two of the middle lie on the mat, one over the other.
  for (const piece of [6, 7]) {
    await mina.grab(piece);
    await mouse.move(middle.x + 60, middle.y + 40, { steps: 6 });
    await mouse.up();
  }
  await mina.saved();
  const isInView = async (piece: number) => {
    const { x, y } = await mina.drawn(piece);
    const box = await mina.page.locator('.play-area').boundingBox();
    if (box === null) throw new Error('no board');
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  };
  const isOnMat = async (piece: number) => {
    const [{ x, y }, mat] = [await mina.drawn(piece), await mina.mat()];
    return x > mat.left && x < mat.right && y > mat.top && y < mat.bottom;
  };
  expect(await Promise.all([6, 7].map(isOnMat))).toEqual([true, true]);
  const tool = mina.page.locator('.tool').filter({ hasText: 'Spread' });
  if (!(await tool.isVisible())) await mina.page.locator('.tool').filter({ hasText: 'More' }).click();
  await tool.click();
  await expect(mina.page.getByRole('status').filter({ hasText: 'Hidden pieces spread out: 2.' })).toHaveCount(1);
  await mina.saved();
  await expect.poll(() => Promise.all([6, 7].map(isOnMat))).toEqual([false, false]);
  expect(await Promise.all([6, 7].map(isInView))).toEqual([true, true]);
  await expect(mina.page.getByRole('button', { name: /out of sight/ })).toHaveCount(0);
});
