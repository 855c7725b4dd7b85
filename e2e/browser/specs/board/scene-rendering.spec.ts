/** The cost of the scene, counted at WebGL, and its pixels, read from the canvas. Nothing here is timed. */
import { expect, type Page } from '@playwright/test';
import type { SceneHarnessOptions } from '#e2e/browser/support/harness/scene-harness.ts';
import { test } from '#e2e/browser/support/harness/serve-harness.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';

const UPLOAD_MAX = 64 * 1024;
const DRAWS_MAX = 2;

const small: SceneHarnessOptions = {
  columns: 8,
  rows: 6,
  painting: 'landscape',
  theme: 'light',
  difficulty: 'easy',
  width: 800,
  height: 500,
};
const thousand: SceneHarnessOptions = { ...small, columns: 40, rows: 25 };
const fiveThousand: SceneHarnessOptions = { ...small, columns: 100, rows: 50 };

test.use({ viewport: { width: 800, height: 500 } });

async function open(page: Page, pages: string, options: SceneHarnessOptions): Promise<void> {
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${pages}scene-harness.html`);
  await page.waitForFunction(() => 'harness' in window);
  await page.evaluate((given) => window.harness.open(given), options);
}

for (const [name, options] of [
  ['1,000', thousand],
  ['5,000', fiveThousand],
] as const)
  test.describe(() => {
    leaveToAll(test, name === '5,000');
    test(`does not redraw ${name} pieces that do not move`, async ({ page, boardPages }) => {
      await open(page, boardPages, options);
      const first = await page.evaluate(() => window.harness.counts());
      expect(first).toMatchObject({ frames: 1 });
      expect(first.draws).toBeGreaterThan(0);
      expect(first.draws).toBeLessThanOrEqual(DRAWS_MAX);
      const drawn = await page.evaluate(async () => {
        let count = 0;
        for (let frame = 0; frame < 20; frame += 1) {
          await new Promise(requestAnimationFrame);
          if (window.harness.draw()) count += 1;
        }
        return count;
      });
      expect(drawn).toBe(0);
      expect((await page.evaluate(() => window.harness.counts())).frames).toBe(1);
    });

    for (const hands of [1, 30]) {
      test(`lifts, drags and drops ${hands} of ${name} pieces with few draw calls and small uploads`, async ({
        page,
        boardPages,
      }) => {
        await open(page, boardPages, options);
        const counts = await page.evaluate((count) => {
          const { harness } = window;
          // Spread over all pieces, so that no two are neighbours.
          const groups = Array.from({ length: count }, (_, index) => 7 + index * 31);
          const frames = [];
          harness.lift(groups, 0x1d6b57);
          harness.draw();
          frames.push(harness.counts());
          for (let step = 1; step <= 5; step += 1) {
            harness.carry(groups, step * 150, step * 90);
            harness.draw();
            frames.push(harness.counts());
          }
          harness.drop(groups);
          harness.draw();
          frames.push(harness.counts());
          return frames;
        }, hands);
        expect(counts.map(({ frames }) => frames)).toEqual([2, 3, 4, 5, 6, 7, 8]);
        for (const { draws, bytes } of counts) {
          expect(draws).toBeLessThanOrEqual(DRAWS_MAX);
          expect(bytes).toBeLessThanOrEqual(UPLOAD_MAX);
          expect(bytes).toBeGreaterThan(0);
        }
      });
    }
  });

test('drags a group of 900 pieces at the cost of one piece', async ({ page, boardPages }) => {
  await open(page, boardPages, { ...thousand, difficulty: 'hard' });
  const { joined, lifted, carried } = await page.evaluate(() => {
    const { harness } = window;
    harness.join(
      Array.from({ length: 900 }, (_, index) => index + 1),
      false,
    );
    harness.draw();
    const joined = harness.counts();
    harness.lift([1], 0x1d6b57);
    harness.draw();
    const lifted = harness.counts();
    harness.carry([1], 900, 400);
    harness.draw();
    return { joined, lifted, carried: harness.counts() };
  });
  for (const { bytes, draws } of [joined, lifted, carried]) {
    expect(bytes).toBeLessThanOrEqual(UPLOAD_MAX);
    expect(draws).toBeLessThanOrEqual(DRAWS_MAX);
  }
  expect(carried.bytes).toBeLessThanOrEqual(64);
});

test('uploads nothing while panning and zooming', async ({ page, boardPages }) => {
  await open(page, boardPages, thousand);
  const counts = await page.evaluate(() => {
    const { harness } = window;
    const { scale, x, y } = harness.camera();
    return [1, 2, 5].map((factor) => {
      harness.setView({ camera: { scale: scale * factor, x: x + 500 * factor, y } });
      harness.draw();
      return harness.counts();
    });
  });
  expect(counts.map(({ bytes }) => bytes)).toEqual([0, 0, 0]);
  expect(counts.map(({ frames }) => frames)).toEqual([2, 3, 4]);
});

test('shows no seam in a joined white picture at any zoom', async ({ page, boardPages }) => {
  await open(page, boardPages, { ...small, painting: 'white' });
  const darkest = await page.evaluate(() => {
    const { harness } = window;
    harness.join(
      Array.from({ length: 48 }, (_, index) => index + 1),
      true,
    );
    const { scale, x, y } = harness.camera();
    const centre = { x: x + 400 / scale, y: y + 250 / scale };
    return [0.3, 0.7, 1, 1.7, 3.3].map((factor) => {
      const zoomed = scale * factor;
      harness.setView({ lines: 0, camera: { scale: zoomed, x: centre.x - 400 / zoomed, y: centre.y - 250 / zoomed } });
      // A few pixels inside the picture's edge, at every scale.
      const halfWide = Math.min(400, Math.floor(8_192 * zoomed) - 4);
      const halfHigh = Math.min(250, Math.floor(5_460 * zoomed) - 4);
      const pixels = harness.pixels(400 - halfWide, 250 - halfHigh, halfWide * 2, halfHigh * 2);
      return pixels.reduce((least, value) => Math.min(least, value), 255);
    });
  });
  expect(darkest).toEqual([255, 255, 255, 255, 255]);
});

test('makes the pieces of a white picture distinguishable by their cut lines', async ({ page, boardPages }) => {
  await open(page, boardPages, { ...small, painting: 'white' });
  const darkest = await page.evaluate(() => {
    window.harness.join(
      Array.from({ length: 48 }, (_, index) => index + 1),
      true,
    );
    return window.harness.pixels(350, 200, 100, 100).reduce((least, value) => Math.min(least, value), 255);
  });
  expect(darkest).toBeLessThan(180);
});

test('picks the piece that is drawn on top, in every heap', async ({ page, boardPages }) => {
  await open(page, boardPages, { ...small, painting: 'places', turns: true });
  const { compared, wrong, heaped } = await page.evaluate(() => {
    const { harness } = window;
    // Moves all loose pieces onto a heap near the mat's centre, in a scrambled order.
    const pieces = Array.from({ length: 48 }, (_, index) => ((index * 29) % 48) + 1);
    harness.join([1, 2, 9, 10], false);
    const loose = pieces.filter((piece) => ![2, 9, 10].includes(piece));
    for (const piece of loose) {
      harness.lift([piece], null);
      const { x, y } = harness.middle(piece);
      harness.carry(
        [piece],
        32_768 - x + ((piece * 613) % 4_000) - 2_000,
        32_768 - y + ((piece * 347) % 3_000) - 1_500,
      );
      harness.drop([piece]);
    }
    harness.setView({ lines: 0 });
    const pixels = harness.pixels(0, 0, 800, 500);
    const tops = new Set<number>();
    let compared = 0;
    let wrong = 0;
    for (let y = 2; y < 498; y += 3) {
      for (let x = 2; x < 798; x += 3) {
        // Only where all neighbouring pixels belong to the same piece: edges are antialiased.
        const around = [
          [0, 0],
          [-2.5, 0],
          [3.5, 0],
          [0, -2.5],
          [0, 3.5],
        ].map(([right = 0, down = 0]) => harness.topPieceAt(x + right, y + down));
        const top = harness.topPieceAt(x + 0.5, y + 0.5);
        if (top === null || around.some((each) => each?.piece !== top.piece)) continue;
        const at = (y * 800 + x) * 4;
        compared += 1;
        tops.add(top.piece);
        const offRed = Math.abs((pixels[at] ?? 0) - top.u * 255);
        const offGreen = Math.abs((pixels[at + 1] ?? 0) - top.v * 255);
        if (offRed > 3 || offGreen > 3) wrong += 1;
      }
    }
    return { compared, wrong, heaped: tops.size };
  });
  expect(compared).toBeGreaterThan(500);
  expect(heaped).toBeGreaterThan(10);
  expect(wrong).toBe(0);
});

for (const [drawnBy, ratio, isSmooth] of [
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 600 (GLK 2), OpenGL 4.6)', 1, true],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 600 (GLK 2), OpenGL 4.6)', 2, false],
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', 1, false],
  ['llvmpipe, or similar', 1, false],
  [null, 1, false],
] as const)
  test(`smooths edges (${drawnBy ?? 'this machine'}, ${ratio} pixels): ${isSmooth}`, async ({
    browser,
    boardPages,
  }) => {
    const page = await browser.newPage({ deviceScaleFactor: ratio });
    await page.addInitScript((name) => {
      const { getParameter } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.getParameter = function (asked: number) {
        // RENDERER, and the name behind it of the extension that tells it.
        return name !== null && (asked === 0x1f01 || asked === 0x9246) ? name : getParameter.call(this, asked);
      };
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, asked?: object) {
        if (this.isConnected) Object.assign(window, { asked });
        return Reflect.apply(getContext, this, [kind, asked]);
      } as typeof getContext;
    }, drawnBy);
    await open(page, boardPages, small);
    expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toMatchObject({ antialias: isSmooth });
    await page.close();
  });

test('looks the same in a new scene after its graphics context is lost', async ({ page, boardPages }) => {
  await open(page, boardPages, small);
  const state = await page.evaluate(async () => {
    const { harness } = window;
    harness.lift([5, 6], 0xb23f0c);
    harness.carry([5, 6], 700, 300);
    harness.setView({ ghost: 0.25 });
    const before = harness.pixels(0, 0, 800, 500);
    await harness.loseContext();
    const drawnWhileLost = harness.draw();
    // A move during the loss is visible afterwards.
    harness.carry([5, 6], 900, 300);
    harness.carry([5, 6], 700, 300);
    await harness.renew();
    const after = harness.pixels(0, 0, 800, 500);
    let differ = 0;
    for (const [index, value] of after.entries()) if (value !== before[index]) differ += 1;
    const colours = new Set(after.filter((_, index) => index % 4 === 0));
    return { drawnWhileLost, differ, colours: colours.size };
  });
  expect(state.drawnWhileLost).toBe(false);
  expect(state.differ).toBe(0);
  expect(state.colours).toBeGreaterThan(20);
});

test('draws the table in the colour of each theme', async ({ page, boardPages }) => {
  await open(page, boardPages, small);
  const corners = await page.evaluate(() => {
    const { harness } = window;
    return (['light', 'dark'] as const).map((theme) => {
      harness.setView({ theme });
      return [...harness.pixels(0, 0, 1, 1).subarray(0, 3)];
    });
  });
  const [light = [], dark = []] = corners;
  expect(Math.min(...light)).toBeGreaterThan(200);
  expect(Math.max(...dark)).toBeLessThan(70);
});
