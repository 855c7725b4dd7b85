/** A moving picture in the scene: its cost, counted at WebGL, and its pixels. Nothing here is timed. */
import { expect, type Page } from '@playwright/test';
import { blueOf } from '#e2e/browser/support/harness/paint-sheet.ts';
import type { SceneHarnessOptions } from '#e2e/browser/support/harness/scene-harness.ts';
import { test } from '#e2e/browser/support/harness/serve-harness.ts';

const UPLOAD_MAX = 64 * 1024;
const BOARD: SceneHarnessOptions = {
  columns: 8,
  rows: 6,
  painting: 'white',
  theme: 'light',
  difficulty: 'easy',
  width: 800,
  height: 500,
};
/** Frames that are drawn from the sheet may differ by this much from what was painted: scaling, and rounding of software. */
const TOLERANCE = 6;

test.use({ viewport: { width: 800, height: 500 } });

async function open(page: Page, pages: string): Promise<void> {
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${pages}scene-harness.html`);
  await page.waitForFunction(() => 'harness' in window);
  await page.evaluate(async (given) => {
    await window.harness.open(given);
    await window.harness.move();
    window.harness.draw();
  }, BOARD);
}

// Proves I38.
test('another frame is one draw call and no upload; the same frame is drawn once', async ({ page, boardPages }) => {
  await open(page, boardPages);
  const counts = await page.evaluate(() => {
    const { harness } = window;
    harness.showFrame(0);
    harness.draw();
    return [1, 2, 3, 3, 3, 0].map((frame) => {
      harness.showFrame(frame);
      return { drawn: harness.draw(), ...harness.counts() };
    });
  });
  expect(counts.map(({ drawn }) => drawn)).toEqual([true, true, true, false, false, true]);
  for (const { draws, bytes } of counts) expect([draws, bytes]).toEqual([1, 0]);
  const [first, last] = [counts[0], counts.at(-1)];
  // All that was rendered is counted as the picture's.
  expect((last?.frames ?? 0) - (first?.frames ?? 0)).toBe(3);
  expect((last?.pictureFrames ?? 0) - (first?.pictureFrames ?? 0)).toBe(3);
});

// Proves I38.
test('a drag over a moving picture uploads little, and its frames are not the picture’s', async ({
  page,
  boardPages,
}) => {
  await open(page, boardPages);
  const counts = await page.evaluate(() => {
    const { harness } = window;
    harness.showFrame(0);
    harness.draw();
    const before = harness.counts().pictureFrames;
    harness.lift([20], 0x1d6b57);
    return [1, 2, 3, 4].map((step) => {
      harness.carry([20], step * 150, step * 90);
      harness.showFrame(step % 4);
      harness.draw();
      return { ...harness.counts(), pictureFrames: harness.counts().pictureFrames - before };
    });
  });
  for (const { draws, bytes, pictureFrames } of counts) {
    expect(draws).toBe(1);
    expect(bytes).toBeLessThanOrEqual(UPLOAD_MAX);
    expect(pictureFrames).toBe(0);
  }
});

test('all pieces show one frame, and both sides of every seam the same place of it, at any zoom', async ({
  page,
  boardPages,
}) => {
  await open(page, boardPages);
  const view = await page.evaluate(() => {
    const { harness } = window;
    harness.join(
      Array.from({ length: 48 }, (_, index) => index + 1),
      true,
    );
    const { scale, x, y } = harness.camera();
    return { scale, centre: { x: x + 400 / scale, y: y + 250 / scale } };
  });
  for (const frame of [1, 3]) {
    const found = await page.evaluate(
      ({ shown, scale, centre }) => {
        const { harness } = window;
        harness.showFrame(shown);
        return [0.5, 1, 2.3].map((factor) => {
          const zoomed = scale * factor;
          harness.setView({
            lines: 0,
            camera: { scale: zoomed, x: centre.x - 400 / zoomed, y: centre.y - 250 / zoomed },
          });
          const halfWide = Math.min(400, Math.floor(8_192 * zoomed) - 4);
          const halfHigh = Math.min(250, Math.floor(5_460 * zoomed) - 4);
          const pixels = harness.pixels(400 - halfWide, 250 - halfHigh, halfWide * 2, halfHigh * 2);
          let blueOff = 0;
          let placeOff = 0;
          for (let row = 0; row < halfHigh * 2; row += 1)
            for (let column = 0; column < halfWide * 2; column += 1) {
              const at = (row * halfWide * 2 + column) * 4;
              const u = (column + 0.5 - halfWide) / (16_384 * zoomed) + 0.5;
              const v = (row + 0.5 - halfHigh) / (10_920 * zoomed) + 0.5;
              blueOff = Math.max(blueOff, Math.abs((pixels[at + 2] ?? 0) - (40 + shown * 60)));
              placeOff = Math.max(
                placeOff,
                Math.abs((pixels[at] ?? 0) - u * 255),
                Math.abs((pixels[at + 1] ?? 0) - v * 255),
              );
            }
          return { blueOff, placeOff };
        });
      },
      { shown: frame, ...view },
    );
    for (const { blueOff, placeOff } of found) {
      expect(blueOff).toBeLessThanOrEqual(TOLERANCE);
      expect(placeOff).toBeLessThanOrEqual(TOLERANCE);
    }
  }
  expect(blueOf(1)).toBe(100);
});

test('standing still it is the still again, to the pixel; cut lines lie over the moving picture too', async ({
  page,
  boardPages,
}) => {
  await open(page, boardPages);
  const { before, moving, plain, after } = await page.evaluate(() => {
    const { harness } = window;
    harness.join(
      Array.from({ length: 48 }, (_, index) => index + 1),
      true,
    );
    // Within the picture, over several cuts.
    const read = () => [...harness.pixels(330, 210, 140, 80)];
    const before = read();
    harness.showFrame(2);
    const moving = read();
    harness.setView({ lines: 0 });
    const plain = read();
    harness.setView({ lines: 1 });
    harness.showFrame(null);
    return { before, moving, plain, after: read() };
  });
  expect(after).toEqual(before);
  const darkest = (pixels: number[]) => Math.min(...pixels.filter((_, at) => at % 4 === 2));
  expect(darkest(plain)).toBeGreaterThan(blueOf(2) - TOLERANCE);
  expect(darkest(moving)).toBeLessThan(blueOf(2) - 4 * TOLERANCE);
});
