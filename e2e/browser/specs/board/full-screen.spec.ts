/** A student's page on the whole screen, where the browser has that. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

test('fills the screen from the menu and ends by the same button or by the browser, and says so', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const { page } = await people.student(code, 'Mina');
  const isFull = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
  const button = page.getByRole('button', { name: 'Full screen', exact: true });
  const open = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).first().click();
    await expect(button).toBeVisible();
  };
  const sentenceOf = (sentence: string) => page.getByRole('status').filter({ hasText: sentence });
  await open();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await expect.poll(isFull).toBe(true);
  await expect(sentenceOf('Now in full screen.')).toHaveCount(1);
  // The menu does not stay over the board.
  await expect(button).toBeHidden();
  await open();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.press('Enter');
  await expect.poll(isFull).toBe(false);
  await expect(sentenceOf('Full screen has ended.')).toHaveCount(1);

  await open();
  await button.click();
  await expect.poll(isFull).toBe(true);
  // As the browser does at Escape.
  await page.evaluate(() => document.exitFullscreen());
  await expect(sentenceOf('Full screen has ended.')).toHaveCount(1);
  await open();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('is not offered where the browser cannot', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const { page } = await people.student(code, 'Mina');
  await page.addInitScript(() =>
    Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => undefined }),
  );
  await page.reload();
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'My earlier puzzles' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Full screen' })).toHaveCount(0);
});
