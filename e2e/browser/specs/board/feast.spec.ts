/** The feast for a solved puzzle: on the pages of all who solved it, once, with the picture to keep; on the wall and on the projector for some seconds. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';

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

/** Without the feast, too, praise and picture are one block; where the picture leaves no room above itself, in the bar above its middle. */
async function expectPraiseOnPicture(student: BoardPage): Promise<void> {
  const { page } = student;
  const before = page.viewportSize();
  for (const size of [
    { width: 390, height: 844 },
    { width: 820, height: 1_180 },
    { width: 844, height: 390 },
  ]) {
    await page.setViewportSize(size);
    await expect(async () => {
      const mat = await student.mat();
      const praise = (await page.locator('.banner').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const bar = (await page.locator('header.bar').boundingBox()) ?? { y: 0, height: 0 };
      const [bottom, middle] = [praise.y + praise.height, praise.x + praise.width / 2];
      const message = JSON.stringify({ size, praise, mat });
      expect(Math.abs(middle - (mat.left + mat.right) / 2), message).toBeLessThanOrEqual(2);
      if (size.width < size.height) {
        const gap = mat.top - bottom;
        expect(gap >= 8 && gap <= 16, message).toBe(true);
      } else expect(Math.abs(praise.y + bottom - 2 * bar.y - bar.height), message).toBeLessThanOrEqual(2);
    }).toPass({ timeout: 10_000 });
  }
  if (before !== null) await page.setViewportSize(before);
}

test('shows the picture, all names and a file to keep to everybody who solved it, and never again', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const picture = await scenery(800, 600);
  const code = await teacher.open({ ...PICTURE, buffer: picture }, { pieces: PIECES, together: true });
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun', { reducedMotion: 'no-preference' });
  const projector = await teacher.page.context().newPage();
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  for (let piece = 1; piece < PIECES; piece += 1) await mina.place(piece);
  await expect(feastOf(mina.page)).toHaveCount(0);
  await expect(async () => {
    await projector.keyboard.press('4');
    await expect(projector.getByRole('img', { name: 'The picture' })).toBeVisible({ timeout: 1_000 });
  }, 'the projector hears keys once it is there').toPass();
  await mina.place(PIECES);
  // What the whole class has solved fills the projector.
  const ours = projector.getByRole('region', { name: 'We have solved it together!' });
  await expect(ours.getByRole('img')).toBeVisible();
  expect(await ours.boundingBox()).toEqual(await projector.getByRole('main').boundingBox());
  for (const { page } of [mina, jun]) {
    const feast = feastOf(page);
    await expect(feast).toBeVisible();
    for (const name of ['Mina', 'Jun']) await expect(feast.getByText(name)).toBeVisible();
    await expect(page.getByText('Solved! Well done.')).toBeVisible();
    // Where things move: after the wave.
    await expect.poll(() => wrongSamples(page, picture)).toBe(0);
  }
  // One button of the page saves the picture, the feast's.
  await expect(mina.page.getByRole('button', { name: 'Save the picture' })).toHaveCount(1);
  const download = mina.page.waitForEvent('download');
  await feastOf(mina.page).getByRole('button', { name: 'Save the picture' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('jogak.jpg');
  const { width, height, format } = await sharp(await file.path()).metadata();
  expect({ width, height, format }).toEqual({ width: 800, height: 600, format: 'jpeg' });

  await feastOf(mina.page).getByRole('button', { name: 'Close' }).click();
  await expect(feastOf(mina.page)).toHaveCount(0);
  // What helped to solve it gives its place to the picture.
  for (const name of ['Picture', 'Hint', 'Edges only'])
    await expect(mina.page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expectPraiseOnPicture(mina);
  const later = mina.page.waitForEvent('download');
  await mina.page.getByRole('button', { name: 'Save the picture' }).click();
  expect(await sharp(await (await later).path()).metadata()).toMatchObject({ width: 800, height: 600, format: 'jpeg' });
  await jun.page.reload();
  await jun.ready();
  await expect(jun.page.getByText('Solved! Well done.')).toBeVisible();
  await expect(feastOf(jun.page)).toHaveCount(0);
});

/** Whatever the window: praise, name, picture and buttons follow one another, in the middle of the free height. */
async function expectOneBlock(page: Page): Promise<void> {
  const feast = feastOf(page);
  const parts = [page.locator('.banner'), feast.locator('.feast-names'), feast.locator('canvas')];
  parts.push(feast.locator('.feast-line'));
  for (const size of [
    { width: 390, height: 844 },
    { width: 820, height: 1_180 },
    { width: 1_366, height: 768 },
  ]) {
    await page.setViewportSize(size);
    await expect(async () => {
      const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
      const whole = await feast.boundingBox();
      let last = whole?.y ?? Number.NaN;
      const gaps = [...boxes, { y: last + (whole?.height ?? 0), height: 0 }].map((box) => {
        const gap = (box?.y ?? Number.NaN) - last;
        last += gap + (box?.height ?? 0);
        return Math.round(gap);
      });
      const [above = 0, ...others] = gaps;
      const below = others.pop() ?? 0;
      const message = `${size.width}: ${gaps}`;
      for (const gap of others) expect(gap >= 0 && gap <= 16, message).toBe(true);
      expect(Math.abs(above - below), message).toBeLessThanOrEqual(16);
    }).toPass({ timeout: 10_000 });
  }
}

test('ends with the next picture', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const mina = await people.student(code, 'Mina');
  for (let piece = 1; piece <= PIECES; piece += 1) await mina.place(piece);
  await expect(feastOf(mina.page)).toBeVisible();
  await expectOneBlock(mina.page);
  await mina.forget();
  await teacher.dealAnother();
  await mina.ready();
  await expect(feastOf(mina.page)).toHaveCount(0);
});

const FIGURES = /^(\d+ min )?\d+ s ·\s12 moves$/;

/** Turns the class's switch, and waits until a reload finds it so. */
async function chooseFigures(page: Page, isOn: boolean): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const figures = page.getByRole('checkbox', { name: 'Time and moves of solved puzzles' });
  await expect(figures).toBeChecked({ checked: !isOn });
  await figures.setChecked(isOn);
  await expect(figures).toBeChecked({ checked: isOn });
  await page.keyboard.press('Escape');
}

test('shows time and moves once the teacher wants that, the same to students and teachers, over a reload and a restart', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher({ viewport: { width: 1280, height: 700 } });
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  for (let piece = 1; piece <= PIECES; piece += 1) await mina.place(piece);
  await expect(feastOf(mina.page)).toBeVisible();
  await expect(feastOf(mina.page).getByText('moves')).toHaveCount(0);

  await chooseFigures(teacher.page, true);
  const figures = feastOf(mina.page).getByText(FIGURES);
  await expect(figures).toBeVisible();
  const shown = await figures.textContent();
  await teacher.openBoard('Mina');
  await expect(teacher.page.locator('.focus-figures')).toHaveText(shown ?? '');

  await server.kill();
  await server.start();
  await teacher.page.reload();
  await teacher.openBoard('Mina');
  await expect(teacher.page.locator('.focus-figures')).toHaveText(shown ?? '');
  await jun.page.reload();
  await jun.ready();
  for (let piece = 1; piece <= PIECES; piece += 1) await jun.place(piece);
  await expect(feastOf(jun.page).getByText(FIGURES)).toBeVisible();
  await chooseFigures(teacher.page, false);
  await expect(feastOf(jun.page).getByText(FIGURES)).toHaveCount(0);
  await expect(feastOf(jun.page)).toBeVisible();
});

