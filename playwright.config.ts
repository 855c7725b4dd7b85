/** Browser tests: a real Chromium, a real server for each. `npm test` names the browser in CHROMIUM_PATH; without it one is looked for. */
import { defineConfig } from '@playwright/test';
import type { EngineName } from './e2e/browser/support/engines/find-engines.ts';
import { installedBrowser } from './e2e/browser/support/find-browser.ts';

// The workers read this file too: they find here what was found the first time.
const browser = process.env['CHROMIUM_PATH'] ?? installedBrowser()?.path;
if (browser !== undefined) process.env['CHROMIUM_PATH'] = browser;

const report = process.env['TEST_REPORT'];
const isCi = process.env['CI'] !== undefined;

/** Specs of the engines beside Chromium: they start their own browsers. */
const ENGINE_SPECS = /specs\/engines\//;

export default defineConfig<object, { onMongo: boolean; engineName: EngineName }>({
  testDir: 'e2e/browser/specs',
  outputDir: 'test-results',
  globalSetup: './tools/test/build-pages.ts',
  // Twice the cores of the smallest machine we test on: there is much waiting in them.
  workers: 4,
  fullyParallel: true,
  forbidOnly: isCi,
  timeout: 180_000,
  globalTimeout: isCi ? 45 * 60_000 : 0,
  // A starved machine may fail a test that waits for a real server and three browsers; what passes at the second try is listed by name.
  retries: isCi ? 1 : 0,
  expect: { timeout: 15_000 },
  // The JSON is for the closing lines of `npm test`.
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  projects: [
    // What has to hold on either store, once more on the other one.
    {
      name: 'mongodb',
      grep: /becomes a class; a drag|after kill -9 in the middle|photo to open class|and survive a restart moving/,
      testIgnore: ENGINE_SPECS,
      use: { onMongo: true },
    },
    { name: 'embedded', testIgnore: ENGINE_SPECS },
    // Its driver makes mice of touches. Without H.264 of the system its films are GIFs, after minutes of VP9 that does not hold. What old
    // WebKit alone needs plays in `wpe`.
    {
      name: 'webkit',
      testMatch: ENGINE_SPECS,
      testIgnore: /engines\/(touch-hands|simple-board|hidden-words|menus-by-finger|films)/,
      use: { engineName: 'webkit' },
    },
    {
      name: 'firefox',
      testMatch: ENGINE_SPECS,
      testIgnore: /engines\/(simple-board|hidden-words|menus-by-finger)/,
      use: { engineName: 'firefox' },
    },
    // As old as Safari 16: it has no WebGL 2 and no popovers.
    {
      name: 'wpe',
      testMatch: /specs\/engines\/(main-flow|menus|simple-board|chat-panel|drawn-pictures|hidden-words)/,
      use: { engineName: 'wpe' },
    },
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 640 },
    // Keeping a trace is a fifth of all the work.
    trace: 'on-first-retry',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        // WebGL by SwiftShader, the same on every machine. The page around it is put together without it, at half the work.
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-gpu-compositing',
        // Four samples a pixel are four times the work in software; edges are not what tests look at.
        '--webgl-antialiasing-mode=none',
        // Root has no sandbox; nothing but our own pages is opened.
        '--no-sandbox',
        // Nothing of the browser's own leaves this machine.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
