/**
 * A painted sheet that is zoomed in: it is as sharp as the screen, and a drag costs no more for it. And what a map's mat shows of it. Counted at
 * WebGL; nothing is timed.
 */
import { expect, type Page } from '@playwright/test';
import { test } from '#e2e/browser/support/harness/serve-harness.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { CARDS_MAX, CENTRE } from '#shared/limits.ts';
import { cardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { cutMap, loadMap, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

const VIEW = { theme: 'light', difficulty: 'easy', width: 800, height: 500 } as const;
const PIXEL_RATIO = 2;
const UPLOAD_MAX = 64 * 1024;
/** A piece in the middle of the view. */
const PIECE = 20;
/** Times the scale that shows the whole sheet. */
const ZOOM = 3;

test.use({ viewport: { width: VIEW.width, height: VIEW.height }, deviceScaleFactor: PIXEL_RATIO });

async function openZoomed(page: Page, pages: string, spec: PuzzleSpec | null, piece: number): Promise<void> {
  if (spec === null) throw new Error('no puzzle');
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${pages}scene-harness.html`);
  await page.waitForFunction(() => 'harness' in window);
  await page.evaluate(
    async ({ given, view, zoom, shown }) => {
      const { harness } = window;
      await harness.openPainted(given, view);
      const { x, y } = harness.middle(shown);
      const scale = Math.min(view.width / given.width, view.height / given.height) * zoom;
      harness.setView({ camera: { scale, x: x - view.width / 2 / scale, y: y - view.height / 2 / scale } });
      harness.draw();
    },
    { given: spec, view: VIEW, zoom: ZOOM, shown: piece },
  );
}

function sixtyCards(): PuzzleSpec | null {
  const groups = Array.from({ length: CARDS_MAX }, (_, index) => [`Step ${index + 1} 단계`]);
  return cardsSpec({ layout: 'order', groups }, 7);
}

/** How steep edges are in the middle of the view: the mean step between neighbouring pixels, weighted by itself. 255 from black to white. */
function sharpness(page: Page): Promise<number> {
  return page.evaluate(
    ({ width, height, wide, high }) => {
      const pixels = window.harness.pixels((width - wide) / 2, (height - high) / 2, wide, high);
      let [squares, sum] = [0, 0];
      for (let at = 0; at + 4 < pixels.length; at += 4) {
        const step = Math.abs((pixels[at] ?? 0) - (pixels[at + 4] ?? 0));
        if ((at / 4 + 1) % wide === 0) continue;
        squares += step * step;
        sum += step;
      }
      return squares / sum;
    },
    { width: VIEW.width * PIXEL_RATIO, height: VIEW.height * PIXEL_RATIO, wide: 300, high: 80 },
  );
}

test('shows words as sharp as the screen once the zoom rests, and while a card is dragged, at no more cost', async ({
  page,
  boardPages,
}) => {
  await openZoomed(page, boardPages, sixtyCards(), PIECE);
  const blurred = await sharpness(page);
  await page.evaluate(() => window.harness.sharpen());
  const sharp = await sharpness(page);
  expect(sharp).toBeGreaterThan(1.25 * blurred);

  const counts = await page.evaluate((piece) => {
    const { harness } = window;
    harness.lift([piece], null);
    harness.draw();
    return [1, 2, 3, 4].map((step) => {
      harness.carry([piece], step * 40, step * 25);
      harness.draw();
      return { ...harness.counts() };
    });
  }, PIECE);
  for (const { draws, bytes } of counts) {
    expect(draws).toBe(1);
    expect(bytes).toBeLessThanOrEqual(UPLOAD_MAX);
  }
  expect(await sharpness(page)).toBeGreaterThan(1.25 * blurred);
});

test('shows a map as sharp, and the first texture again once that is sharp enough where the view rests', async ({
  page,
  boardPages,
}) => {
  await loadMap('korea17');
  const spec = requestedMap({ map: 'korea17', leftOut: [] }, 7);
  // Jeju, whose name is read before the zoom, too.
  await openZoomed(page, boardPages, spec, (spec?.regions.indexOf('50') ?? 0) + 1);
  const blurred = await sharpness(page);
  await page.evaluate(() => window.harness.sharpen());
  const sharp = await sharpness(page);
  expect(sharp).toBeGreaterThan(1.1 * blurred);
  const sides = { width: spec?.width ?? 0, height: spec?.height ?? 0 };
  const scaleAt = (zoom: number) => Math.min(VIEW.width / sides.width, VIEW.height / sides.height) * zoom;
  const shownScale = () => page.evaluate(() => window.harness.shownScale());
  expect(await shownScale()).toBeCloseTo(scaleAt(ZOOM) * PIXEL_RATIO, 9);
  // Farther off, but nearer than where what was painted shows no more: while the view moves it does.
  const camera = { x: CENTRE, y: CENTRE, scale: scaleAt(2) };
  await page.evaluate((given) => {
    window.harness.setView({ camera: given });
    window.harness.draw();
  }, camera);
  expect(await shownScale()).toBeCloseTo(scaleAt(ZOOM) * PIXEL_RATIO, 9);
  await expect
    .poll(async () => {
      await page.evaluate(() => window.harness.draw());
      return shownScale();
    })
    .toBeNull();
});

test('shows from the start the coast of a map on its mat, and no border of a region', async ({ page, boardPages }) => {
  await loadMap('korea17');
  const spec = requestedMap({ map: 'korea17', leftOut: [] }, 7);
  if (spec === null) throw new Error('no map');
  await openZoomed(page, boardPages, spec, 1);
  const { pieces, homeX, homeY, outlineOf, matOutline } = cutMap(spec);
  const placesOf = (corners: Int32Array, x = 0, y = 0) =>
    Array.from({ length: corners.length / 2 }, (_, at) => ({
      x: CENTRE + x + (corners[2 * at] ?? 0) / STEPS_PER_UNIT,
      y: CENTRE + y + (corners[2 * at + 1] ?? 0) / STEPS_PER_UNIT,
    }));
  const coast = (matOutline?.() ?? []).flatMap(({ corners }) => placesOf(corners));
  const isFarFromCoast = (one: { x: number; y: number }) =>
    coast.every(({ x, y }) => Math.hypot(x - one.x, y - one.y) > 250);
  const inland = Array.from({ length: pieces }, (_, index) => index + 1)
    .flatMap((piece) => placesOf(outlineOf(piece)[0]?.corners ?? new Int32Array(0), homeX[piece], homeY[piece]))
    .filter((_, at) => at % 8 === 0)
    .filter(isFarFromCoast);
  const water = [{ x: CENTRE + spec.width * 0.4, y: CENTRE + spec.height * 0.4 }];
  const darknessOf = (places: typeof coast) =>
    page.evaluate(
      ({ given, view, ratio, middle, at }) => {
        const scale = Math.min(view.width / given.width, view.height / given.height);
        const corner = { x: middle - view.width / 2 / scale, y: middle - view.height / 2 / scale };
        window.harness.setView({ camera: { scale, ...corner } });
        window.harness.draw();
        const [wide, high] = [view.width * ratio, view.height * ratio];
        const pixels = window.harness.pixels(0, 0, wide, high);
        return at.map(({ x, y }) => {
          const [left, top] = [Math.round((x - corner.x) * scale * ratio), Math.round((y - corner.y) * scale * ratio)];
          const reds = [-2, -1, 0, 1, 2].flatMap((down) =>
            [-2, -1, 0, 1, 2].map((across) => pixels[4 * ((top + down) * wide + left + across)] ?? 0),
          );
          return { darkest: Math.min(...reds), lightest: Math.max(...reds) };
        });
      },
      { given: spec, view: VIEW, ratio: PIXEL_RATIO, middle: CENTRE, at: places },
    );
  const [sea, ...others] = await darknessOf([...water, ...coast, ...inland]);
  const [coasts, borders] = [others.slice(0, coast.length), others.slice(coast.length)];
  expect(borders.length).toBeGreaterThan(50);
  for (const { darkest } of borders) expect(darkest).toBeGreaterThan((sea?.lightest ?? 0) + 4);
  const seen = coasts.filter(({ darkest }) => darkest < (sea?.darkest ?? 0) - 40);
  // An inlet may be narrower than a pixel.
  expect(seen.length).toBeGreaterThan(0.95 * coasts.length);
});
