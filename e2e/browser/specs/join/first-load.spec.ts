/** What a first visit loads: scripts within their budgets, as they come over the wire, and nothing from anywhere else (`people` watches). */
import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { buildClient } from '#client/build.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { test as base, expect } from '#e2e/browser/support/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';

/** Bytes of compressed script. */
const DOOR_MAX = 40 * 1024;
const BOARD_MAX = 160 * 1024;
/** A school's line as a child gets it: 10 Mbit/s either way. Bytes a second, milliseconds. */
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

/** Every script that a page loads from now on: the bytes of its body as they came over the wire. */
function scriptsOf(page: Page): Promise<number>[] {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (request.resourceType() !== 'script') return;
    scripts.push(response.finished().then(async () => (await request.sizes()).responseBodySize));
  });
  return scripts;
}

async function total(scripts: readonly Promise<number>[]): Promise<number> {
  const bytes = await Promise.all(scripts);
  return bytes.reduce((sum, each) => sum + each, 0);
}

interface SlowConnection {
  /** Fonts that the page asked for: they are held back until `comeFonts`. */
  readonly fontsAsked: () => number;
  readonly comeFonts: () => void;
  /** Is there ink on the paper? Text that waits for its font has a place, and nothing in it. */
  readonly isInked: (text: Locator) => Promise<boolean>;
}

async function overSlowNetwork(page: Page): Promise<SlowConnection> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  let fontRequests = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\.woff2/, async (route) => {
    fontRequests += 1;
    await promise;
    await route.continue();
  });
  return {
    fontsAsked: () => fontRequests,
    comeFonts: () => resolve(),
    async isInked(text) {
      const box = await text.boundingBox();
      if (box === null) return false;
      // Playwright's own pictures wait for fonts.
      const { data } = await devtools.send('Page.captureScreenshot', { clip: { ...box, scale: 1 } });
      const { channels } = await sharp(Buffer.from(data, 'base64')).stats();
      return channels.slice(0, 3).some(({ min, max }) => max - min > 100);
    },
  };
}

// Proves I27, I37.
test('on a line of 10 Mbit/s the door loads 40 KB of script at most and a board 160 KB, and both are read before a font has come', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const joinPage = await people.page();
  const atDoor = scriptsOf(joinPage);
  const network = await overSlowNetwork(joinPage);
  // Fonts that are on their way hold up the event 'load', and nothing else.
  await joinPage.goto('/', { waitUntil: 'commit' });
  await joinPage.getByLabel('Code').fill(code);
  await expect.poll(network.fontsAsked).toBeGreaterThan(0);
  expect(await network.isInked(joinPage.getByRole('heading', { name: 'Join a class' }))).toBe(true);
  network.comeFonts();
  // The list of open classes, which loads its own way to the server, has answered.
  await expect(joinPage.locator('.open-classes .row')).toBeVisible();
  await joinPage.waitForLoadState('networkidle');
  expect(atDoor.length).toBeGreaterThan(1);
  expect(await total(atDoor)).toBeLessThanOrEqual(DOOR_MAX);

  const student = await people.page();
  await new JoinPage(student).join(code, 'Mina');
  await expect(student.locator('.board-container canvas')).toBeVisible();
  // The same class by its own address, by somebody whose browser has nothing yet.
  const context = student.context();
  const boardPage = await people.page({ storageState: await context.storageState() });
  const atBoard = scriptsOf(boardPage);
  const atSchool = await overSlowNetwork(boardPage);
  await boardPage.goto(student.url(), { waitUntil: 'commit' });
  await expect(boardPage.locator('.board-container canvas')).toBeVisible();
  await expect.poll(atSchool.fontsAsked).toBeGreaterThan(0);
  expect(await atSchool.isInked(boardPage.getByRole('button', { name: 'Picture', exact: true }))).toBe(true);
  atSchool.comeFonts();
  // The chat comes last, when the page is at rest.
  await expect(boardPage.locator('.chat-button[data-live="true"]')).toBeVisible();
  await boardPage.waitForLoadState('networkidle');
  expect(await total(atBoard)).toBeLessThanOrEqual(BOARD_MAX);

  // What follows is loaded when somebody asks for it.
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
