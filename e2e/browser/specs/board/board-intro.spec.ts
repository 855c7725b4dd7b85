/** How a board opens for a child: the picture whole, then in pieces, and a hand that shows what to do. None of it is in anybody's way. */
import type { BrowserContextOptions } from '@playwright/test';
import { BoardPage, type PagePoint } from '#e2e/browser/pages/board-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { expect, type People, test } from '#e2e/browser/support/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** In the class, as soon as the board is there: in the middle of its motion, if it has one. */
async function joinClass(
  people: People,
  code: string,
  name: string,
  options?: BrowserContextOptions,
): Promise<BoardPage> {
  const page = await people.page({ reducedMotion: 'no-preference', ...options });
  await new JoinPage(page).join(code, name);
  await page.waitForFunction(() => window.__board !== undefined && window.__board.seq > 0);
  return new BoardPage(page);
}

function isAt({ x, y }: PagePoint, place: PagePoint): boolean {
  return Math.hypot(x - place.x, y - place.y) < 1;
}

const isOpening = ({ page }: BoardPage) => page.evaluate(() => window.__board?.isIntroPlaying);
/** Where the server has a piece, on the screen. */
const lies = ({ page }: BoardPage, piece: number) =>
  page.evaluate((id) => {
    const board = window.__board;
    return board === undefined ? { x: 0, y: 0 } : board.toPage(board.piece(id).at);
  }, piece);

async function openedClass(people: People): Promise<string> {
  const teacher = await people.teacher();
  return teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
}

test('the whole picture, then the pieces where they lie; then nothing is drawn until something happens', async ({
  people,
}) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina');
  expect(await isOpening(mina)).toBe(true);
  expect(isAt(await mina.drawn(6), await mina.homeOf(6))).toBe(true);
  await expect.poll(() => isOpening(mina)).toBe(false);
  expect(isAt(await mina.drawn(6), await lies(mina, 6))).toBe(true);
  expect(isAt(await mina.drawn(6), await mina.homeOf(6))).toBe(false);

  const hintHand = mina.page.locator('.hint-hand');
  await expect(hintHand).toBeVisible();
  const before = await mina.counts();
  // The hand comes by again meanwhile, and costs the board no frame.
  await expect.poll(() => hintHand.evaluate((each) => each.getAnimations().length)).toBe(0);
  await expect.poll(() => hintHand.evaluate((each) => each.getAnimations().length)).toBe(1);
  expect((await mina.counts()).frames).toBe(before.frames);

  await mina.solve(1);
  await expect(mina.page.locator('.drag-hint')).toHaveCount(0);
  await mina.saved();
  await mina.page.reload();
  await mina.page.waitForFunction(() => window.__board !== undefined && window.__board.seq > 0);
  expect(await isOpening(mina)).toBe(false);
  await expect(mina.page.locator('.drag-hint')).toHaveCount(0);
});

test('a press ends it, and takes what lies there', async ({ people }) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina');
  const at = await lies(mina, 6);
  expect(await isOpening(mina)).toBe(true);
  await mina.page.mouse.move(at.x, at.y);
  await mina.page.mouse.down();
  expect(await isOpening(mina)).toBe(false);
  await expect.poll(async () => (await mina.piece(6)).holder).not.toBe(null);
  await mina.page.mouse.up();
});

test('where nothing is to move: the pieces lie where they lie, and a still picture of the hand', async ({ people }) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina', { reducedMotion: 'reduce' });
  expect(await isOpening(mina)).toBe(false);
  expect(isAt(await mina.drawn(6), await lies(mina, 6))).toBe(true);
  const hintHand = mina.page.locator('.drag-hint[data-still] .hint-hand');
  await expect(hintHand).toBeVisible();
  expect(await hintHand.evaluate((each) => each.getAnimations().length)).toBe(0);
  await mina.solve(1);
  await expect(hintHand).toHaveCount(0);
});
