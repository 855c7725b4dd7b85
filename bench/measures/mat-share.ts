/** Measures the mat's part of the window, in real Chromium: a student's page of a real server on each screen, for each size of a puzzle. */
import type { Page } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { matOnPage, SCREENS } from '#e2e/browser/support/mat-on-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import { gridFor } from '#shared/puzzle/kinds/jigsaw/sizes.ts';
import { measureInChromium } from './in-chromium.ts';

const PIECES = [12, 24, 48, 96, 300] as const;
/** 4 to 3, as the budget says. Pixels. */
const PICTURE = { width: 800, height: 600 } as const;

export async function measureMatShare(figures: Figures, dataDir: string): Promise<void> {
  await measureInChromium(figures, 'client.matShare.*', dataDir, async (browser, origin) => {
    for (const pieces of PIECES) {
      const context = await browser.newContext({ reducedMotion: 'reduce', deviceScaleFactor: 0.25 });
      const page = await context.newPage();
      await openBoard(page, origin, pieces);
      for (const [name, size] of Object.entries(SCREENS)) {
        await page.setViewportSize(size);
        figures.add(`client.matShare.${name}.pieces${pieces}`, await steadyShare(page));
      }
      await context.close();
    }
  });
}

async function openBoard(page: Page, origin: string, pieces: number): Promise<void> {
  const { width, height } = PICTURE;
  const teacher = new ApiClient(origin);
  const { id, code } = await teacher.openClassroom();
  const picture = new Blob([new Uint8Array(await scenery(width, height))], { type: 'image/png' });
  const uploaded = expectOk(await teacher.upload(id, picture, 'picture.png'));
  const cuts = [gridFor(width, height, pieces)];
  expectOk(await teacher.startActivity(id, { picture: uploaded.id, mode: 'each', cuts }));
  const student = new ApiClient(origin);
  expectOk(await student.join({ code, name: 'Mina' }));
  await adoptSession(page, student);
  await page.goto(new URL(pagePath('student', id), origin).href);
  await new BoardPage(page).ready();
}

/** Once the layout no longer changes. */
async function steadyShare(page: Page): Promise<number> {
  for (let before = Number.NaN; ; ) {
    for (let frame = 0; frame < 4; frame += 1) await page.evaluate(() => new Promise(requestAnimationFrame));
    const { share } = await matOnPage(page);
    if (share === before) return share;
    before = share;
  }
}
