/** What a first visit loads: scripts within their budgets, as they come over the wire, and nothing from anywhere else (`people` watches). */
import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { buildClient } from '../../client/build.ts';
import { test as base, expect } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import { dataFolder, ServerProcess } from '../fixtures/server-process.ts';
import { DoorPage } from '../pages/door-page.ts';
import { ReachPage } from '../pages/reach-page.ts';

/** Bytes of compressed script. */
const DOOR_MAX = 40 * 1024;
const BOARD_MAX = 160 * 1024;
/** A school's line as a child gets it: 10 Mbit/s either way. Bytes a second, milliseconds. */
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

const test = base.extend<{ server: ServerProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  server: async ({}, use) => {
    const server = new ServerProcess(await dataFolder(), await buildClient('production', () => undefined));
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

interface Line {
  /** Fonts that the page asked for: they are held back until `comeFonts`. */
  readonly fontsAsked: () => number;
  readonly comeFonts: () => void;
  /** Is there ink on the paper? Text that waits for its font has a place, and nothing in it. */
  readonly isInked: (text: Locator) => Promise<boolean>;
}

async function onTheLine(page: Page): Promise<Line> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', LINE);
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\.woff2/, async (route) => {
    asked += 1;
    await promise;
    await route.continue();
  });
  return {
    fontsAsked: () => asked,
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

test('on a line of 10 Mbit/s the door loads 40 KB of script at most and a board 160 KB, and both are read before a font has come', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const door = await people.page();
  const atDoor = scriptsOf(door);
  const line = await onTheLine(door);
  // Fonts that are on their way hold up the event 'load', and nothing else.
  await door.goto('/', { waitUntil: 'commit' });
  await door.getByLabel('Code').fill(code);
  await expect.poll(line.fontsAsked).toBeGreaterThan(0);
  expect(await line.isInked(door.getByRole('heading', { name: 'Join a class' }))).toBe(true);
  line.comeFonts();
  // The list of open classes, which loads its own way to the server, has answered.
  await expect(door.locator('.open-classes .row')).toBeVisible();
  await door.waitForLoadState('networkidle');
  expect(atDoor.length).toBeGreaterThan(1);
  expect(await total(atDoor)).toBeLessThanOrEqual(DOOR_MAX);

  const student = await people.page();
  await new DoorPage(student).join(code, 'Mina');
  await expect(student.locator('.board-place canvas')).toBeVisible();
  // The same class by its own address, by somebody whose browser has nothing yet.
  const context = student.context();
  const fresh = await people.page({ storageState: await context.storageState() });
  const atBoard = scriptsOf(fresh);
  const atSchool = await onTheLine(fresh);
  await fresh.goto(student.url(), { waitUntil: 'commit' });
  await expect(fresh.locator('.board-place canvas')).toBeVisible();
  await expect.poll(atSchool.fontsAsked).toBeGreaterThan(0);
  expect(await atSchool.isInked(fresh.getByRole('button', { name: 'Picture', exact: true }))).toBe(true);
  atSchool.comeFonts();
  // The chat comes last, when the page is at rest.
  await expect(fresh.locator('.chat-button[data-live="true"]')).toBeVisible();
  await fresh.waitForLoadState('networkidle');
  expect(await total(atBoard)).toBeLessThanOrEqual(BOARD_MAX);

  // What follows is loaded when somebody asks for it.
  const reach = new ReachPage(fresh);
  await reach.open();
  await reach.loose.first().press('Enter');
  await expect(reach.status).toContainText('Piece');
  for (const cell of await reach.cells.all()) {
    const said = await reach.saysAfter(() => cell.press('Enter'));
    if (said.startsWith('Joined')) break;
  }
  await expect(reach.status).toContainText('Joined, 1 of 12');
  await expect(fresh.getByText('Saved')).toBeVisible();
});
