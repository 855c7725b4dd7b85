/** What a page shows and could not get is requested again by itself, without a reload and without a press. */
import type { Locator, Page, Route } from '@playwright/test';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import type { ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

/** A network that refuses some requests of a page: half of them get no answer, half that of an overloaded proxy. */
class Refusals {
  #isOn = true;
  #count = 0;

  async begin(page: Page, path: RegExp): Promise<void> {
    await page.route(path, (route) => this.#onRequest(route));
  }

  get count(): number {
    return this.#count;
  }

  end(): void {
    this.#isOn = false;
  }

  async #onRequest(route: Route): Promise<void> {
    if (!this.#isOn) return route.continue();
    this.#count += 1;
    if (this.#count % 2 === 0) return route.abort();
    return route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>busy</h1>' });
  }
}

async function openLesson(people: People): Promise<{ teacher: TeacherPage; code: string }> {
  const teacher = await people.teacher();
  return { teacher, code: await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }) };
}

interface Case {
  /** The requests that are refused. */
  readonly path: RegExp;
  /** Opens the page that sends them, after `refuse` has been called for it; returns what is missing on it. */
  readonly open: (people: People, refuse: (page: Page) => Promise<void>) => Promise<Locator>;
}

const IMAGES: Readonly<Record<string, Case>> = {
  'a picture of the chat': {
    path: /\/messages\/\d+\/picture/,
    async open(people, refuse) {
      const { teacher, code } = await openLesson(people);
      const { page } = await people.student(code, 'Mina');
      await refuse(page);
      const students = await new ChatPage(page).open();
      const chat = await new ChatPage(teacher.page).open();
      await chat.attach('a.png', 'image/png', await scenery(300, 200));
      await chat.send('look');
      return students.message('look').locator('img');
    },
  },
  'the sample pictures': {
    path: /\/samples\/.*-small/,
    async open(people, refuse) {
      const page = await people.page();
      await refuse(page);
      await page.goto(PAGE.newClass);
      return page.locator('.samples img').first();
    },
  },
  'a picture of an earlier activity': {
    path: /\/pictures\/[^/]+$/,
    async open(people, refuse) {
      const { teacher } = await openLesson(people);
      await refuse(teacher.page);
      await teacher.page.goto(pagePath('nextActivity', classroomOf(teacher.page, 'teacher')));
      return teacher.page.getByRole('region', { name: 'Pictures from this class' }).locator('img').first();
    },
  },
  'the picture in the list of open classes': {
    path: /\/samples\/.*-small/,
    async open(people, refuse) {
      await (await people.teacher()).openSample('Type a name');
      const page = await people.page();
      await refuse(page);
      await page.goto(PAGE.join);
      return page.locator('.open-classes img');
    },
  },
  'the picture in the waiting room': {
    path: /\/samples\//,
    async open(people, refuse) {
      const teacher = await people.teacher();
      const code = await teacher.openSample('Type a name');
      await new PeoplePage(teacher.page).setAdmission('Approval');
      const page = await people.page();
      await refuse(page);
      await new JoinPage(page).join(code, 'Mina');
      return page.locator('.waiting-picture');
    },
  },
};

for (const [name, { path, open }] of Object.entries(IMAGES))
  test.describe(() => {
    leaveToAll(test, name === 'the sample pictures' || name === 'a picture of the chat');
    // Proves I48.
    test(`requests ${name} again until it is there`, async ({ people }) => {
      const refusals = new Refusals();
      const image = await open(people, (page) => refusals.begin(page, path));
      await expect.poll(() => refusals.count).toBeGreaterThan(2);
      expect(await isLoaded(image)).toBe(false);
      refusals.end();
      await expect.poll(() => isLoaded(image)).toBe(true);
    });
  });

async function isLoaded(image: Locator): Promise<boolean> {
  return image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);
}

/** What the page shows instead of an image: each is visible once it has arrived. */
const CONTENTS: Readonly<Record<string, Case>> = {
  'the picture of a board': {
    path: /\/pictures\/[^/]+$/,
    async open(people, refuse) {
      const { code } = await openLesson(people);
      const { page } = await people.student(code, 'Mina');
      await refuse(page);
      await page.reload();
      return page.locator('.board-container canvas');
    },
  },
  'the pictures of earlier activities': {
    path: /\/pictures$/,
    async open(people, refuse) {
      const { teacher } = await openLesson(people);
      await refuse(teacher.page);
      await teacher.page.goto(pagePath('nextActivity', classroomOf(teacher.page, 'teacher')));
      return teacher.page.getByRole('region', { name: 'Pictures from this class' }).locator('img').first();
    },
  },
  'the seat cards': {
    path: /\/cards$/,
    async open(people, refuse) {
      const teacher = await people.teacher();
      await teacher.openSample('My list', ['Ada', 'Bo']);
      await refuse(teacher.page);
      await teacher.page.goto(pagePath('seatCards', classroomOf(teacher.page, 'teacher')));
      return teacher.page.locator('.card').first();
    },
  },
};

for (const [name, { path, open }] of Object.entries(CONTENTS))
  test.describe(() => {
    leaveToAll(test, name === 'the seat cards');
    test(`requests ${name} again until they are answered`, async ({ people }) => {
      const refusals = new Refusals();
      // The page of the cards has the path of their request.
      const content = await open(people, (page) => refusals.begin(page, new RegExp(`/api/.*${path.source}`)));
      await expect.poll(() => refusals.count).toBeGreaterThan(3);
      await expect(content).toBeHidden();
      refusals.end();
      await expect(content).toBeVisible({ timeout: 30_000 });
    });
  });

test('shows the boards of earlier activities, and the list of open classes, once the server is back', async ({
  people,
  server,
}) => {
  const { teacher, code } = await openLesson(people);
  const { page } = await people.student(code, 'Mina');
  await teacher.dealAnother();
  const joinPage = await people.page();
  await joinPage.goto(PAGE.join);
  const row = joinPage.locator('.open-classes .row');
  await expect(row).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'My earlier puzzles' });
  const openDialog = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).first().click();
    await page.getByRole('button', { name: 'My earlier puzzles' }).click();
  };
  // Its code is there from now on.
  await openDialog();
  await expect(dialog.locator('canvas')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await stopAndAwait(server, page);
  await openDialog();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(row).toBeHidden();
  await server.start();
  await expect(dialog.locator('canvas')).toBeVisible({ timeout: 30_000 });
  await expect(row).toBeVisible({ timeout: 30_000 });
});

async function stopAndAwait(server: ServerProcess, page: Page): Promise<void> {
  await server.stop();
  await expect(page.getByText('Reconnecting.', { exact: false }).first()).toBeVisible();
}
