/** Measures the wall's rendering in real Chromium, counted by the page: 60 boards of 300 pieces, all dragging, then all still. */
import { setTimeout as after } from 'node:timers/promises';
import type { Figures } from '#bench/figures.ts';
import { DRAG_HZ, dragAll, RandomWalk } from '#bench/load/drag-all.ts';
import { jogakCrowd, openJogakClass } from '#bench/load/jogak-clients.ts';
import type { ScenarioPlan } from '#bench/load/scenario-frames.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { teacherLink } from '#shared/protocol/paths.ts';
import { measureInChromium } from './in-chromium.ts';

const BOARDS = 60;
const PLAN: ScenarioPlan = { mode: 'each', columns: 20, rows: 15, hands: BOARDS };
const VIEW = { width: 1_366, height: 768 };
/** Time until every tile is drawn, and the length of each of the two windows. Milliseconds. */
const SETTLE_MS = 6_000;
const WINDOW_MS = 5_000;

export async function measureWallRendering(figures: Figures, dataDir: string, seed: number): Promise<void> {
  await measureInChromium(figures, 'wall60.*', dataDir, async (browser, origin) => {
    const opened = await openJogakClass(origin, PLAN, BOARDS);
    const crowd = await jogakCrowd(opened, PLAN, BOARDS);
    const page = await browser.newPage({ viewport: VIEW });
    await page.addInitScript(() => {
      const made = { count: 0 };
      Object.assign(window, { madeContexts: made });
      const before = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: [string, ...unknown[]]) {
        if (given[0].startsWith('webgl')) made.count += 1;
        return Reflect.apply(before, this, given);
      } as typeof before;
    });
    const { id, key } = opened.testClass;
    await openTeacherLink(page, teacherLink(origin, id, key));
    await page
      .locator('.tile')
      .nth(BOARDS - 1)
      .waitFor();
    const counts = () => page.evaluate(() => window.__wall?.counts ?? { rounds: 0, tiles: 0, frames: 0, took: 0 });

    const stopSignal = new AbortController();
    const walks = crowd.hands.map((_, hand) => new RandomWalk(new SeededRandom(seed, hand)));
    const { hands } = crowd;
    const dragging = dragAll({ hands, walks, hertz: DRAG_HZ, signal: stopSignal.signal, onSent: () => undefined });
    await after(SETTLE_MS);
    const before = await counts();
    await after(WINDOW_MS);
    const busy = await counts();
    stopSignal.abort();
    await dragging;
    await after(SETTLE_MS);
    const still = await counts();
    await after(WINDOW_MS);
    const idle = await counts();

    const rounds = busy.rounds - before.rounds;
    figures.add('wall60.roundsPerSecond', (rounds * 1_000) / WINDOW_MS);
    figures.add('wall60.tilesDrawnPerRound', (busy.tiles - before.tiles) / Math.max(1, rounds));
    figures.add('wall60.scriptMsPerRound', (busy.took - before.took) / Math.max(1, rounds));
    figures.add('wall60.idle.tilesDrawn', idle.tiles - still.tiles);
    figures.add('wall60.webglContexts', await page.evaluate(() => Reflect.get(window, 'madeContexts').count));
    await crowd.close();
  });
}
