/** Measures a board's rendering in real Chromium, counted at WebGL: draw calls, bytes uploaded, frames rendered. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import type { Figures } from '#bench/figures.ts';
import { measureMovingPicture } from '#bench/measures/moving-rendering.ts';
import { measurePaintedKinds } from '#bench/measures/painted-rendering.ts';
import type { SceneHarnessOptions } from '#e2e/browser/support/harness/scene-harness.ts';
import { installedChromium } from '#e2e/browser/support/installed-chromium.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BOARD: SceneHarnessOptions = {
  columns: 40,
  rows: 25,
  painting: 'landscape',
  theme: 'light',
  difficulty: 'easy',
  width: 800,
  height: 500,
};
const STEPS = 20;

export async function measureBoardRendering(figures: Figures): Promise<void> {
  const executablePath = installedChromium();
  if (executablePath === null) {
    figures.note('NOT RUN: client.*: there is no Chromium on this machine.');
    return;
  }
  const cacheDir = await mkdtemp(join(tmpdir(), 'jogak-bench-'));
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ['pixi.js', 'pixi.js/unsafe-eval', 'earcut'] },
  });
  await server.listen();
  const args = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ viewport: { width: BOARD.width, height: BOARD.height } });
    const [origin] = server.resolvedUrls?.local ?? [];
    await page.goto(new URL('e2e/browser/support/harness/scene-harness.html', origin).href);
    await page.waitForFunction(() => 'harness' in window);
    await page.evaluate((given) => window.harness.open(given), BOARD);
    const idle = await page.evaluate(async () => {
      const before = window.harness.counts().frames;
      for (let frame = 0; frame < 30; frame += 1) {
        await new Promise(requestAnimationFrame);
        window.harness.draw();
      }
      return window.harness.counts().frames - before;
    });
    figures.add('client.idle.framesRendered', idle);
    const dragged = await page.evaluate((steps) => {
      const { harness } = window;
      harness.lift([500], null);
      harness.draw();
      const counts = [];
      for (let step = 1; step <= steps; step += 1) {
        harness.carry([500], step * 40, step * 25);
        harness.draw();
        counts.push({ ...harness.counts() });
      }
      return counts;
    }, STEPS);
    figures.add('client.pieces1000.drawCalls', Math.max(...dragged.map(({ draws }) => draws)));
    figures.add('client.pieces1000.dragUploadBytesPerFrame', Math.max(...dragged.map(({ bytes }) => bytes)));
    if (origin === undefined) throw new Error('the test pages have no address');
    await measureMovingPicture(figures, browser, origin);
    await measurePaintedKinds(figures, browser, origin);
  } finally {
    await browser.close();
    await server.close();
    await rm(cacheDir, { recursive: true, force: true });
  }
}
