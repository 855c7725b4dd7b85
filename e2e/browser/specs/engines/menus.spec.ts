/** Menus open and close in every engine, also in one that has no popovers. */
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { KEY } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

async function openMenus(page: EnginePage): Promise<number> {
  return page.evaluate(
    () => [...document.querySelectorAll('[popover]')].filter((each) => each.getClientRects().length > 0).length,
  );
}

async function focused(page: EnginePage): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

test('a menu opens by its button, and closes by Escape, by its button, by a press outside and by what it does', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin);
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const page = await people.pageOf(testClass.teacher, pagePath('teacher', testClass.id), { width: 1280, height: 720 });
  const menus = (count: number) => expect.poll(() => openMenus(page)).toBe(count);
  await page.press('button', 'All puzzles');
  await page.find('.tile');
  await menus(0);
  // Each is opened, and closed in another manner.
  await page.press('button', 'Timer');
  await menus(1);
  await page.type(KEY.Escape);
  await menus(0);
  expect(await focused(page)).toBe('Timer');
  await page.press('button', 'Timer');
  await menus(1);
  await page.press('button', 'Timer');
  await menus(0);
  await page.press('button', 'Timer');
  await menus(1);
  await page.click({ x: 700, y: 600 });
  await menus(0);
  await page.press('button', 'Timer');
  await page.press('button', 'Start timer');
  await menus(0);
  await page.find('.timer-figures');
  // Another menu takes the place of the open one. At the end of the bar nothing covers its button, in a narrow window either.
  await page.press('button', 'Present');
  await menus(1);
  await page.press('button', 'More');
  await menus(1);
  player.close();
});
