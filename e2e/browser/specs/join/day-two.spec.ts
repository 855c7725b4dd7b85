/** The next day, on other devices: the join page asks who was here before, and one press of the teacher gives each child their own board. */
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

/** Yesterday: each was in the class, and their device is gone. */
async function yesterday({ id, code, teacher }: TestClass, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const browser = new ApiClient(teacher.origin);
    expectOk(await browser.join({ code, name }));
    const player = new Player(browser, id);
    await player.waitUntil(() => player.view !== null, 'the class');
    player.close();
  }
}

/** Each name with the number of its board. */
async function boardsOf({ id, teacher }: TestClass, count: number): Promise<ReadonlyMap<string, number>> {
  const player = new Player(teacher, id);
  const names = () =>
    (player.view?.boards ?? []).flatMap(({ board, members }) => members.map(({ name }) => [name, board] as const));
  await player.waitUntil(() => names().length === count, 'the boards');
  const boards = new Map(names());
  player.close();
  return boards;
}

async function teacherPage(people: People, { id, teacher }: TestClass) {
  const page = await people.page();
  await adoptSession(page, teacher);
  await page.goto(pagePath('teacher', id));
  return page;
}

async function askToJoin(people: People, code: string, name: string): Promise<JoinPage> {
  const join = new JoinPage(await people.page({ viewport: { width: 480, height: 480 } }));
  await join.openLink(code);
  await join.page.getByLabel('Name').fill(name);
  await join.submit();
  await expect(join.page.getByRole('heading', { name: /was here before\. Is that you\?/ })).toBeFocused();
  return join;
}

test('a class of 28 in browsers of their own: one press of the teacher, and everybody is at their own board', async ({
  people,
  server,
}) => {
  test.slow();
  const testClass = await openClass(server.origin, {}, { capacity: 28 });
  const names = Array.from({ length: 28 }, (_, index) => `Student ${index + 1}`);
  await yesterday(testClass, names);
  const before = await boardsOf(testClass, 28);
  const teacher = await teacherPage(people, testClass);
  const pages: JoinPage[] = [];
  for (const name of names) {
    const join = await askToJoin(people, testClass.code, name);
    await join.page.getByRole('button', { name: 'Yes, that’s me' }).click();
    await join.waitForClass();
    pages.push(join);
  }
  await expect(teacher.locator('.waiting-strip b')).toHaveText('Student 1 and 27 more are back on other devices.');
  await teacher.getByRole('button', { name: 'Let everybody in' }).click();
  await expect(teacher.locator('.waiting-strip')).toHaveCount(0);
  for (const { page } of pages) await new BoardPage(page).ready();
  expect(await boardsOf(testClass, 28)).toEqual(before);
  for (const [index, { page }] of pages.entries()) {
    const mine = await page.evaluate(async () => (await fetch('/api/mine')).json());
    expect(mine.classrooms).toMatchObject([{ seat: { name: names[index] } }]);
  }
});

test('asks by keyboard and reader, lets somebody new in as ever, and the teacher may say no and make room', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, {}, { capacity: 1 });
  await yesterday(testClass, ['Mina']);
  const teacher = await teacherPage(people, testClass);
  const join = await askToJoin(people, testClass.code, 'mina');
  await expectAccessible(join.page, 'were you here before');
  await join.page.keyboard.press('Tab');
  await expect(join.page.getByRole('button', { name: 'Yes, that’s me' })).toBeFocused();
  await join.page.keyboard.press('Enter');
  await join.waitForClass();
  await expect(teacher.locator('.waiting-strip b')).toHaveText('Mina is back on another device.');
  const panel = new PeoplePage(teacher);
  await panel.open();
  await expect(panel.dialog.getByText('Back on another device.')).toBeVisible();
  await expectAccessible(teacher, 'back on another device');
  await panel.dialog.getByRole('button', { name: 'Turn Mina away' }).click();
  await expect(join.page.getByText('You cannot join right now.')).toBeVisible();

  const second = await askToJoin(people, testClass.code, 'Mina');
  await second.page.getByRole('button', { name: 'No, I’m new' }).click();
  await expect(second.page.getByText('This class is full.')).toBeVisible();
  await expect(panel.dialog.getByText('1 of 1 places are taken.')).toBeVisible();
  await panel.dialog.getByRole('button', { name: '5 more places' }).click();
  await expect(panel.dialog.getByText('1 of 6 places are taken.')).toBeVisible();
  // It is not the name's fault, and nothing invites to join what is full.
  await expect(second.page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'false');
  await expect(second.page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
  await second.page.getByRole('button', { name: 'Try again' }).click();
  await second.page.getByRole('button', { name: 'No, I’m new' }).click();
  await second.waitForClass();
  await new BoardPage(second.page).ready();
  await expect(panel.dialog.getByRole('button', { name: /^Mina 2/ })).toBeVisible();
});
