/** A class on paper and in forced colours: the board is a picture, the wall is whole, and what is chosen has a sign of its own. */
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

test('prints a board as a picture, and a wall with every tile whole', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const mina = await people.student(code, 'Mina');
  await mina.place(1);
  await mina.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await mina.page.emulateMedia({ media: 'print' });
  const copy = mina.page.locator('.print-copy');
  await expect(copy).toBeVisible();
  const { channels } = await sharp(await copy.screenshot()).stats();
  expect(channels.slice(0, 3).some(({ stdev }) => stdev > 20)).toBe(true);
  await expect(mina.page.locator('.board-surface')).toBeHidden();
  await mina.page.emulateMedia({ media: 'screen' });
  await mina.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(copy).toHaveCount(0);
  await expect(mina.page.locator('.board-surface')).toBeVisible();

  await expect(teacher.page.locator('.tile')).toHaveCount(1);
  await teacher.page.emulateMedia({ media: 'print' });
  const overflow = (selector: string) =>
    teacher.page.locator(selector).evaluate((element) => getComputedStyle(element).overflowY);
  expect([await overflow('.wall'), await overflow('.class')]).toEqual(['visible', 'visible']);
  await expect(teacher.page.locator('.tile canvas')).toBeVisible();
  await expect(teacher.page.getByRole('banner')).toBeHidden();
});

test('shows what is chosen in forced colours', async ({ people }) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/teach');
  const samples = page.locator('.samples button');
  await samples.first().click();
  const outlineOf = (chosen: 'true' | 'false') =>
    page
      .locator(`.samples button[aria-pressed="${chosen}"]`)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  await expect.poll(() => outlineOf('true')).toBe('solid');
  expect(await outlineOf('false')).not.toBe('solid');
  const choiceOutline = (state: string) =>
    page
      .locator(`.choice > input${state} + span`)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect([await choiceOutline(':checked'), await choiceOutline(':not(:checked)')]).toEqual(['solid', 'none']);
});

test('keeps the projector’s screen on, over plain http by a silent video', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const projector = await teacher.page.context().newPage();
  // As over plain http at a school's address.
  await projector.addInitScript(() => Object.defineProperty(navigator, 'wakeLock', { value: undefined }));
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  const video = projector.locator('video.awake');
  await expect(video).toHaveCount(1);
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).paused)).toBe(false);
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
});
