/** The scripts of a first visit stay within their budgets of transferred bytes. `people` checks that nothing comes from elsewhere. */
import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { buildClient } from '#client/build.ts';
import { test as base, expect } from '#e2e/browser/browser-test.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** Bytes of compressed script. */
const JOIN_PAGE_MAX = 40 * 1024;
const BOARD_MAX = 160 * 1024;
/** A school's network: 10 Mbit/s each way. Bytes a second; milliseconds. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

const test = base.extend<{ server: ServerProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  server: async ({}, use) => {
    const server = new ServerProcess(await makeDataFolder(), await buildClient('production', () => undefined));
    await server.start();
    await use(server);
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  },
});

/** The transferred bytes of every script that a page loads from now on: parts are fetched first, and come from the cache then. */
function scriptsOf(page: Page): Promise<number>[] {
  const scripts: Promise<number>[] = [];
  const seen = new Set<string>();
  page.on('response', (response) => {
    const request = response.request();
    if (!new URL(request.url()).pathname.endsWith('.js') || seen.has(request.url())) return;
    seen.add(request.url());
    scripts.push(response.finished().then(async () => (await request.sizes()).responseBodySize));
  });
  return scripts;
}

async function total(scripts: readonly Promise<number>[]): Promise<number> {
  const bytes = await Promise.all(scripts);
  return bytes.reduce((sum, each) => sum + each, 0);
}

/**
 * Waits until no further script has come for two seconds. An idle network is no sign: a page that polls for lack of a WebSocket always
 * has a request open.
 */
async function allLoaded(scripts: readonly Promise<number>[]): Promise<void> {
  let before = -1;
  const isUnchanged = () => {
    const isSame = scripts.length === before;
    before = scripts.length;
    return isSame;
  };
  await expect.poll(isUnchanged, { intervals: [2_000], timeout: 60_000 }).toBe(true);
}

interface SlowConnection {
  /** The number of requested fonts, which are held back until `releaseFonts`. */
  readonly fontRequests: () => number;
  readonly releaseFonts: () => void;
  /** Whether a text is visible: one that waits for its font has a place, and nothing in it. */
  readonly isVisible: (text: Locator) => Promise<boolean>;
}

async function overSlowNetwork(page: Page): Promise<SlowConnection> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  let fontCount = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\.woff2/, async (route) => {
    fontCount += 1;
    await promise;
    await route.continue();
  });
  return {
    fontRequests: () => fontCount,
    releaseFonts: () => resolve(),
    async isVisible(text) {
      const box = await text.boundingBox();
      if (box === null) return false;
      // Playwright's own screenshots wait for fonts.
      const { data } = await devtools.send('Page.captureScreenshot', { clip: { ...box, scale: 1 } });
      const { channels } = await sharp(Buffer.from(data, 'base64')).stats();
      return channels.slice(0, 3).some(({ min, max }) => max - min > 100);
    },
  };
}

// Proves I27, I37.
test('loads at most 40 KB of script for the join page and 160 KB for a board, both readable before any font has loaded', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const joinPage = await people.page();
  const joinScripts = scriptsOf(joinPage);
  const network = await overSlowNetwork(joinPage);
  // Pending fonts delay the event 'load', and nothing else.
  await joinPage.goto(PAGE.join, { waitUntil: 'commit' });
  await joinPage.getByLabel('Code').fill(code);
  await expect.poll(network.fontRequests).toBeGreaterThan(0);
  expect(await network.isVisible(joinPage.getByRole('heading', { name: 'Join a class' }))).toBe(true);
  network.releaseFonts();
  // The list of open classes loads its own scripts, and has answered.
  await expect(joinPage.locator('.open-classes .row')).toBeVisible();
  await allLoaded(joinScripts);
  expect(joinScripts.length).toBeGreaterThan(1);
  expect(await total(joinScripts)).toBeLessThanOrEqual(JOIN_PAGE_MAX);

  const student = await people.page();
  await new JoinPage(student).join(code, 'Mina');
  await expect(student.locator('.board-container canvas')).toBeVisible();
  // The same class by its address, in a browser with an empty cache.
  const context = student.context();
  const boardPage = await people.page({ storageState: await context.storageState() });
  const boardScripts = scriptsOf(boardPage);
  const schoolNetwork = await overSlowNetwork(boardPage);
  await boardPage.goto(student.url(), { waitUntil: 'commit' });
  await expect(boardPage.locator('.board-container canvas')).toBeVisible();
  await expect.poll(schoolNetwork.fontRequests).toBeGreaterThan(0);
  expect(await schoolNetwork.isVisible(boardPage.getByRole('button', { name: 'Picture', exact: true }))).toBe(true);
  schoolNetwork.releaseFonts();
  // The chat loads last, when the page is idle.
  await expect(boardPage.locator('.chat-button[data-live="true"]')).toBeVisible();
  await allLoaded(boardScripts);
  expect(await total(boardScripts)).toBeLessThanOrEqual(BOARD_MAX);

  // The keyboard panel loads only when it is opened.
  const keyboard = new KeyboardPage(boardPage);
  await keyboard.open();
  await keyboard.loose.first().press('Enter');
  await expect(keyboard.status).toContainText('Piece');
  for (const cell of await keyboard.cells.all()) {
    const statusLine = await keyboard.statusAfter(() => cell.press('Enter'));
    if (statusLine.startsWith('Joined')) break;
  }
  await expect(keyboard.status).toContainText('Joined, 1 of 12');
  await expect(boardPage.getByText('Saved')).toBeVisible();
});
