/** Measures a set of 60 cards and a map of 50 regions on a board in real Chromium, counted at WebGL. */
import type { Browser } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { CARDS_MAX } from '#shared/limits.ts';
import { cardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { loadMap, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

const REGIONS = 50;
const VIEW = { theme: 'light', difficulty: 'easy', width: 800, height: 500 } as const;
const STEPS = 20;
/** Times the scale that shows the whole sheet. */
const ZOOM = 3;

/** @param origin of the server of the test pages */
export async function measurePaintedKinds(figures: Figures, browser: Browser, origin: string): Promise<void> {
  const cards = sixtyCards();
  const map = await fiftyRegions();
  for (const [name, spec] of [
    [`client.cards${CARDS_MAX}`, cards],
    [`client.map${REGIONS}`, map],
  ] as const) {
    const page = await browser.newPage({
      viewport: { width: VIEW.width, height: VIEW.height },
      deviceScaleFactor: 2,
    });
    await page.goto(new URL('e2e/browser/support/harness/scene-harness.html', origin).href);
    await page.waitForFunction(() => 'harness' in window);
    const dragged = await page.evaluate(
      async ({ given, view, steps, zoom }) => {
        const { harness } = window;
        await harness.openPainted(given, view);
        // Zoomed in, its sheet is painted anew, and larger.
        const { x, y } = harness.middle(20);
        const scale = Math.min(view.width / given.width, view.height / given.height) * zoom;
        harness.setView({ camera: { scale, x: x - view.width / 2 / scale, y: y - view.height / 2 / scale } });
        await harness.sharpen();
        harness.lift([20], null);
        harness.draw();
        const counts = [];
        for (let step = 1; step <= steps; step += 1) {
          harness.carry([20], step * 40, step * 25);
          harness.draw();
          counts.push({ ...harness.counts() });
        }
        return counts;
      },
      { given: spec, view: VIEW, steps: STEPS, zoom: ZOOM },
    );
    await page.close();
    const [first, last] = [dragged[0]?.frames ?? 0, dragged.at(-1)?.frames ?? 0];
    if (last - first !== STEPS - 1) throw new Error(`${name}: ${last - first} frames were rendered`);
    figures.add(`${name}.drawCalls`, Math.max(...dragged.map(({ draws }) => draws)));
    figures.add(`${name}.dragUploadBytesPerFrame`, Math.max(...dragged.map(({ bytes }) => bytes)));
  }
}

function sixtyCards(): PuzzleSpec {
  const groups = Array.from({ length: CARDS_MAX }, (_, index) => [`Step ${index + 1} 단계`]);
  const spec = cardsSpec({ layout: 'order', groups }, 7);
  if (spec === null) throw new Error('no set of cards');
  return spec;
}

/** Africa without some. */
async function fiftyRegions(): Promise<PuzzleSpec> {
  const { regions } = await loadMap('africa');
  const spec = requestedMap({ map: 'africa', leftOut: regions.slice(REGIONS).map(({ id }) => id) }, 7);
  if (spec?.regions.length !== REGIONS) throw new Error(`no map of ${REGIONS} regions`);
  return spec;
}
