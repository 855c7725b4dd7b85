/** What a seek takes in real Chromium: an hour of one board, and random seconds of it chosen on the bar of its replay. */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Figures, quantile } from '#bench/figures.ts';
import { PeerProcess } from '#bench/peers/peer-process.ts';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { type LessonPace, playEarlierLesson } from '#e2e/fixtures/earlier-lesson.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import { measureInChromium } from './in-chromium.ts';

const VIEW = { width: 1_366, height: 768 };
const STUDENT = 'Mina';
const MINUTES = 60;

/** @param pace of the student @param seeks how many seconds are chosen */
export async function measureReplaySeeks(
  figures: Figures,
  dataDir: string,
  seed: number,
  { pace, seeks }: { readonly pace: LessonPace; readonly seeks: number },
): Promise<void> {
  const testClass = await openPlayedClass(dataDir, pace);
  await measureInChromium(figures, 'replay.seek.browserMs.p99', dataDir, async (browser, origin) => {
    const page = await openReplay(browser, origin, testClass);
    const random = new SeededRandom(seed);
    const times: number[] = [];
    for (let count = 0; count < seeks; count += 1) times.push(await seekTo(page, random.fraction()));
    figures.add(
      'replay.seek.browserMs.p99',
      quantile(
        times.toSorted((a, b) => a - b),
        0.99,
      ),
    );
  });
}

/** A class whose one board has the log of an hour. The server that made it has ended. */
async function openPlayedClass(dataDir: string, pace: LessonPace): Promise<TestClass> {
  const jogak = await PeerProcess.start(new URL('../peers/jogak-server.ts', import.meta.url), { DATA_DIR: dataDir });
  try {
    const origin = `http://127.0.0.1:${jogak.port}`;
    const testClass = await openClass(origin, { difficulty: 'hard', cuts: [{ columns: 8, rows: 6 }] });
    expectOk(await new ApiClient(origin).join({ code: testClass.code, name: STUDENT }));
    return testClass;
  } finally {
    await jogak.stop();
    await playEarlierLesson(dataDir, MINUTES, pace);
  }
}

async function openReplay(browser: Browser, origin: string, { id, teacher }: TestClass): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEW });
  await adoptSession(page, { cookie: teacher.cookie, origin });
  await page.goto(`${origin}${pagePath('teacher', id)}`);
  await page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name: STUDENT }).click();
  await new BoardPage(page).ready();
  const replay = new ReplayPage(page);
  await replay.open();
  await expect(replay.slider).toHaveAttribute('aria-busy', 'false');
  return page;
}

/**
 * Chooses a second as a hand on the bar does, until the frame after the one that shows it.
 * @param share of the bar @returns milliseconds by the page's own clock
 */
function seekTo(page: Page, share: number): Promise<number> {
  return page.evaluate(async (part) => {
    const slider = document.querySelector<HTMLInputElement>('.replay-slider');
    if (slider === null) throw new Error('no replay');
    const nextFrame = () => new Promise(requestAnimationFrame);
    const begin = performance.now();
    slider.value = String(Math.round(part * Number(slider.max)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    do await nextFrame();
    while (slider.getAttribute('aria-busy') !== 'false');
    await nextFrame();
    return performance.now() - begin;
  }, share);
}
