/** What a first visit loads: scripts within their budgets, as they come over the wire, and nothing from anywhere else (`people` watches). */
import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { buildClient } from '../../client/build.ts';
import { test as base, expect } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import { dataFolder, ServerProcess } from '../fixtures/server-process.ts';
import { DoorPage } from '../pages/door-page.ts';

/** Bytes of compressed script. */
const DOOR_MAX = 40 * 1024;
const BOARD_MAX = 160 * 1024;

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

test('the door loads 40 KB of script at most, a board 160 KB', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const door = await people.page();
  const atDoor = scriptsOf(door);
  await door.goto('/');
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
  await fresh.goto(student.url());
  await expect(fresh.locator('.board-place canvas')).toBeVisible();
  // The chat comes last, when the page is at rest.
  await expect(fresh.locator('.chat-button[data-live="true"]')).toBeVisible();
  await fresh.waitForLoadState('networkidle');
  expect(await total(atBoard)).toBeLessThanOrEqual(BOARD_MAX);
});
