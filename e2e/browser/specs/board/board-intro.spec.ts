/** The intro of a board: the whole picture, then the pieces, and a hand that shows a drag. None of it blocks the student. */
import type { BrowserContextOptions } from '@playwright/test';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage, type PagePoint } from '#e2e/browser/pages/board-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Joins a class and returns as soon as the board is drawn: during its intro, if it has one. */
async function joinClass(
  people: People,
  code: string,
  name: string,
  options?: BrowserContextOptions,
): Promise<BoardPage> {
  const page = await people.page({ reducedMotion: 'no-preference', ...options });
  await new JoinPage(page).join(code, name);
  await page.waitForFunction(() => window.__board?.isReady === true);
  return new BoardPage(page);
}

function isAt({ x, y }: PagePoint, place: PagePoint): boolean {
  return Math.hypot(x - place.x, y - place.y) < 1;
}

const isIntroPlaying = ({ page }: BoardPage) => page.evaluate(() => window.__board?.isIntroPlaying);
/** A piece as the tray shows it. */
const inTray = ({ page }: BoardPage, piece: number) => page.locator(`.tray-piece[data-piece="${piece}"]`);

async function openedClass(people: People): Promise<string> {
  const teacher = await people.teacher();
  return teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
}

test('shows the whole picture, then the pieces in the tray, and then draws nothing until something happens', async ({
  people,
}) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina');
  expect(await isIntroPlaying(mina)).toBe(true);
  expect(isAt(await mina.drawn(6), await mina.homeOf(6))).toBe(true);
  await expect.poll(() => isIntroPlaying(mina)).toBe(false);
  await expect(inTray(mina, 6)).toBeVisible();
  expect(isAt(await mina.drawn(6), await mina.homeOf(6))).toBe(false);

  const hintHand = mina.page.locator('.hint-hand');
  await expect(hintHand).toBeVisible();
  const whereToPlay = mina.page.getByText('Put the picture together here');
  await expect(whereToPlay).toBeVisible();
  const before = await mina.counts();
  // The hand's next motion costs the board no frame.
  await expect.poll(() => hintHand.evaluate((each) => each.getAnimations().length)).toBe(0);
  await expect.poll(() => hintHand.evaluate((each) => each.getAnimations().length)).toBe(1);
  expect((await mina.counts()).frames).toBe(before.frames);

  // A piece that is lifted and put back ends the hand. The sentence gives way to it, and stays until one lies on the mat.
  await inTray(mina, 6).hover();
  await mina.page.mouse.down();
  await mina.page.mouse.move(300, 250, { steps: 4 });
  await expect(whereToPlay).toHaveCount(0);
  await inTray(mina, 6).hover();
  await mina.page.mouse.up();
  await expect(whereToPlay).toBeVisible();
  await expect(hintHand).toHaveCount(0);

  await mina.solve(1);
  await expect(mina.page.locator('.drag-hint')).toHaveCount(0);
  await mina.saved();
  await mina.page.reload();
  await mina.page.waitForFunction(() => window.__board?.isReady === true);
  expect(await isIntroPlaying(mina)).toBe(false);
  await expect(mina.page.locator('.drag-hint')).toHaveCount(0);
});

test('ends the intro at a press, and takes the piece under it', async ({ people }) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina');
  await expect(inTray(mina, 6)).toBeAttached();
  expect(await isIntroPlaying(mina)).toBe(true);
  await inTray(mina, 6).hover();
  await mina.page.mouse.down();
  expect(await isIntroPlaying(mina)).toBe(false);
  await mina.page.mouse.move(300, 250, { steps: 4 });
  await expect.poll(async () => (await mina.piece(6)).holder).not.toBe(null);
  await mina.page.mouse.up();
});

test('shows no intro and a still hand with reduced motion', async ({ people }) => {
  const mina = await joinClass(people, await openedClass(people), 'Mina', { reducedMotion: 'reduce' });
  expect(await isIntroPlaying(mina)).toBe(false);
  await expect(inTray(mina, 6)).toBeVisible();
  const hintHand = mina.page.locator('.drag-hint[data-still] .hint-hand');
  await expect(hintHand).toBeVisible();
  expect(await hintHand.evaluate((each) => each.getAnimations().length)).toBe(0);
  await mina.solve(1);
  await expect(hintHand).toHaveCount(0);
});
