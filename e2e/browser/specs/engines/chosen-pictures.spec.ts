/** What a page shows of a chosen file is what the server cuts, and refusals say the true cause, in every engine: each decodes on its own. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { servePages } from '#e2e/browser/support/harness/serve-harness.ts';
import { CROP, DIFFERENCE_MAX, differenceFromCut, SAMPLE_SIDE } from '#e2e/browser/support/shown-and-cut.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { CORE_PICTURES } from '#e2e/fixtures/real-life-pictures.ts';

leaveToAll(test);

/** Where an engine reads less than the others, the page says so when the file is chosen. */
const IN_ENGINE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  webkit: { 'a png that ends after a part': 'picture-broken' },
};

// Proves I46.
test('shows each kind of file as it is cut, or refuses it when it is chosen', async ({ people, server }) => {
  test.setTimeout(240_000);
  const pages = await servePages();
  const page = await people.page(new URL(pages.address).origin);
  await page.goTo(new URL('picture-harness.html', pages.address).pathname);
  await page.until(() => 'readPictureInput' in window, [], 'the harness is loaded', 60_000);
  const outcomes: string[][] = [];
  for (const { what, name, make } of CORE_PICTURES) {
    const chosen = join(server.folder, name);
    await writeFile(chosen, await make());
    await page.chooseFiles('input', [chosen]);
    const shown = await page.evaluate((crop, side) => window.readPictureInput(crop, side), CROP, SAMPLE_SIDE);
    const outcome = typeof shown === 'string' ? shown : shown.redrawn === null ? 'as it is' : 'redrawn';
    const difference = typeof shown === 'string' ? 0 : await differenceFromCut(chosen, shown, server.folder);
    outcomes.push([what, outcome, difference < DIFFERENCE_MAX ? 'the same' : `differs by ${difference}`]);
  }
  expect(await page.errors()).toEqual([]);
  // The server of these pages is missed by their script, which is not ours.
  await page.driver.goTo('about:blank');
  await pages.close();
  const own = IN_ENGINE[test.info().project.name] ?? {};
  expect(outcomes).toEqual(CORE_PICTURES.map(({ what, outcome }) => [what, own[what] ?? outcome, 'the same']));
});
