/** A page is left and comes back, with a network or without: every move and message is there once, or is asked about before. */
import type { Page } from '@playwright/test';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';

const PIECES = 20;

async function pictureFile() {
  return { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
}

async function openClass(people: People): Promise<{ teacher: TeacherPage; code: string; chat: ChatPage }> {
  const teacher = await people.teacher();
  const code = await teacher.open(await pictureFile(), { pieces: PIECES });
  const chat = await new ChatPage(teacher.page).open();
  await chat.set('Who can write', 'Everybody');
  return { teacher, code, chat };
}

async function comeIn(people: People, code: string, name: string): Promise<BoardPage> {
  const page = await people.page();
  await new JoinPage(page).join(code, name);
  const board = new BoardPage(page);
  await board.ready();
  return board;
}

async function solveAll(board: BoardPage, pieces: readonly number[]): Promise<void> {
  for (const piece of pieces) await board.place(piece);
}

/** The pieces on the mat, as the server has them. */
async function placed(board: BoardPage): Promise<number[]> {
  const pieces = Array.from({ length: PIECES }, (_, index) => index + 1);
  const groups = await Promise.all(pieces.map(async (piece) => (await board.piece(piece)).group));
  return pieces.filter((_, index) => groups[index] === 0);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function say(chat: ChatPage, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await chat.send(text);
    await expect(chat.panel.locator('.chat-text', { hasText: text }).last()).toBeVisible();
  }
}

/** @param away what happens before the page comes back */
async function backAndForward(page: Page, away: () => Promise<void> = async () => undefined): Promise<void> {
  const url = page.url();
  await new BoardPage(page).forget();
  await page.goBack();
  await page.waitForURL((at) => at.href !== url);
  await away();
  await page.goForward();
  await page.waitForURL(url);
}

test('a student’s moves and messages are all there after Back and Forward, and after a reload', async ({ people }) => {
  test.setTimeout(120_000);
  const { code, chat: teachers } = await openClass(people);
  const mina = await comeIn(people, code, 'Mina');
  let chat = await new ChatPage(mina.page).open();
  await say(chat, ['one', 'two']);
  await chat.button.click();
  await solveAll(mina, upTo(5));
  await mina.saved();
  await backAndForward(mina.page);
  await mina.ready();
  await solveAll(mina, [6, 7, 8, 9, 10, 11, 12]);
  await mina.saved();
  chat = await new ChatPage(mina.page).open();
  await say(chat, ['three', 'four']);
  await expect.poll(() => teachers.texts).toEqual(['one', 'two', 'three', 'four']);
  await mina.page.reload();
  await mina.ready();
  expect(await placed(mina)).toEqual(upTo(12));
});

test('a teacher’s messages and moves are all there after Back and Forward', async ({ people }) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const code = await teacher.openByHand(await pictureFile(), { pieces: PIECES });
  await comeIn(people, code, 'Mina');
  await say(await new ChatPage(teacher.page).open(), ['one', 'two']);
  await solveAll(await teacher.openBoard('Mina'), upTo(2));
  await backAndForward(teacher.page);
  await say(await new ChatPage(teacher.page).open(), ['three', 'four']);
  const board = await teacher.openBoard('Mina');
  await solveAll(board, [3, 4, 5]);
  await board.saved();
  await teacher.page.reload();
  const chat = await new ChatPage(teacher.page).open();
  await expect.poll(() => chat.texts).toEqual(['one', 'two', 'three', 'four']);
  await expect.poll(async () => placed(await teacher.openBoard('Mina'))).toEqual(upTo(5));
});

