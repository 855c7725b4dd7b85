/** A rude name: its own page says that it waits; the wall, the chat, another student and the projector see the seat's number until the nod. */
import type { Page } from '@playwright/test';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Never a word of the pages themselves. */
const RUDE = 'Sh1tface';
const PICTURE = { name: 'p.png', mimeType: 'image/png' };

/** Everything that a page shows, says to a screen reader, and has received over its socket. */
class Watched {
  readonly page: Page;
  readonly #received: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => this.#received.push(payload.toString())),
    );
  }

  /** Loads the page again, so that its socket is listened to from its first byte. */
  async reload(): Promise<void> {
    this.#received.length = 0;
    await this.page.reload();
  }

  async holds(text: string): Promise<boolean> {
    return `${await this.page.locator('html').innerHTML()} ${this.#received.join(' ')}`.includes(text);
  }
}

async function openProjector({ page }: TeacherPage): Promise<Watched> {
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await page.getByRole('checkbox', { name: /Show names/ }).check();
  const popup = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open projector window' }).click();
  const projector = new Watched(await popup);
  await page.keyboard.press('Escape');
  await projector.reload();
  return projector;
}

/** A class with one board for all, a student beside, and a projector that shows names. */
async function openLesson(people: People) {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { together: true });
  await (await new ChatPage(teacher.page).open()).set('Who can write', 'Everybody');
  const projector = await openProjector(teacher);
  const jun = await people.student(code, 'Jun');
  const other = new Watched(jun.page);
  await new ChatPage(jun.page).open();
  const rude = await people.student(code, RUDE);
  return { teacher, projector, other, rude };
}

test('is on no page of others until the teacher allows it, over reloads and a restart; its own page says both', async ({
  people,
  server,
}) => {
  const { teacher, projector, other, rude } = await openLesson(people);
  const notice = rude.page.locator('.own-name');
  await expect(notice).toContainText(`Your teacher takes a quick look at “${RUDE}” first. Until then others see #2.`);
  const chat = await new ChatPage(rude.page).open();
  await chat.waitUntilLive();
  await chat.send('hello from me');
  await chat.button.click();
  await expect(new ChatPage(other.page).message('hello from me')).toContainText('#2');
  for (const round of ['at once', 'after a reload', 'after a restart']) {
    await expect(projector.page.getByText('#2', { exact: true })).toBeVisible();
    await expect(new ChatPage(other.page).message('hello from me')).toContainText('#2');
    for (const each of [other, projector]) expect(await each.holds(RUDE), `${round}: ${each.page.url()}`).toBe(false);
    if (round === 'at once') {
      for (const each of [other, projector]) await each.reload();
      await new ChatPage(other.page).open();
    } else if (round === 'after a reload') {
      await server.kill();
      await server.start();
    }
  }
  // The teacher's wall shows the number, and People what was typed.
  await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await expect(teacher.page.locator('.wall')).toContainText('#2');
  await expect(teacher.page.locator('.wall')).not.toContainText(RUDE);

  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice.locator('p')).toHaveCount(0);
  await rude.page.reload();
  await rude.ready();
  await expect(notice).toBeAttached();
  await expect(notice.locator('p')).toHaveCount(0);

  const panel = new PeoplePage(teacher.page);
  await panel.open();
  await expect(panel.dialog).toContainText(`Typed “${RUDE}”`);
  await panel.dialog.getByRole('button', { name: 'Allow this name' }).click();
  await expect(notice).toContainText(`Your teacher has seen your name. Now everybody sees “${RUDE}”.`);
  await expect(projector.page.getByText(RUDE)).toBeVisible();
  await expect.poll(() => other.holds(RUDE)).toBe(true);
  await notice.getByRole('button', { name: 'OK' }).click();
  await rude.page.reload();
  await rude.ready();
  await expect(notice.locator('p')).toHaveCount(0);
});

test('is told kindly that the teacher has changed it, also when the page was away', async ({ people }) => {
  const { teacher, projector, rude } = await openLesson(people);
  const notice = rude.page.locator('.own-name');
  await expect(notice).toContainText('Your teacher takes a quick look');
  const url = rude.page.url();
  await rude.page.goto('about:blank');
  const panel = new PeoplePage(teacher.page);
  await (await panel.seat('#2')).getByRole('button', { name: 'Change name' }).click();
  await panel.dialog.getByLabel('Name', { exact: true }).fill('Sam');
  await panel.dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(panel.dialog.getByRole('button', { name: /^Sam/ })).toBeVisible();
  await rude.page.goto(url);
  await rude.ready();
  await expect(projector.page.getByText('Sam')).toBeVisible();
  await expect(notice).toContainText('Your teacher gave you another name. Now everybody sees “Sam”.');
});
