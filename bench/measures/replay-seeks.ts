/** What a seek takes in real Chromium: random seconds of several boards of an hour's class, chosen on the bars of their replays. */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Figures, quantile } from '#bench/figures.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import { measureInChromium } from './in-chromium.ts';
import type { PlayedHour } from './played-hour.ts';

const VIEW = { width: 1_366, height: 768 };
/** How many of the boards are replayed. */
const BOARDS_MAX = 5;
/** Rest between two seeks, as of a hand that looks at what it has found. Milliseconds. */
const REST_MS = 250;

interface SeekTimes {
  /** From the choice up to the frame after the one that shows the second, drawn. Milliseconds. */
  readonly total: number;
  /** The part of it after the page had the second: of the graphics. */
  readonly drawing: number;
}

/** @param seeks how many seconds are chosen */
export async function measureReplaySeeks(
  figures: Figures,
  folder: string,
  hour: PlayedHour,
  { seed, seeks }: { readonly seed: number; readonly seeks: number },
): Promise<void> {
  await measureInChromium(figures, 'replay.seek.browserMs.p99', folder, async (browser, origin) => {
    const random = new SeededRandom(seed);
    const names = hour.names.slice(0, BOARDS_MAX);
    const times: SeekTimes[] = [];
    for (const name of names) {
      const page = await openReplay(browser, origin, hour, name);
      for (let count = 0; count < seeks / names.length; count += 1) times.push(await seekTo(page, random.fraction()));
      await page.close();
    }
    for (const [figure, part] of [
      ['browserMs', 'total'],
      ['drawingMs', 'drawing'],
    ] as const) {
      const sorted = times.map((each) => each[part]).toSorted((a, b) => a - b);
      figures.add(`replay.seek.${figure}.p50`, quantile(sorted, 0.5));
      figures.add(`replay.seek.${figure}.p99`, quantile(sorted, 0.99));
    }
  });
}

async function openReplay(browser: Browser, origin: string, { testClass }: PlayedHour, name: string): Promise<Page> {
  const { id, teacher } = testClass;
  const page = await browser.newPage({ viewport: VIEW });
  await adoptSession(page, { cookie: teacher.cookie, origin });
  await page.goto(`${origin}${pagePath('teacher', id)}`);
  await page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name }).click();
  await new BoardPage(page).ready();
  const replay = new ReplayPage(page);
  await replay.open();
  await expect(replay.slider).toHaveAttribute('aria-busy', 'false');
  return page;
}

/**
 * Chooses a second as a hand on the bar does, by the page's own clock.
 * @param share of the bar
 */
function seekTo(page: Page, share: number): Promise<SeekTimes> {
  return page.evaluate(
    async ([part, rest]) => {
      const slider = document.querySelector<HTMLInputElement>('.replay-slider');
      const gl = document.querySelector<HTMLCanvasElement>('.board-surface canvas')?.getContext('webgl2');
      if (slider === null || gl == null) throw new Error('no replay');
      const nextFrame = () => new Promise(requestAnimationFrame);
      // Reading a pixel waits until all is drawn: the graphics process works behind the page.
      const untilDrawn = async () => {
        await nextFrame();
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      };
      await new Promise((resolve) => setTimeout(resolve, rest));
      await untilDrawn();
      const begin = performance.now();
      slider.value = String(Math.round(part * Number(slider.max)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      do await nextFrame();
      while (slider.getAttribute('aria-busy') !== 'false');
      const known = performance.now();
      await untilDrawn();
      const end = performance.now();
      return { total: end - begin, drawing: end - known };
    },
    [share, REST_MS] as const,
  );
}
