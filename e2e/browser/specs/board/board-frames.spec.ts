/** What the screen shows while a board changes its size: every frame that the browser paints has the board in it. */
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { ALL_PIXELS, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Darker than this is no table of the light theme: a canvas that nothing was drawn on is black. Each channel 0 to 255. */
const DARK = 60;

interface Recording {
  /** The darkest place of the board in each painted frame. */
  stop(): Promise<number[]>;
}

async function record(page: Page): Promise<Recording> {
  const devtools = await page.context().newCDPSession(page);
  const frames: string[] = [];
  devtools.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    // The last one may arrive when the page is closed.
    devtools.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await devtools.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return {
    async stop() {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await devtools.send('Page.stopScreencast');
      return Promise.all(frames.map(darkestOnBoard));
    },
  };
}

/** Of some places in the upper left of the window below the bar, where the board lies at every size. */
async function darkestOnBoard(frame: string): Promise<number> {
  const { data, info } = await sharp(Buffer.from(frame, 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const brightest = [0.16, 0.24, 0.32, 0.4].map((share) => {
    const at = (Math.round(info.height * share) * info.width + Math.round(info.width * 0.03)) * info.channels;
    return Math.max(...data.subarray(at, at + 3));
  });
  return Math.min(...brightest);
}

test('shows the board in every frame while the chat opens and closes, the picture is solved, and the next one comes', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  const code = await teacher.open(picture, { pieces: 12 });
  const mina = await people.student(code, 'Mina', { ...ALL_PIXELS, viewport: { width: 1180, height: 700 } });
  const { page } = mina;
  for (let piece = 1; piece < 12; piece += 1) await mina.place(piece);
  const recording = await record(page);
  await page.getByRole('button', { name: 'Chat' }).click();
  await expect(page.locator('.class')).toHaveAttribute('data-chat', 'true');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.locator('.class')).toHaveAttribute('data-chat', 'false');
  await mina.place(12);
  await expect(page.getByText('Solved! Well done.')).toBeVisible();
  await mina.saved();
  await mina.forget();
  await teacher.dealAnother();
  await mina.ready();
  await expect(page.locator('.tray-piece').first()).toBeVisible();
  const frames = await recording.stop();
  expect(frames.length).toBeGreaterThan(5);
  expect(frames.filter((darkest) => darkest < DARK)).toEqual([]);
});
