/** Messages in the chat: text and pictures for three people, a restart, two thousand messages, and Hangul input. */
import type { BrowserContextOptions } from '@playwright/test';
import sharp from 'sharp';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { animation, drawing } from '#e2e/fixtures/test-images.ts';
import { message as sampleMessage } from '#e2e/store/contract/sample-records.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';

/** A browser without reduced motion. */
const MOVING = { reducedMotion: 'no-preference' } as const;

async function classOf(people: People, options: BrowserContextOptions = {}) {
  const teacher = await people.teacher(options);
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  return { teacher, code, chat: await new ChatPage(teacher.page).open() };
}

/** The distinct frames of an animated picture that a page shows over time, identified by their colours. */
async function coloursOf(chat: ChatPage, text: string): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let checks = 0; checks < 12; checks += 1) {
    const { channels } = await sharp(await chat.message(text).locator('.chat-picture img').screenshot()).stats();
    seen.add(channels.map(({ mean }) => Math.round(mean / 8)).join());
    await chat.page.waitForTimeout(90);
  }
  return seen;
}

test('text, a picture and a moving one reach two others, in one order, and survive a restart moving', async ({
  people,
  server,
}) => {
  const { code, chat } = await classOf(people, MOVING);
  await chat.set('Who can write', 'Everybody');
  await chat.set('Pictures from students', 'Right away');
  const mina = await new ChatPage((await people.student(code, 'Mina', MOVING)).page).open();
  const jun = new ChatPage((await people.student(code, 'Jun', MOVING)).page);
  await expect(jun.button).toHaveAccessibleName('Chat');
  await jun.waitUntilLive();

  await mina.send('Good morning');
  await expect(chat.message('Good morning')).toBeVisible();
  await expect(jun.button).toHaveAccessibleName('Chat, 1 new');
  await jun.open();
  await expect(jun.button).toHaveAccessibleName('Chat');
  await mina.attach('a.jpg', 'image/jpeg', await drawing(300, 200).jpeg().toBuffer());
  await mina.send('my picture');
  await chat.attach('a.gif', 'image/gif', await animation('gif', 8, 120));
  await chat.send('it moves');
  for (const each of [mina, jun, chat]) {
    await expect(each.message('it moves').locator('img')).toHaveAttribute('data-moving', 'true');
    expect(await each.texts).toEqual(['Good morning', 'my picture', 'it moves']);
  }
  await expect(jun.message('my picture').locator('img')).toHaveJSProperty('complete', true);
  await expect(mina.message('my picture')).toHaveAttribute('data-own', 'true');
  await expect(jun.message('my picture')).toHaveAttribute('data-own', 'false');
  expect((await coloursOf(jun, 'it moves')).size).toBeGreaterThan(2);
  // After five seconds it stops until it is pressed.
  await expect(jun.message('it moves').locator('img')).toHaveAttribute('data-moving', 'false', { timeout: 8_000 });
  await expect.poll(async () => (await coloursOf(jun, 'it moves')).size).toBe(1);
  await jun.message('it moves').getByRole('button', { name: /Play$/ }).click();
  await expect(jun.message('it moves').locator('img')).toHaveAttribute('data-moving', 'true');
  // A press opens the full size.
  await jun
    .message('my picture')
    .getByRole('button', { name: /Make it bigger$/ })
    .click();
  await expect(jun.page.getByRole('dialog', { name: 'Picture from Mina' })).toBeVisible();
  await jun.page.keyboard.press('Escape');
  await expect(jun.page.getByRole('dialog')).toHaveCount(0);

  const [url, storageState] = [jun.page.url(), await jun.page.context().storageState()];
  await jun.page.close();
  await server.stop();
  await server.start();
  const reopened = await people.page({ storageState, ...MOVING });
  await reopened.goto(url);
  const reopenedChat = await new ChatPage(reopened).open();
  await expect(reopenedChat.message('it moves')).toBeVisible();
  expect(await reopenedChat.texts).toEqual(['Good morning', 'my picture', 'it moves']);
  expect((await coloursOf(reopenedChat, 'it moves')).size).toBeGreaterThan(2);
  // Pages that stayed open reconnect.
  await expect(chat.panel.getByText('Reconnecting.', { exact: false })).toBeHidden({ timeout: 30_000 });
  await chat.send('after the restart');
  await expect(mina.message('after the restart')).toBeVisible();
  expect(await mina.texts).toEqual(['Good morning', 'my picture', 'it moves', 'after the restart']);
});