test('lights up the tile on the wall and shows a banner on the projector: for all that are solved together one, and names only where they are shown', async ({
  people,
}) => {
  const teacher = await people.teacher({ reducedMotion: 'no-preference' });
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const wall = new WallPage(teacher.page);
  const [mina, jun, ada] = [
    await people.student(code, 'Mina'),
    await people.student(code, 'Jun'),
    await people.student(code, 'Ada'),
  ];
  await wall.show();
  const projector = await teacher.page.context().newPage();
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  const still = await people.page({ storageState: await teacher.page.context().storageState() });
  await still.goto(pagePath('teacher', classroomOf(teacher.page, 'teacher')));
  await expect(async () => {
    await projector.keyboard.press('4');
    await expect(projector.getByRole('img', { name: 'The picture' })).toBeVisible({ timeout: 1_000 });
  }, 'the page hears keys once it is there').toPass();
  const others = [mina, jun, ada];
  for (const student of others) for (let piece = 1; piece < PIECES; piece += 1) await student.place(piece);

  await mina.place(PIECES);
  const one = projector.getByRole('region', { name: 'A puzzle is solved!' });
  await expect(one).toBeVisible();
  // What the teacher has chosen stays in view whole: the banner is in the bar above it.
  await expect(one.getByRole('img')).toHaveCount(0);
  const main = await projector.getByRole('main').boundingBox();
  const banner = await one.boundingBox();
  if (main === null || banner === null) throw new Error('the projector shows no banner');
  expect(banner.y + banner.height).toBeLessThanOrEqual(main.y);
  await expect(projector.getByRole('img', { name: 'The picture' })).toBeInViewport({ ratio: 1 });
  await expect(one).not.toContainText('Mina');
  await expect(wall.tile('Mina').locator('.shine')).toHaveCount(1);
  await expect(wall.tile('Jun').locator('.shine')).toHaveCount(0);
  const movesOn = (page: Page) =>
    page.evaluate(() => {
      const shine = document.querySelector('.tile .shine');
      return shine !== null && getComputedStyle(shine, '::after').display !== 'none';
    });
  expect(await movesOn(teacher.page)).toBe(true);

  // Solved while it lasts: both have the next one together, in the order of the boards.
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await teacher.page.getByRole('checkbox', { name: /Show names/ }).check();
  await projector.keyboard.press('1');
  await expect(projector.locator('.present-here')).toContainText('Mina');
  await ada.place(PIECES);
  await jun.place(PIECES);
  await expect(still.locator('.tile .shine')).not.toHaveCount(0);
  expect(await movesOn(still)).toBe(false);
  await expect(one).toBeHidden({ timeout: 20_000 });
  const both = projector.getByRole('region', { name: '2 puzzles are solved!' });
  await expect(both).toBeVisible({ timeout: 20_000 });
  // Beside the code it leaves in view how many are here, and who.
  const room = await both.evaluate(
    (feast) =>
      (document.querySelector('.present-here')?.getBoundingClientRect().top ?? 0) -
      feast.getBoundingClientRect().bottom,
  );
  expect(room).toBeGreaterThan(0);
  expect((await both.getByRole('listitem').allTextContents()).map((text) => text.trim())).toEqual(['Jun', 'Ada']);
  await expect(both).toBeHidden({ timeout: 20_000 });
  await projector.keyboard.press('4');
  await expect(projector.getByRole('img', { name: 'The picture' })).toBeVisible();
  await expect(wall.tile('Mina').locator('.shine')).toHaveCount(0);

  // What was solved before is no news to a page that is loaded again.
  await projector.reload();
  await teacher.page.reload();
  await expect(wall.tile('Mina').getByText('Solved!')).toBeAttached();
  await expect(projector.getByRole('img', { name: 'The picture' })).toBeVisible();
  await expect(projector.locator('.projector-feast')).toHaveCount(0);
  await expect(teacher.page.locator('.shine')).toHaveCount(0);
});
