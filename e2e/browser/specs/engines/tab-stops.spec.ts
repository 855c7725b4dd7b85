/** Where Tab stops: at controls with a name, and never at a list only because it scrolls. */
import type { ApiClient } from '#client/headless/api-client.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { type EnginePage, KEY } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { joinPath, PAGE, pagePath } from '#shared/protocol/paths.ts';

leaveToAll(test);

/** Low, so that what can scroll does. */
const LOW = { width: 900, height: 420 };
const TABS = 45;

/** What Tab reaches that is no control, or has no name. */
async function strayStops(page: EnginePage): Promise<string[]> {
  await page.evaluate(() => {
    const reached: string[] = [];
    Reflect.set(window, 'reached', reached);
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const isControl = target.matches('button, a[href], input, select, summary, textarea, [role]');
      const label = target.getAttribute('aria-label') ?? target.getAttribute('aria-labelledby') ?? '';
      const isNamed = isControl || label !== '';
      const isHidden = target.closest('[aria-hidden=true]') !== null;
      if (!isNamed || isHidden) reached.push(`<${target.tagName.toLowerCase()} class="${target.className}">`);
    });
  });
  await page.type(KEY.Tab.repeat(TABS));
  return page.evaluate(() => [...new Set(Reflect.get(window, 'reached') as string[])]);
}

/** Controls that Safari's Tab would pass over: they have no written `tabindex`. */
async function unwritten(page: EnginePage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, select, summary, textarea')]
      .filter((control) => !control.hasAttribute('tabindex'))
      .map((control) => control.outerHTML.slice(0, 80)),
  );
}

async function expectGoodStops(page: EnginePage): Promise<void> {
  expect(await unwritten(page)).toEqual([]);
  expect(await strayStops(page)).toEqual([]);
}

test('Tab stops at controls alone, on every page of a class', async ({ people, server }) => {
  const testClass = await openClass(server.origin, { cuts: [{ columns: 8, rows: 6 }] });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  player.close();
  const chat = await new ChatClient(testClass.teacher, testClass.id).waitUntilOpen();
  for (let count = 1; count <= 30; count += 1) await chat.post(`message ${count}`);
  chat.close();
  const open = (client: ApiClient, path: string) => people.pageOf(client, path, LOW);

  await test.step('the join page', async () => {
    const page = await people.page(server.origin, LOW);
    await page.goTo(joinPath(testClass.code));
    await page.find('input', 'Name');
    await expectGoodStops(page);
  });
  await test.step('the start page', async () => {
    const page = await people.page(server.origin, LOW);
    await page.goTo(PAGE.newClass);
    await page.press('button', 'Telling the time*');
    await page.find('.preview canvas');
    await expectGoodStops(page);
  });
  await test.step('a board with its keyboard panel, then with the chat', async () => {
    const page = await open(browser, pagePath('student', testClass.id));
    await new EngineBoard(page).ready();
    await page.focus('button', 'Play with keys or a screen reader');
    await page.type(KEY.Enter);
    await page.find('.keyboard-piece');
    await expectGoodStops(page);
    await page.press('button', 'Chat*');
    await page.sees('message 30');
    await expectGoodStops(page);
  });
  await test.step('the wall with its chat, and a menu', async () => {
    const page = await open(testClass.teacher, pagePath('teacher', testClass.id));
    await page.press('button', 'All puzzles');
    await page.press('button', 'Chat*');
    await page.sees('message 30');
    await expectGoodStops(page);
    await page.press('.chat button', 'Close');
    await page.press('button', 'More');
    await expectGoodStops(page);
  });
});