test('does not animate a picture with reduced motion until it is pressed', async ({ people }) => {
  const { code, chat } = await classOf(people);
  const mina = await new ChatPage((await people.student(code, 'Mina', { reducedMotion: 'reduce' })).page).open();
  await chat.attach('a.gif', 'image/gif', await animation('gif', 8, 120));
  await chat.send('it moves');
  await expect(mina.message('it moves').locator('img')).toHaveAttribute('data-moving', 'false');
  await expect.poll(async () => (await coloursOf(mina, 'it moves')).size).toBe(1);
  await mina.message('it moves').getByRole('button', { name: /Play$/ }).click();
  await expect(mina.message('it moves').locator('img')).toHaveAttribute('data-moving', 'true');
});

test.describe(() => {
  leaveToAll(test);
  test('loads the last of 2,000 messages at once, older ones without a jump, and missed ones after a lost connection', async ({
    people,
    server,
  }) => {
    test.setTimeout(420_000);
    const { code, chat } = await classOf(people);
    const mina = await people.student(code, 'Mina');
    await expect(chat.panel.getByText('Mina joined')).toBeVisible();
    // A seat is open in one page at a time: close it before another browser returns to it.
    const [url, storageState] = [mina.page.url(), await mina.page.context().storageState()];
    await mina.page.close();
    await server.stop();
    const store = await openSqliteStore({ folder: server.folder });
    const [classroom] = await store.classrooms(0);
    if (classroom === undefined) throw new Error('the class is not stored');
    const first = (await store.lastRevision(classroom.id)) + 1;
    const now = Date.now();
    for (let from = 0; from < 2_000; from += 200)
      await store.addMessages(
        Array.from({ length: 200 }, (_, index) =>
          sampleMessage(classroom.id, first + from + index, {
            seat: null,
            text: `message ${from + index + 1}${' and more'.repeat((from + index) % 9)}`,
            operation: `teacher 1 ${from + index + 1}`,
            createdAt: now - (2_000 - from - index) * 1_000,
          }),
        ),
      );
    await store.close();
    await server.start();
    // The teacher's page has only the last messages, as after any load.
    await chat.page.reload();
    await chat.open();

    const page = await people.page({ storageState, ...MOVING });
    await page.goto(url);
    const seen = await new ChatPage(page).open();
    await expect(seen.message('message 2000')).toBeInViewport();
    expect(await seen.messages.count()).toBeLessThan(160);
    // Another student is offline for a minute, while this one reads older messages.
    const away = await new ChatPage((await people.student(code, 'Jun')).page).open();
    await expect(away.message('message 2000')).toBeInViewport();
    await away.page.context().setOffline(true);
    const offlineSince = Date.now();
    let missedCount = 0;
    const sendSixMore = async () => {
      for (const last = missedCount + 6; missedCount < last; missedCount += 1)
        await chat.send(`missed ${missedCount + 1}`);
    };
    await sendSixMore();

    let count = await seen.messages.count();
    for (let rounds = 0; count < 2_000 + missedCount; rounds += 1) {
      expect(rounds).toBeLessThan(200);
      const { after, moved } = await seen.panel.evaluate(readOlder);
      expect(after).toBeGreaterThan(count);
      expect(moved).toBeLessThan(4);
      count = after;
    }
    const numbers = (await seen.texts)
      .filter((text) => text.startsWith('message'))
      .map((text) => Number(text.split(' ')[1]));
    expect(numbers).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));

    // Six more messages: only those six are rendered.
    await page.evaluate(countFormattedTimes);
    await sendSixMore();
    await expect(seen.message('missed 12')).toHaveCount(1);
    const times = await page.evaluate(() => Number(Reflect.get(window, '__times')));
    expect(times).toBeGreaterThanOrEqual(6);
    expect(times).toBeLessThan(60);
    await away.page.waitForTimeout(Math.max(0, 60_000 - (Date.now() - offlineSince)));
    expect((await away.texts).filter((text) => text.startsWith('missed'))).toEqual([]);
    await away.page.context().setOffline(false);
    await expect(away.message('missed 12')).toHaveCount(1, { timeout: 30_000 });
    const missed = Array.from({ length: 12 }, (_, index) => `missed ${index + 1}`);
    for (const each of [seen, away]) expect((await each.texts).slice(-12)).toEqual(missed);
  });
});

