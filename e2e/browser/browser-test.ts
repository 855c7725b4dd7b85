/** What every browser test has: a server of its own, a teacher and students in browsers of their own, and an eye on each page. */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { expectOk, ApiClient as Visitor } from '#client/headless/api-client.ts';
import { leaveLongTest } from '#e2e/browser/long-tests.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { findMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const CLIENT = fileURLToPath(new URL('../../dist/client-test', import.meta.url));

/** Without a GPU every pixel costs: boards of tests are small unless a test is about their size. */
const SMALL = { width: 900, height: 600 };
/** ... and show one pixel of sixteen, laid out as ever, unless it looks at them. */
const FEW_PIXELS = { deviceScaleFactor: 0.25 };
export const ALL_PIXELS = { deviceScaleFactor: 1 };

/** People of one test. */
export class People {
  readonly #browser: Browser;
  readonly #origin: string;
  /** Everything that a page complained about or asked of a foreign place. */
  readonly complaints: string[] = [];
  readonly #close: (() => Promise<void>)[] = [];

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** A browser of somebody's own. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.#origin,
      locale: 'en-GB',
      viewport: SMALL,
      ...FEW_PIXELS,
      // Without a GPU motion costs most of all: tests that are about it ask for it.
      reducedMotion: 'reduce',
      ...options,
    });
    this.#close.push(() => context.close());
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/ERR_(CONNECTION|EMPTY_RESPONSE|SOCKET|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|INTERNET|FAILED)|WebSocket|status of (4|5)\d\d/.test(
          message.text(),
        )
      ) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.#origin) && !/^(data|blob):/.test(url)) this.complaints.push(`foreign: ${url}`);
    });
    return page;
  }

  async teacher(options?: BrowserContextOptions): Promise<TeacherPage> {
    return new TeacherPage(await this.page(options), this.#origin);
  }

  /** A student who came in by the code: by what the door's page asks of the server, for tests that are not about the door. */
  async student(code: string, name: string, options?: BrowserContextOptions): Promise<BoardPage> {
    const page = await this.page(options);
    const apiClient = new Visitor(this.#origin);
    const { id } = expectOk(await apiClient.join({ code, name }));
    await adoptSession(page, apiClient);
    await page.goto(pagePath('student', id));
    const board = new BoardPage(page);
    await board.ready();
    return board;
  }

  async close(): Promise<void> {
    for (const close of this.#close) await close();
  }
}

/** What a plain run plays on MongoDB too. */
const PLAIN_ON_MONGO = /after kill -9 in the middle/;

interface TestFixtures {
  readonly leftToAll: undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly server: ServerProcess;
  readonly people: People;
}

interface WorkerFixtures {
  readonly onMongo: boolean;
  readonly mongo: TestMongo | null;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  /** Says the project of playwright.config.ts: keep everything in a MongoDB. */
  onMongo: [false, { option: true, scope: 'worker' }],
  mongo: [
    async ({ onMongo }, use) => {
      const testMongo = onMongo ? await findMongo() : null;
      const mongo = testMongo === null ? null : await TestMongo.start(testMongo);
      await use(mongo);
      await mongo?.close();
    },
    { scope: 'worker' },
  ],
  leftToAll: [
    async ({ onMongo }, use, info) => {
      leaveLongTest(info);
      leaveToAll(info, !onMongo || PLAIN_ON_MONGO.test(info.title));
      await use(undefined);
    },
    { auto: true },
  ],
  /** More of the server's environment; a test says `test.use({ settings })`. */
  settings: [{}, { option: true }],
  server: async ({ settings, onMongo, mongo }, use, info) => {
    info.skip(onMongo && mongo === null, `there is no MongoDB here: not ${MONGO_SOURCES}`);
    const folder = await makeDataFolder();
    const storeSettings = mongo === null ? {} : { MONGODB_URI: mongo.uri(basename(folder)) };
    const server = new ServerProcess(folder, CLIENT, { ...storeSettings, ...settings });
    await server.start();
    await use(server);
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  },
  people: async ({ browser, server }, use) => {
    const people = new People(browser, server.origin);
    await use(people);
    await people.close();
    expect(people.complaints).toEqual([]);
  },
});

export { expect };
