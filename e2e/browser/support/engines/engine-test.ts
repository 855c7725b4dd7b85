/** What every test in an engine beside Chromium has: a server of its own, and people with browsers of their own. */
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import type { ApiClient } from '#client/headless/api-client.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import type { Engine } from './engine-driver.ts';
import { EnginePage } from './engine-page.ts';
import { startDisplay } from './engine-process.ts';
import { type EngineName, findEngine } from './find-engines.ts';
import { firefox } from './firefox-driver.ts';
import { webKit } from './webkit-driver.ts';

const CLIENT = fileURLToPath(new URL('../../../../dist/client-test', import.meta.url));
/** As in the tests in Chromium: without a GPU every pixel costs. */
const SIZE = { width: 900, height: 600 };

export class EnginePeople {
  readonly #engine: Engine;
  readonly #pages: EnginePage[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** A browser of somebody's own. */
  async page(origin: string, size = SIZE): Promise<EnginePage> {
    const driver = await this.#engine.open();
    const page = new EnginePage(driver, origin);
    this.#pages.push(page);
    await page.resize(size);
    return page;
  }

  /** A page that goes on with the session of an API client. @param path that it opens */
  async pageOf({ origin, cookie }: ApiClient, path: string, size = SIZE): Promise<EnginePage> {
    const page = await this.page(origin, size);
    await page.driver.setCookie(origin, cookie);
    await page.goTo(path);
    return page;
  }

  /** What each page shows, for the report of a test that failed. */
  async screenshots(): Promise<Buffer[]> {
    const shots = await Promise.allSettled(this.#pages.map((page) => page.driver.screenshot()));
    return shots.flatMap((shot) => (shot.status === 'fulfilled' ? [shot.value] : []));
  }

  /** Closes all pages. @returns their errors */
  async close(): Promise<string[]> {
    const errors: string[] = [];
    for (const page of this.#pages) {
      errors.push(...(await page.errors().catch(() => [])));
      await page.driver.close().catch(() => undefined);
    }
    return errors;
  }
}

interface TestFixtures {
  readonly server: ServerProcess;
  readonly people: EnginePeople;
}

interface WorkerFixtures {
  readonly engineName: EngineName;
  readonly engine: Engine | string;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  /** Which one, by the project of playwright.config.ts. */
  engineName: ['webkit', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const found = findEngine(engineName);
      if (typeof found === 'string') return use(found);
      const display = await startDisplay(found.xvfb);
      const engine =
        engineName === 'firefox'
          ? await firefox(found.browser, display.name)
          : webKit(engineName, found.browser, display.name);
      await use(engine);
      await engine[Symbol.asyncDispose]();
      await display.process.stop();
    },
    { scope: 'worker' },
  ],
  server: async ({ engine }, use, info) => {
    info.skip(typeof engine === 'string', String(engine));
    const server = new ServerProcess(await makeDataFolder(), CLIENT);
    await server.start();
    await use(server);
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  },
  people: async ({ engine, server: _server }, use, info) => {
    if (typeof engine === 'string') return info.skip(true, engine);
    const people = new EnginePeople(engine);
    await use(people);
    if (info.status !== info.expectedStatus)
      for (const [index, png] of (await people.screenshots()).entries())
        await writeFile(info.outputPath(`page-${index + 1}.png`), png);
    expect(await people.close()).toEqual([]);
  },
});

export { expect };
