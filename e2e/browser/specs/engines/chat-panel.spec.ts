/** The chat's panel: its list stays at the end, and Escape closes what lies over it first. */
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { KEY } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { joinAsStudent, openClass, samplePicture } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

leaveToAll(test);

const ROUNDS = 6;

test('the list stays at its end while pictures and words arrive; Escape closes a large picture, then emoji, then the chat', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin);
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  player.close();
  const teacher = await new ChatClient(testClass.teacher, testClass.id).waitUntilOpen();
  const page = await people.pageOf(browser, pagePath('student', testClass.id));
  await new EngineBoard(page).ready();
  await page.press('button', 'Chat*');
  await page.find('.chat textarea');

  const picture = await samplePicture();
  for (let round = 1; round <= ROUNDS; round += 1) {
    expect(await teacher.postPicture(picture, `picture ${round}`)).toEqual(expect.any(Number));
    for (const part of ['a', 'b', 'c'])
      expect(await teacher.post(`words ${round} ${part}`)).toEqual(expect.any(Number));
  }
  await page.sees(`words ${ROUNDS} c`);
  const isAtEnd = () => {
    const list = document.querySelector('.chat-list');
    return (
      list !== null &&
      list.scrollHeight > 2 * list.clientHeight &&
      list.scrollTop + list.clientHeight > list.scrollHeight - 8
    );
  };
  await page.until(isAtEnd, [], 'the list is at its end');

  await page.press('.chat-picture button');
  await page.find('dialog[open] img');
  await page.type(KEY.Escape);
  await page.until(() => document.querySelector('dialog[open]') === null, [], 'the picture is closed');
  await page.find('.chat textarea');
  // In WebKit of Safari 17.4 a form's button opens no popover.
  const hasForm = () => document.querySelector<HTMLButtonElement>('.chat-composer [popovertarget]')?.form != null;
  expect(await page.evaluate(hasForm)).toBe(false);
  await page.press('.chat-composer [popovertarget]');
  // Not by `:popover-open`, which throws in an engine without popovers.
  await page.until(
    () => (document.querySelector('.chat-composer [popover]')?.getClientRects().length ?? 0) > 0,
    [],
    'the emoji',
  );
  await page.type(KEY.Escape);
  await page.until(
    () => document.querySelector('.chat-composer [popover]')?.getClientRects().length === 0,
    [],
    'the emoji are closed',
  );
  await page.find('.chat textarea');
  await page.press('.chat textarea');
  await page.type(KEY.Escape);
  await page.until(() => document.querySelector('.chat') === null, [], 'the chat is closed');
  teacher.close();
});
