/** Serves the pages of this folder and the client's sources to the browser tests: one server a worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { createServer } from 'vite';
import { leaveLongTest } from '#e2e/browser/long-tests.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

export interface ServedPages {
  /** With a slash at its end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export async function servePages(): Promise<ServedPages> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'jogak-board-'));
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ['pixi.js', 'pixi.js/unsafe-eval', 'earcut'] },
  });
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('the pages have no address');
  return {
    address: new URL('e2e/browser/support/harness/', address).href,
    async close() {
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

export const test = base.extend<{ leftToAll: undefined }, { boardPages: string }>({
  leftToAll: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use, info) => {
      leaveLongTest(info);
      await use(undefined);
    },
    { auto: true },
  ],
  /** The address of the pages, with a slash at its end. */
  boardPages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use) => {
      const pages = await servePages();
      await use(pages.address);
      await pages.close();
    },
    { scope: 'worker' },
  ],
});
