/** Every page before a server, or a proxy, that answers each request with an error for a while: it asks rarely, and is well afterwards. */
import type { Page } from '@playwright/test';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';

/** Milliseconds. */
const FAILS_FOR = 20_000;
/** With pauses that double, a thing is asked for 5 or 6 times meanwhile. */
const REQUESTS_MAX = 8;
/** More than the pause after these. */
const WELL_AGAIN = { timeout: 45_000 };

interface FailingPage {
  readonly name: string;
  readonly who: 'student' | 'teacher';
  readonly path: (classroom: ClassroomId) => string;
  /** What shows that the page has all that it asked for. */
  readonly isWell: (page: Page) => Promise<void>;
}

const hasChat = (page: Page) => expect(page.locator('.chat-button')).toHaveAttribute('data-live', 'true');

/** Every page that asks by itself. */
const PAGES: readonly FailingPage[] = [
  {
    name: 'join',
    who: 'student',
    path: () => PAGE.join,
    isWell: (page) => expect(page.getByText('Mina')).toBeVisible(),
  },
  {
    name: 'student',
    who: 'student',
    path: (id) => pagePath('student', id),
    async isWell(page) {
      await expect(page.locator('.board-container canvas').first()).toBeVisible();
      await hasChat(page);
    },
  },
  { name: 'teacher', who: 'teacher', path: (id) => pagePath('teacher', id), isWell: hasChat },
  {
    name: 'new class',
    who: 'teacher',
    path: () => PAGE.newClass,
    isWell: (page) => expect(page.locator('.my-classes a')).toBeVisible(),
  },
];

/** Answers a page's requests with an error. */
class FailingServer {
  readonly requests = new Map<string, number>();
  readonly answered = new Set<string>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async fail(status: number): Promise<void> {
    await this.#page.route('**/api/**', async (route) => {
      const requested = `${route.request().method()} ${route.request().url()}`;
      this.requests.set(requested, (this.requests.get(requested) ?? 0) + 1);
      await route.fulfill({ status, contentType: 'text/html', body: '<h1>A proxy</h1>' });
    });
  }

  async recover(): Promise<void> {
    this.#page.on('response', (response) => {
      if (response.ok()) this.answered.add(`${response.request().method()} ${response.url()}`);
    });
    await this.#page.unroute('**/api/**');
  }

  get unanswered(): string[] {
    return [...this.requests.keys()].filter((requested) => !this.answered.has(requested));
  }
}

// Proves I44.
for (const status of [413, 429, 500, 502])
  test.describe(() => {
    leaveToAll(test, status === 502);
    test(`no page asks a server that answers ${status} often, and all are well afterwards`, async ({
      people,
      server,
    }) => {
      test.slow();
      const testClass = await openClass(server.origin);
      const student = new ApiClient(server.origin);
      expectOk(await student.join({ code: testClass.code, name: 'Mina' }));
      const pages = await Promise.all(
        PAGES.map(async ({ who, path, ...row }) => {
          const page = await people.page();
          await adoptSession(page, who === 'student' ? student : testClass.teacher);
          const failing = new FailingServer(page);
          await failing.fail(status);
          await page.goto(path(testClass.id));
          return { ...row, page, failing };
        }),
      );
      await pages[0]?.page.waitForTimeout(FAILS_FOR);
      for (const { name, failing } of pages) {
        expect(failing.requests.size, name).toBeGreaterThan(0);
        expect(
          [...failing.requests].filter(([, times]) => times > REQUESTS_MAX),
          name,
        ).toEqual([]);
      }
      // Others notice nothing.
      expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Jun' }));

      await Promise.all(pages.map(({ failing }) => failing.recover()));
      for (const { name, page, failing, isWell } of pages) {
        await expect.poll(() => failing.unanswered, { ...WELL_AGAIN, message: name }).toEqual([]);
        await isWell(page);
      }
    });
  });
