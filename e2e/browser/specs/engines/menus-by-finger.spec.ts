/** Where an engine has no popovers, a finger closes a menu: also on the board, which takes touches for itself, so that no click follows. */
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

async function isMenuOpen(page: EnginePage): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[popover]')].some((each) => each.getClientRects().length > 0),
  );
}

/** The driver has no touches: these are the events of one on an element that prevents the default of `touchstart`. */
async function touch(page: EnginePage, selector: string): Promise<void> {
  await page.evaluate((css) => {
    const of = { pointerId: 2, pointerType: 'touch', isPrimary: true, bubbles: true, cancelable: true, composed: true };
    const element = document.querySelector(css);
    element?.dispatchEvent(new PointerEvent('pointerdown', { ...of, buttons: 1 }));
    element?.dispatchEvent(new PointerEvent('pointerup', of));
  }, selector);
}

test('a finger in a menu leaves it open; one on the table closes it', async ({ people, server }) => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  player.close();
  const page = await people.pageOf(browser, pagePath('student', testClass.id));
  await new EngineBoard(page).ready();
  await page.press('button', 'More');
  await expect.poll(() => isMenuOpen(page)).toBe(true);
  await touch(page, '[data-popover-open] .choices');
  expect(await isMenuOpen(page)).toBe(true);
  await touch(page, '.play-area');
  expect(await isMenuOpen(page)).toBe(false);
});