/** Another child comes to the device by the door, and plays; then Mina comes back. */
async function otherChild(page: Page, code: string): Promise<BoardPage> {
  const [, classroom = ''] = /class\/([^/?#]+)/.exec(page.url()) ?? [];
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const leave = async () => {
    const { classrooms } = await (await context.request.get('/api/mine')).json();
    const mine = classrooms.find(({ id }: { id: string }) => id === classroom);
    await context.request.post(`/api/classrooms/${classroom}/leave`, { data: { person: mine.person } });
  };
  const join = (name: string) => context.request.post('/api/join', { data: { code, name } });
  await leave();
  expect((await join('Jun')).ok()).toBe(true);
  const jun = new BoardPage(await context.newPage());
  await jun.page.goto(`/class/${classroom}`);
  await jun.ready();
  await jun.saved();
  expect(await placed(jun)).toEqual([]);
  await jun.page.close();
  await leave();
  expect((await join('Mina')).ok()).toBe(true);
  const mina = new BoardPage(await context.newPage());
  await mina.page.goto(`/class/${classroom}`);
  return mina;
}

const DEPARTURES: Readonly<Record<string, (page: Page, code: string) => Promise<BoardPage>>> = {
  'a reload': async (page) => {
    await page.context().setOffline(false);
    await page.reload();
    return new BoardPage(page);
  },
  'a closed tab': async (page) => {
    const context = page.context();
    const url = page.url();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(url);
    return new BoardPage(next);
  },
  'the back key': async (page) => {
    await backAndForward(page, () => page.context().setOffline(false));
    return new BoardPage(page);
  },
  'another child on the device': otherChild,
};

// Proves I42.
for (const [departure, comeBack] of Object.entries(DEPARTURES))
  test.describe(() => {
    leaveToAll(test, departure === 'another child on the device');
    test(`ten drops and three messages without a network are there once after ${departure}`, async ({ people }) => {
      test.setTimeout(120_000);
      const { code, chat: teachers } = await openClass(people);
      const mina = await comeIn(people, code, 'Mina');
      const chat = await new ChatPage(mina.page).open();
      await chat.waitUntilLive();
      await mina.page.context().setOffline(true);
      await say(chat, ['one', 'two', 'three']);
      await chat.button.click();
      await solveAll(mina, upTo(10));
      const returned = await comeBack(mina.page, code);
      await returned.ready();
      await expect.poll(() => placed(returned), { timeout: 30_000 }).toEqual(upTo(10));
      await returned.saved();
      await expect.poll(() => teachers.texts, { timeout: 30_000 }).toEqual(['one', 'two', 'three']);
    });
  });

/** The kinds of questions that a page asks; each is declined. */
function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.type());
    void dialog.dismiss();
  });
  return questions;
}

test('asks before a page is left with moves that its browser does not store', async ({ people }) => {
  const { code } = await openClass(people);
  const page = await people.page();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await new JoinPage(page).join(code, 'Mina');
  const mina = new BoardPage(page);
  await mina.ready();
  const questions = questionsOf(page);
  await page.context().setOffline(true);
  await solveAll(mina, upTo(2));
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => questions).toEqual(['beforeunload']);
  await page.evaluate(() => history.back());
  await expect.poll(() => questions).toEqual(['beforeunload', 'confirm']);
  await page.context().setOffline(false);
  await mina.saved();
  await page.reload();
  await mina.ready();
  expect(questions).toEqual(['beforeunload', 'confirm']);
  expect(await placed(mina)).toEqual(upTo(2));
});

test('asks before a child gives the device away with moves that are not sent, and leaves nothing behind', async ({
  people,
}) => {
  const { code } = await openClass(people);
  const mina = await comeIn(people, code, 'Mina');
  const { page } = mina;
  const questions = questionsOf(page);
  const storedMoves = () =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('jogak.outbox')).length);
  const giveAway = page.getByRole('button', { name: 'It is someone else’s turn' });
  // What stands in the menu comes with the first press on the page, before the network goes.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(giveAway).toBeVisible();
  await page.keyboard.press('Escape');
  await page.context().setOffline(true);
  await solveAll(mina, upTo(2));
  expect(await storedMoves()).toBe(1);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await giveAway.click();
  await expect.poll(() => questions).toEqual(['confirm']);
  await page.context().setOffline(false);
  await mina.saved();
  // Nothing is lost now, but the seat: another question, that can be declined, too.
  await giveAway.click();
  await expect.poll(() => questions).toEqual(['confirm', 'confirm']);
  await expect.poll(() => new URL(page.url()).pathname).not.toBe('/');
  page.removeAllListeners('dialog');
  page.on('dialog', (dialog) => {
    expect(dialog.message()).toContain('Your puzzle stays.');
    void dialog.accept();
  });
  await giveAway.click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await storedMoves()).toBe(0);
});

test('asks before a page is left with a picture that is not sent, and only then', async ({ people }) => {
  const { code, chat: teachers } = await openClass(people);
  await teachers.set('Pictures from students', 'Right away');
  const mina = await comeIn(people, code, 'Mina');
  const questions = questionsOf(mina.page);
  const chat = await new ChatPage(mina.page).open();
  await chat.waitUntilLive();
  // What reads a picture may not have loaded yet when the network goes.
  await chat.attach('a.jpg', 'image/jpeg', await drawing(300, 200).jpeg().toBuffer());
  await mina.page.context().setOffline(true);
  await chat.send('my picture');
  await mina.page.close({ runBeforeUnload: true });
  await expect.poll(() => questions).toEqual(['beforeunload']);
  const url = mina.page.url();
  await mina.page.evaluate(() => history.back());
  await expect.poll(() => questions).toEqual(['beforeunload', 'confirm']);
  await expect.poll(() => mina.page.url()).toBe(url);
  await mina.page.context().setOffline(false);
  await expect(teachers.message('my picture')).toBeVisible({ timeout: 40_000 });
  await mina.page.reload();
  await mina.ready();
  expect(questions).toEqual(['beforeunload', 'confirm']);
});
