/** Measures how far apart in time two pages of one class show the frames of a moving picture of 48 pieces, in real Chromium. */
import type { Browser, Page } from '@playwright/test';
import { type Figures, quantile } from '#bench/figures.ts';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { movingPicture, plainPicture } from '#e2e/fixtures/test-images.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import { measureInChromium } from './in-chromium.ts';

const CUT = { columns: 8, rows: 6 } as const;
const COLOURS = ['#b03a3a', '#3a8a50', '#3a5ab0', '#b09a3a', '#8a3a9a', '#3a9aa8'];
/** So long that a change of one page and the next change of the other are told apart. Milliseconds. */
const FRAME_MS = 500;
/** Shorter than pages move untouched. Milliseconds. */
const WATCHED_MS = 20_000;
/** A page that draws a smaller share of the changes that are due has no time for them: what is measured there says nothing. */
const DRAWN_SHARE = 0.9;

export async function measureMovingPages(figures: Figures, dataDir: string): Promise<void> {
  await measureInChromium(figures, 'client.moving48.apartMs.*', dataDir, async (browser, origin) => {
    const pages = await openPages(browser, origin);
    // A page that nobody has touched for long stands still, and opening the other one takes its time.
    for (const page of pages) await page.mouse.move(20, 300);
    const [first = [], second = []] = await Promise.all(pages.map(changesOf));
    const drawn = Math.min(first.length, second.length);
    if (drawn < 3) throw new Error('the picture does not move on both pages');
    const apart = first
      // At the ends of the watch the other page's change may be missing.
      .slice(1, -1)
      .map((at) => Math.min(...second.map((other) => Math.abs(at - other))))
      .toSorted((a, b) => a - b);
    const due = WATCHED_MS / FRAME_MS;
    if (drawn < due * DRAWN_SHARE)
      figures.note(`VOID: client.moving48.apartMs: a page drew ${drawn} of ${due} changes.`);
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['max', 1],
    ] as const) {
      figures.add(`client.moving48.apartMs.${name}`, quantile(apart, share));
      if (drawn < due * DRAWN_SHARE) figures.strike(`client.moving48.apartMs.${name}`);
    }
  });
}

async function openPages(browser: Browser, origin: string): Promise<Page[]> {
  const teacher = new ApiClient(origin);
  const { id, code } = await teacher.openClassroom();
  const frames = COLOURS.map((colour) => plainPicture(640, 480, colour));
  const durations = COLOURS.map(() => FRAME_MS);
  const picture = new Blob([new Uint8Array(await movingPicture('gif', frames, durations))], { type: 'image/gif' });
  const uploaded = expectOk(await teacher.upload(id, picture, 'frames.gif', 'moving'));
  expectOk(await teacher.startActivity(id, { picture: uploaded.id, mode: 'together', cuts: [CUT] }));
  const pages: Page[] = [];
  for (const name of ['Mina', 'Jun']) {
    const student = new ApiClient(origin);
    expectOk(await student.join({ code, name }));
    const context = await browser.newContext({ reducedMotion: 'no-preference', viewport: { width: 800, height: 500 } });
    const page = await context.newPage();
    await adoptSession(page, student);
    await page.goto(new URL(pagePath('student', id), origin).href);
    await new BoardPage(page).ready();
    await page.waitForFunction(() => (window.__board?.counts.pictureFrames ?? 0) > 0);
    pages.push(page);
  }
  return pages;
}

/** When the page drew another frame of the picture, by the clock of the machine. Milliseconds. */
function changesOf(page: Page): Promise<number[]> {
  return page.evaluate(async (watched) => {
    const drawn = () => window.__board?.counts.pictureFrames ?? 0;
    const changes: number[] = [];
    const end = performance.now() + watched;
    for (let before = drawn(); performance.now() < end; ) {
      await new Promise(requestAnimationFrame);
      if (drawn() === before) continue;
      before = drawn();
      changes.push(performance.timeOrigin + performance.now());
    }
    return changes;
  }, WATCHED_MS);
}
