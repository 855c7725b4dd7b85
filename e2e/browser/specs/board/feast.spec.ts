/** The feast for a solved puzzle: on the pages of all who solved it, once, with the picture to keep. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PIECES = 12;

const feastOf = (page: Page) => page.getByRole('region', { name: 'The finished picture' });

/** How many of some samples across the drawn picture differ by far from the picture itself. */
async function wrongSamples(page: Page, picture: Buffer): Promise<number> {
  const drawn = await feastOf(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL('image/png').split(',')[1] ?? '');
  const size = { width: 40, height: 30 };
  const pixels = (bytes: Buffer) =>
    sharp(bytes).resize(size.width, size.height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [shown, wanted] = await Promise.all([pixels(Buffer.from(drawn, 'base64')), pixels(picture)]);
  return shown.filter((value, at) => Math.abs(value - (wanted[at] ?? 0)) > 40).length;
}

test('shows the picture, all names and a file to keep to everybody who solved it, and never again', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const picture = await scenery(800, 600);
  const code = await teacher.open({ ...PICTURE, buffer: picture }, { pieces: PIECES, together: true });
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun', { reducedMotion: 'no-preference' });
  for (let piece = 1; piece < PIECES; piece += 1) await mina.place(piece);
  await expect(feastOf(mina.page)).toHaveCount(0);
  await mina.place(PIECES);
  for (const { page } of [mina, jun]) {
    const feast = feastOf(page);
    await expect(feast).toBeVisible();
    for (const name of ['Mina', 'Jun']) await expect(feast.getByText(name)).toBeVisible();
    await expect(page.getByText('Solved! Well done.')).toBeVisible();
    // Where things move: after the wave.
    await expect.poll(() => wrongSamples(page, picture)).toBe(0);
  }
  const download = mina.page.waitForEvent('download');
  await feastOf(mina.page).getByRole('button', { name: 'Save the picture' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('jogak.jpg');
  const { width, height, format } = await sharp(await file.path()).metadata();
  expect({ width, height, format }).toEqual({ width: 800, height: 600, format: 'jpeg' });

  await feastOf(mina.page).getByRole('button', { name: 'Close' }).click();
  await expect(feastOf(mina.page)).toHaveCount(0);
  await jun.page.reload();
  await jun.ready();
  await expect(jun.page.getByText('Solved! Well done.')).toBeVisible();
  await expect(feastOf(jun.page)).toHaveCount(0);
});

test('ends with the next picture', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const mina = await people.student(code, 'Mina');
  for (let piece = 1; piece <= PIECES; piece += 1) await mina.place(piece);
  await expect(feastOf(mina.page)).toBeVisible();
  await mina.forget();
  await teacher.dealAnother();
  await mina.ready();
  await expect(feastOf(mina.page)).toHaveCount(0);
});
