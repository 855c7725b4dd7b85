/** Measures a moving picture of 48 pieces on a board in real Chromium, counted at WebGL. */
import type { Browser } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { UNTOUCHED_MS } from '#client/base/limits.ts';

const GRID = { columns: 8, rows: 6, theme: 'light' } as const;
const STEPS = 20;
/** How long it is watched at rest. Milliseconds of the page's clock. */
const REST_MS = 10_000;

/** @param origin of the server of the test pages */
export async function measureMovingPicture(figures: Figures, browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  await page.goto(new URL('e2e/browser/support/harness/scene-harness.html', origin).href);
  await page.waitForFunction(() => 'harness' in window);
  const dragged = await page.evaluate(
    async ({ grid, steps }) => {
      const { harness } = window;
      await harness.open({ ...grid, painting: 'landscape', difficulty: 'easy', width: 800, height: 500 });
      await harness.move();
      harness.showFrame(0);
      harness.lift([20], null);
      harness.draw();
      const counts = [];
      for (let step = 1; step <= steps; step += 1) {
        harness.carry([20], step * 40, step * 25);
        harness.showFrame(step % 4);
        harness.draw();
        counts.push({ ...harness.counts() });
      }
      return counts;
    },
    { grid: GRID, steps: STEPS },
  );
  figures.add('client.moving48.drawCalls', Math.max(...dragged.map(({ draws }) => draws)));
  figures.add('client.moving48.dragUploadBytesPerFrame', Math.max(...dragged.map(({ bytes }) => bytes)));

  await page.clock.install();
  await page.goto(new URL('e2e/browser/support/harness/stage-harness.html', origin).href);
  await page.waitForFunction(() => 'stagePage' in window);
  await page.evaluate(async (grid) => {
    await window.stagePage.open(grid);
    await window.stagePage.move();
  }, GRID);
  const frames = () => page.evaluate(() => window.stagePage.frames());
  const first = await frames();
  await page.clock.runFor(1_000);
  if ((await frames()) - first < 2) throw new Error('the picture does not move');
  await page.clock.fastForward(UNTOUCHED_MS);
  // The change to the still is drawn.
  await page.clock.runFor(100);
  const still = await frames();
  await page.clock.runFor(REST_MS);
  figures.add('client.moving48.stillFramesRendered', (await frames()) - still);
  await page.close();
}
