/** A page over a network that loses what it is asked for: it asks again by itself, or says what is so. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { BUILD_STAMP_FILE, builtFolder } from '#client/build.ts';
import { expect, People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { joinPath, PAGE } from '#shared/protocol/paths.ts';

const ENTRY = /\/assets\/index-[\w-]+\.js/;
const STYLE = /\/assets\/jogak-[\w-]+\.css/;
const PANEL = /\/assets\/chat-panel-[\w-]+\.js/;

/** Fails the first requests for an address, and counts all. */
async function failing(page: Page, address: RegExp, times: number, how: (route: Route) => Promise<void>) {
  const counts = { asked: 0 };
  await page.route(address, async (route) => {
    counts.asked += 1;
    if (counts.asked <= times) await how(route);
    else await route.continue();
  });
  return counts;
}

const lost = (route: Route) => route.abort('connectionreset');
const gateway = (route: Route) =>
  route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' });
const gone = (route: Route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' });

// Proves I44.
test('a press on a connection that went silent is carried out over a new one', async ({ browser, server }) => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  const people = new People(browser, proxy.origin);
  const { code } = await openClass(server.origin);
  const page = await people.page();
  await page.goto(joinPath(code));
  await page.getByLabel('Name').fill('Mina');
  proxy.strand();
  const joinPage = new JoinPage(page);
  await joinPage.submit();
  await joinPage.waitForClass();
  await people.close();
  await proxy.stop();
  expect(people.complaints).toEqual([]);
});

for (const [what, address, how] of [
  ['entry script is lost', ENTRY, lost],
  ['entry script is answered by a gateway', ENTRY, gateway],
  ['style sheet is lost', STYLE, lost],
  ['style sheet is answered by a gateway', STYLE, gateway],
] as const)
  test(`a page comes all the same when its ${what} twice`, async ({ people }) => {
    const page = await people.page();
    const counts = await failing(page, address, 2, how);
    await page.goto(PAGE.join);
    await expect(page.getByLabel('Code')).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => counts.asked).toBeGreaterThan(2);
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).fontFamily), { timeout: 30_000 })
      .toContain('Pretendard');
    people.complaints.length = 0;
  });

test('a page whose entry never comes says so in both languages, and stops asking', async ({ people }) => {
  const page = await people.page();
  // A reader who chose the dark theme sees it from the first moment, whatever the device prefers.
  await page.addInitScript(() => localStorage.setItem('jogak.theme', 'dark'));
  const counts = await failing(page, ENTRY, Number.POSITIVE_INFINITY, lost);
  await page.goto(PAGE.join);
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(page.getByText('This page did not load.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('화면을 불러오지 못했어요.')).toBeVisible();
  expect(counts.asked).toBeLessThan(10);
  await page.unroute(ENTRY);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByLabel('Code')).toBeVisible();
  people.complaints.length = 0;
});

test('a part of the page that did not load comes when the network does', async ({ people, server }) => {
  const { code } = await openClass(server.origin);
  const { page } = await people.student(code, 'Mina');
  const counts = await failing(page, PANEL, 2, lost);
  const chat = new ChatPage(page);
  await chat.waitUntilLive();
  await chat.open();
  expect(counts.asked).toBeGreaterThanOrEqual(3);
});

test('a part that an upgrade has removed is asked for once, and the page offers to load itself anew', async ({
  people,
  server,
}) => {
  const { code } = await openClass(server.origin);
  const { page } = await people.student(code, 'Mina');
  const counts = await failing(page, PANEL, Number.POSITIVE_INFINITY, gone);
  const chat = new ChatPage(page);
  await chat.waitUntilLive();
  await chat.button.click();
  await expect(page.getByText('Part of this page did not load.')).toBeVisible();
  expect(counts.asked).toBe(1);
  await page.unroute(PANEL);
  await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('.board-container canvas')).toBeVisible();
  await expect(page.getByText('Part of this page did not load.')).toBeHidden();
});

async function letAllWrite({ teacher, id }: TestClass): Promise<void> {
  const client = await new ChatClient(teacher, id).waitUntilOpen();
  expect(await client.set({ voice: 'all', pictures: 'on' })).toMatchObject({ ok: true });
  client.close();
}

for (const [status, isRefused] of [
  [413, true],
  [429, false],
  [500, false],
  [502, false],
] as const)
  test.describe(() => {
    leaveToAll(test, status === 413 || status === 502);
    test(`a chat that is answered ${status} with a proxy's page asks rarely, disturbs nobody, and is well afterwards`, async ({
      people,
      server,
    }) => {
      const testClass = await openClass(server.origin);
      await letAllWrite(testClass);
      const { page } = await people.student(testClass.code, 'Mina');
      const chat = new ChatPage(page);
      await chat.waitUntilLive();
      await chat.open();
      let asked = 0;
      await page.route('**/messages', async (route) => {
        asked += 1;
        await route.fulfill({ status, contentType: 'text/html', body: '<h1>A proxy</h1>' });
      });
      await chat.attach('lion.png', 'image/png', await scenery(64, 48));
      await chat.send('a picture');
      for (const text of ['one', 'two', 'three']) await chat.send(text);
      await page.waitForTimeout(20_000);
      // A picture and a text wait, each with pauses that double.
      expect(asked).toBeLessThanOrEqual(isRefused ? 4 : 10);
      const other = new ChatPage((await people.student(testClass.code, 'Jun')).page);
      await other.waitUntilLive();
      await other.open();
      await other.send('hello');
      await expect(chat.message('hello')).toBeVisible();

      await page.unroute('**/messages');
      if (isRefused) {
        await expect(chat.panel.getByText('That is too much at once.').first()).toBeVisible();
        await chat.send('four');
        await expect(other.message('four')).toBeVisible();
        return;
      }
      await expect(other.message('three')).toBeVisible({ timeout: 60_000 });
      await expect(other.message('a picture')).toBeVisible({ timeout: 60_000 });
      const texts = (await other.texts).filter((text) => ['one', 'two', 'three'].includes(text));
      expect(texts).toEqual(['one', 'two', 'three']);
    });
  });

/** The same pages with another stamp. */
async function otherBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-build-'));
  await cp(builtFolder('test'), folder, { recursive: true });
  await writeFile(join(folder, BUILD_STAMP_FILE), 'another build');
  return folder;
}

test('a page loads itself anew once after its server was upgraded, when it rests and nothing is unsaved', async ({
  browser,
}) => {
  const own = await readFile(join(builtFolder('test'), BUILD_STAMP_FILE), 'utf8');
  expect(own).toMatch(/^[0-9a-f]{16}$/);
  const upgraded = await otherBuild();
  const server = new ServerProcess(await makeDataFolder(), upgraded);
  await server.start();
  const people = new People(browser, server.origin);
  const { code } = await openClass(server.origin);
  const page = await people.page();
  await page.clock.install();
  await new JoinPage(page).join(code, 'Mina');
  await expect(page.locator('.board-container canvas')).toBeVisible();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  const chat = new ChatPage(page);
  await chat.waitUntilLive();
  await chat.open();
  await chat.field.fill('half a message');
  await page.clock.runFor(150_000);
  expect(loads).toBe(0);
  await chat.field.fill('');
  await page.clock.runFor(25_000);
  expect(loads).toBe(0);
  await page.clock.runFor(60_000);
  await expect.poll(() => loads).toBe(1);
  await expect(page.locator('.board-container canvas')).toBeVisible();
  await page.clock.runFor(300_000);
  expect(loads).toBe(1);
  await people.close();
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
  await rm(upgraded, { recursive: true, force: true });
});