/** Counts from now on how often the page formats a date or time: at most three times for each message that it renders. */
function countFormattedTimes(): void {
  const { prototype } = Intl.DateTimeFormat;
  const own = Object.getOwnPropertyDescriptor(prototype, 'format');
  let times = 0;
  Object.defineProperty(prototype, 'format', {
    get() {
      times += 1;
      Reflect.set(window, '__times', times);
      return own?.get?.call(this);
    },
  });
}

/** Scrolls up until older messages appear. Returns their new number, and by how many pixels the topmost one has moved. */
async function readOlder(panel: Element): Promise<{ after: number; moved: number }> {
  const list = panel.querySelector('.chat-list');
  const messages = panel.getElementsByClassName('chat-message');
  const before = messages.length;
  list?.scrollTo({ top: 300 });
  const top = list?.getBoundingClientRect().top ?? 0;
  const mark = [...messages].find((message) => message.getBoundingClientRect().y > top + 20);
  const topBefore = mark?.getBoundingClientRect().y ?? 0;
  const until = performance.now() + 15_000;
  while (messages.length === before && performance.now() < until) await new Promise(requestAnimationFrame);
  return { after: messages.length, moved: Math.abs((mark?.getBoundingClientRect().y ?? 0) - topBefore) };
}

test('sends a composed Hangul sentence once, at the Enter that ends its last syllable', async ({ people }) => {
  const { code, chat } = await classOf(people);
  const mina = await new ChatPage((await people.student(code, 'Mina')).page).open();
  await mina.field.focus();
  // As an input method does: the syllable grows, and the next one or a key ends its composition.
  const input = await mina.page.context().newCDPSession(mina.page);
  const grow = async (steps: readonly string[]) => {
    for (const text of steps)
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  };
  const end = (text: string) => input.send('Input.insertText', { text });
  const compose = async (steps: readonly string[], then: string) => {
    await grow(steps);
    await end(then);
  };
  await compose(['ㅅ', '서', '선'], '선');
  await compose(['ㅅ', '새', '생'], '생');
  await compose(['ㄴ', '니', '님'], '님');
  await expect(mina.field).toHaveValue('선생님');
  expect(await mina.texts).toEqual([]);
  await mina.page.keyboard.press('Shift+Enter');
  await compose(['ㄷ', '도', '도ㅇ'], '도와');
  await mina.page.keyboard.type(' 주세');
  await grow(['ㅇ', '요']);
  // Chromium on Windows and macOS gives the Enter that ends a syllable no name.
  const isPrevented = await mina.field.evaluate((field) => {
    const init = { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
    return !field.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  expect(isPrevented).toBe(true);
  await end('요');
  await expect(chat.message('선생님')).toBeVisible();
  await expect(mina.field).toHaveValue('');
  expect(await chat.texts).toEqual(['선생님\n도와 주세요']);
  expect(await mina.texts).toEqual(['선생님\n도와 주세요']);
});
