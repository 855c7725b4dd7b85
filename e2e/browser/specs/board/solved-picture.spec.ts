/** The end of a puzzle: the cut lines disappear, and a message says that it is solved. */
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** The pieces of 4 columns by 3 rows: first the border, then the two in the middle. */
const INWARDS = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 6, 7];

/** A quarter of the pixels, because motion is drawn sixty times a second. Cut lines are still visible. */
const HALF_SCALE = { deviceScaleFactor: 0.5 };

/** The variation of the picture's pixels: a picture of one colour varies by its cut lines alone. */
async function pixelVariation(board: BoardPage): Promise<number> {
  const [from, to] = [await board.homeOf(1), await board.homeOf(12)];
  const clip = { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  const { channels } = await sharp(await board.page.screenshot({ clip })).stats();
  return Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev));
}

/** The distance from the first piece to the last, in CSS pixels: the size at which the picture is drawn. */
async function sizeOf(board: BoardPage): Promise<number> {
  return (await board.homeOf(12)).x - (await board.homeOf(1)).x;
}

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test.describe(() => {
    leaveToAll(test, reducedMotion === 'no-preference');
    test(`hides the cut lines of a solved puzzle and shows the whole picture (motion: ${reducedMotion})`, async ({
      people,
    }) => {
      const teacher = await people.teacher();
      const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3d8fd1' } })
        .png()
        .toBuffer();
      const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer });
      const mina = await people.student(code, 'Mina', { ...HALF_SCALE, reducedMotion });
      for (const piece of INWARDS.slice(0, -1)) await mina.solve(piece);
      await mina.saved();
      expect(await pixelVariation(mina)).toBeGreaterThan(3);
      const before = await sizeOf(mina);
      await mina.solve(INWARDS.at(-1) ?? 0);
      await expect(mina.page.getByText('Solved! Well done.')).toBeVisible();
      const feast = mina.page.getByRole('region', { name: 'The finished picture' });
      await feast.getByRole('button', { name: 'Close' }).click();
      // The mat has filled the screen before; the sentence above it takes little.
      await expect.poll(() => sizeOf(mina)).toBeGreaterThan(before * 0.85);
      await expect.poll(() => pixelVariation(mina)).toBeLessThan(1.5);
      // After a reload it looks the same.
      await mina.page.reload();
      await mina.ready();
      await expect.poll(() => pixelVariation(mina)).toBeLessThan(1.5);
    });
  });

test('continues with more pieces after a solved puzzle, and keeps them over a reload', async ({ people }) => {
  const teacher = await people.teacher();
  const buffer = await scenery(800, 600);
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer });
  const mina = await people.student(code, 'Mina');
  const nextSizeButton = mina.page.getByRole('button', { name: 'Play with 24 pieces' });
  for (const piece of INWARDS.slice(0, -1)) await mina.solve(piece);
  await mina.saved();
  await expect(nextSizeButton).toHaveCount(0);
  await mina.solve(INWARDS.at(-1) ?? 0);
  await nextSizeButton.click();
  const meter = mina.page.getByRole('progressbar', { name: '0 of 24' });
  await expect(meter).toBeAttached();
  await mina.ready();
  await expect.poll(() => mina.groups()).toBe(25);
  await expect(nextSizeButton).toHaveCount(0);
  // The solved puzzle can be viewed again.
  await mina.page.getByRole('button', { name: 'More', exact: true }).click();
  await mina.page.getByRole('button', { name: 'My earlier puzzles' }).click();
  const earlier = mina.page.getByRole('dialog', { name: 'My earlier puzzles' });
  await expect(earlier.getByRole('button', { name: 'Puzzle 1 (12 pieces)', pressed: true })).toBeVisible();
  await expect(earlier.locator('canvas')).toBeVisible();
  await earlier.getByRole('button', { name: 'Close' }).click();
  await expect(earlier).toHaveCount(0);
  await mina.page.reload();
  await mina.ready();
  await expect(meter).toBeAttached();
  // The teacher sees the new board.
  const watched = await teacher.openBoard('Mina');
  await expect.poll(() => watched.groups()).toBe(25);
});
