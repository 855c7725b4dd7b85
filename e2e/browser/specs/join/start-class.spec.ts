/** Opening a class from a picture: with a photo over a slow network, a crop, teams, and without hints. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import type { PictureFile } from '#e2e/browser/pages/teacher-page.ts';
import { answerToUpload } from '#e2e/browser/pages/upload-answer.ts';
import { openMore } from '#e2e/browser/support/open-more.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** 1.5 Mbit/s each way, in bytes a second, with a typical latency. */
const SLOW = { offline: false, uploadThroughput: 187_500, downloadThroughput: 187_500, latency: 60 };

/** 12 megapixels with the noise of a photo: more than 1.5 MB. */
async function photo(): Promise<PictureFile> {
  const buffer = await drawing(4_000, 3_000).jpeg({ quality: 82 }).toBuffer();
  expect(buffer.length).toBeGreaterThan(1_500_000);
  return { name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer };
}

async function landscape(): Promise<PictureFile> {
  return { name: 'hills.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
}

async function choose(page: Page, picture: PictureFile): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(picture);
  await expect(page.locator('.preview canvas')).toBeVisible();
}

/** Presses "Open class". Returns the request that starts the activity. */
async function openClass(page: Page): Promise<Record<string, unknown>> {
  const activityRequest = page.waitForRequest(/\/activities$/);
  await page.getByRole('button', { name: 'Open class' }).click();
  const body: Record<string, unknown> = (await activityRequest).postDataJSON();
  await page.waitForURL(isClassUrl('teacher'));
  return body;
}

/** Presses "Open class". Returns the width and height of the stored picture. */
async function openAndMeasure(page: Page): Promise<[number, number]> {
  const answer = await answerToUpload(page, () => page.getByRole('button', { name: 'Open class' }).click());
  const { width, height } = answer as { readonly width: number; readonly height: number };
  await page.waitForURL(isClassUrl('teacher'));
  return [width, height];
}

test('photo to open class in three actions; on a slow line it shows how far it is, and can be cancelled', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', SLOW);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a picture' }).click();
  await (await chooser).setFiles(await photo());
  await expect(page.locator('.preview canvas')).toBeVisible();
  await page.getByRole('button', { name: 'Open class' }).click();

  const meter = page.getByRole('progressbar', { name: 'Opening the class' });
  const share = async () => Number((await meter.getAttribute('value')) ?? -1);
  await expect.poll(share).toBeGreaterThan(0);
  const early = await share();
  await expect.poll(share).toBeGreaterThan(early);
  expect(await share()).toBeLessThan(1);
  await expect(page.getByText(/^Sending the picture \d+%$/)).toBeVisible();

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. You can open it again.')).toBeVisible();
  // The picture and the choices are still there: the second attempt completes over the same network.
  await page.getByRole('button', { name: 'Open class' }).click();
  await expect.poll(share).toBeGreaterThan(0);
  await page.waitForURL(isClassUrl('teacher'), { timeout: 60_000 });
  await expect(page.locator('.code-digits')).toBeVisible();
});

test('shows an error when the picture cannot be sent, and sends it once the network is back', async ({ people }) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await choose(page, await landscape());
  await page.route('**/pictures', (route) => route.abort());
  await page.getByRole('button', { name: 'Open class' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('.preview canvas')).toBeVisible();
  await page.unroute('**/pictures');
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
});

test('gives the class the part of the picture that was cropped by the keyboard alone', async ({ people }) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await choose(page, await landscape());
  await page.getByRole('button', { name: 'Crop' }).focus();
  await page.keyboard.press('Enter');
  const status = page.locator('.crop-status');
  await expect(status).toHaveText(/whole picture/);

  await page.getByRole('slider', { name: 'Left edge' }).focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('slider', { name: 'Bottom edge' }).focus();
  for (let times = 0; times < 10; times += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect(status).toHaveText('75% of its width and 50% of its height are used.');
  await expect(page.getByRole('slider', { name: 'Left edge' })).toHaveAttribute('aria-valuetext', '25%');

  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Crop' })).toBeFocused();
  expect(await openAndMeasure(page)).toEqual([600, 300]);
});

