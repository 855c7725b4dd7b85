/** What a page shows of a chosen file is what the server cuts from what the page sends, whole and cropped. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '#e2e/browser/support/harness/serve-harness.ts';
import { CROP, DIFFERENCE_MAX, differenceFromCut, SAMPLE_SIDE } from '#e2e/browser/support/shown-and-cut.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { CORE_PICTURES, REAL_LIFE_PICTURES } from '#e2e/fixtures/real-life-pictures.ts';

let page: Page;
let folder = '';

// One page and one folder for all.
test.describe.configure({ mode: 'default' });
test.beforeAll(async ({ browser, boardPages }) => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-real-life-'));
  page = await browser.newPage();
  await page.goto(`${boardPages}picture-harness.html`);
  await page.waitForFunction(() => 'readPictureInput' in window);
});
test.afterAll(async () => {
  await page.close();
  await rm(folder, { recursive: true });
});

// Proves I46.
for (const { what, name, make, outcome, sides } of REAL_LIFE_PICTURES)
  test.describe(() => {
    leaveToAll(
      test,
      CORE_PICTURES.some((each) => each.what === what),
    );
    test(`${what} is ${outcome}`, async () => {
      const chosen = join(folder, name);
      await writeFile(chosen, await make());
      await page.locator('input').setInputFiles(chosen);
      const shown = await page.evaluate(([crop, side]) => window.readPictureInput(crop, side), [
        CROP,
        SAMPLE_SIDE,
      ] as const);
      expect(typeof shown === 'string' ? shown : shown.redrawn === null ? 'as it is' : 'redrawn').toBe(outcome);
      if (typeof shown === 'string') return;
      if (sides !== undefined) expect([shown.width, shown.height]).toEqual(sides);
      expect(await differenceFromCut(chosen, shown, folder)).toBeLessThan(DIFFERENCE_MAX);
    });
  });