test('resizes a crop at a corner by touch, centres it at a tap, and keeps its shape', async ({ people }) => {
  const page = await people.page({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.goto(PAGE.newClass);
  await choose(page, await landscape());
  await page.getByRole('button', { name: 'Crop' }).tap();
  await page.getByRole('radio', { name: 'Square' }).tap();
  const box = async (of: string) => {
    const found = await page.locator(of).boundingBox();
    if (found === null) throw new Error(`no ${of}`);
    return found;
  };
  const before = await box('.crop-frame');
  expect(Math.abs(before.width - before.height)).toBeLessThan(2);

  // Drags the corner at the bottom right by real touches.
  const corner = { x: before.x + before.width, y: before.y + before.height };
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [corner]);
  for (let step = 1; step <= 5; step += 1)
    await send('touchMove', [{ x: corner.x - step * 20, y: corner.y - step * 20 }]);
  await send('touchEnd', []);
  const after = await box('.crop-frame');
  expect(Math.abs(before.width - 100 - after.width)).toBeLessThan(3);
  expect(Math.abs(after.width - after.height)).toBeLessThan(2);
  expect(await page.evaluate(() => scrollY)).toBe(0);

  // The alternative to dragging: a tap beside the frame moves it there.
  const pictureBox = await box('.crop-picture');
  await page.touchscreen.tap(pictureBox.x + pictureBox.width - 10, pictureBox.y + pictureBox.height - 10);
  const moved = await box('.crop-frame');
  expect(moved.x + moved.width).toBeCloseTo(pictureBox.x + pictureBox.width, 0);
  await page.getByRole('button', { name: 'Done' }).tap();
  const [width, height] = await openAndMeasure(page);
  expect(width).toBe(height);
  expect(width).toBeLessThan(500);
});

test('opens boards for teams, named by number and colour, with other sizes and without hints', async ({ people }) => {
  const teacher = await people.teacher();
  const { page } = teacher;
  await page.goto(PAGE.newClass);
  await choose(page, await landscape());
  await page.getByRole('radio', { name: '12', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: /^Teams/ }).check({ force: true });
  await page.getByLabel('How many teams').selectOption('3');
  await openMore(page);
  const others = page.getByRole('group', { name: 'Other numbers of pieces' });
  await others.getByRole('checkbox', { name: '24', exact: true }).check({ force: true });
  await others.getByRole('checkbox', { name: '6', exact: true }).check({ force: true });
  // At most three sizes.
  await expect(others.getByRole('checkbox', { name: '48', exact: true })).toBeDisabled();
  await page.getByRole('checkbox', { name: /^Hints/ }).uncheck();
  const body = await openClass(page);
  expect(body).toMatchObject({
    mode: 'teams',
    teams: 3,
    hints: false,
    cuts: [
      { columns: 4, rows: 3 },
      { columns: 3, rows: 2 },
      { columns: 6, rows: 4 },
    ],
  });

  const code = ((await page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  await expect(mina.page.getByText('Team 1 · red').first()).toBeVisible();
  await expect(jun.page.getByText('Team 2 · blue').first()).toBeVisible();
  await jun.page.getByRole('button', { name: 'More', exact: true }).click();
  await jun.page.getByRole('radio', { name: '한국어' }).check({ force: true });
  await expect(jun.page.getByText('2모둠 · 파랑').first()).toBeVisible();
  await mina.page.getByRole('button', { name: 'More tools' }).click();
  await expect(mina.page.getByRole('button', { name: 'Hint', exact: true })).toHaveCount(0);
});

test.describe('from another machine', () => {
  test.use({ settings: { TEACHER_KEY: 'key-of-this-very-server' } });

  test('opens a class only with the teacher key', async ({ people }) => {
    // A request through a proxy does not come from the server's machine.
    const page = await people.page({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' } });
    await page.goto(PAGE.newClass);
    await choose(page, await landscape());
    const open = () => page.getByRole('button', { name: 'Open class' }).click();
    await open();
    await page.getByLabel('Teacher key').fill('not-the-key-of-it');
    await open();
    await expect(page.getByText('This key is wrong. Check it.')).toBeVisible();
    await page.getByLabel('Teacher key').fill('key-of-this-very-server');
    await open();
    await page.waitForURL(isClassUrl('teacher'));
    await expect(page.locator('.code-digits')).toBeVisible();
  });
});
