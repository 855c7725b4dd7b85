/** A teacher's link on somebody else's device, leaving it, and the list of the devices that are a teacher's. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { answerStayQuestion, openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { expectDialogRules } from '#e2e/browser/support/dialog-rules.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { PAGE, pagePath, teacherLink } from '#shared/protocol/paths.ts';

const linkOf = ({ id, key }: TestClass) => teacherLink('', id, key);
const isClassOpen = (page: Page) => expect(page.getByRole('button', { name: 'More', exact: true })).toBeVisible();
const refused = (page: Page) => page.getByText('This device is not a teacher’s any more.', { exact: false });

/** All that the browser stores, in every tab. */
async function storedIn(context: BrowserContext): Promise<string> {
  const texts = await Promise.all(
    context.pages().map((page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))),
  );
  return texts.join('\n');
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const button = page.getByRole('button', { name: 'Leave this device' });
  await button.click();
  // It says first what it means, and may be left as it is.
  const dialog = page.getByRole('dialog', { name: 'Leave this device?' });
  await expectDialogRules(dialog);
  await expect(dialog).toContainText('The next person on this device can’t see your classes then.');
  await dialog.getByRole('button', { name: 'Stay', exact: true }).click();
  await expect(button).toBeFocused();
  await button.click();
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
}

// Proves I52.
test('a tablet that a teacher used and left is a child’s: no class, no codes and no key, in any tab, over a restart', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
  const { id, code, key } = testClass;
  const page = await people.page();
  const context = page.context();
  await openTeacherLink(page, linkOf(testClass));
  await isClassOpen(page);
  expect(await storedIn(context)).toContain(key);
  // Pages without a connection, and one that the browser keeps for the way back.
  const cards = await context.newPage();
  await cards.goto(pagePath('seatCards', id));
  await expect(cards.locator('.card').first()).toBeVisible();
  const next = await context.newPage();
  await next.goto(pagePath('nextActivity', id));
  await next.evaluate(() => sessionStorage.setItem('jogak.teacherKey', 'typed'));
  const other = await context.newPage();
  await other.goto(pagePath('teacher', id));
  await isClassOpen(other);

  await leave(page);
  for (const tab of [page, cards, next, other]) await tab.waitForURL((url) => url.pathname === PAGE.join);
  const stored = await storedIn(context);
  for (const secret of [key, id, 'typed']) expect(stored).not.toContain(secret);

  await server.stop();
  await server.start();
  await page.goto(PAGE.newClass);
  await expect(page.getByRole('heading', { name: 'Start a class' }).or(page.locator('h1'))).toBeVisible();
  await expect(page.locator('.my-classes')).toHaveCount(0);
  await page.goto(pagePath('teacher', id));
  await expect(page.getByText('This page is for the class’s teacher.', { exact: false })).toBeVisible();
  const codes = await page.request.get(`/api/classrooms/${id}/rejoin-codes`);
  expect(codes.status()).toBe(404);
  await cards.goBack();
  await expect(cards.locator('.card')).toHaveCount(0);

  const door = new JoinPage(page);
  await door.openLink(code);
  await door.choose('2');
  await door.submit();
  await door.waitForClass();
  await page.goto(pagePath('teacher', id));
  await expect(page.getByText('Only the teacher of this class can see this.')).toBeVisible();
});

// Proves I52.
test('a link asks first; only now ends with the browser, and stores nothing', async ({ people, server }) => {
  const testClass = await openClass(server.origin);
  const page = await people.page();
  await page.goto(linkOf(testClass));
  await expect(page.locator('.stay-choices')).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(testClass.key));
  await expectAccessible(page, 'the question');
  // The safe answer is the first one that the keyboard reaches.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Only now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await isClassOpen(page);
  expect(await storedIn(page.context())).not.toContain(testClass.key);
  await page.reload();
  await isClassOpen(page);

  const cookies = await page.context().cookies();
  const closed = cookies.filter(({ expires }) => expires === -1);
  expect(closed).toHaveLength(1);
  for (const { name } of closed) await page.context().clearCookies({ name });
  await page.reload();
  await expect(refused(page)).toBeVisible();
  await page.goto(PAGE.newClass);
  await expect(page.locator('.my-classes')).toHaveCount(0);
});

// Proves I52.
test('a browser that lost its session shows the class whose key it stores, and comes back by it', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, {}, { title: 'Lions' });
  const page = await people.page();
  await openTeacherLink(page, linkOf(testClass));
  await isClassOpen(page);
  await page.context().clearCookies();
  await page.goto(PAGE.newClass);
  const row = page.getByRole('link', { name: /Lions/ });
  await expect(row).toContainText('Its link is kept on this device');
  expect(await row.getAttribute('href')).not.toContain(testClass.key);
  await row.click();
  await isClassOpen(page);
  await page.goto(PAGE.newClass);
  await expect(row).not.toContainText('Its link');

  // A key that opens nothing any more goes.
  await page.context().clearCookies();
  await testClass.teacher.replaceKey(testClass.id);
  await page.goto(pagePath('teacher', testClass.id));
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.goto(PAGE.newClass);
  await expect(page.locator('.my-classes')).toHaveCount(0);
});

// Proves I52.
test('the owner sees the devices and ends one: its pages say so at once, and its key is gone', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin);
  const { id, key } = testClass;
  const tablet = await people.page({
    userAgent:
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  });
  await openTeacherLink(tablet, linkOf(testClass));
  await isClassOpen(tablet);
  const laptop = await people.page();
  await laptop.goto(linkOf(testClass));
  await answerStayQuestion(laptop, 'now');
  await laptop.getByRole('button', { name: 'More', exact: true }).click();
  await laptop.getByRole('button', { name: 'Teachers’ devices' }).click();
  const list = laptop.locator('.device');
  await expect(list).toHaveCount(3);
  await expect(list.filter({ hasText: 'This device' })).toContainText('Only now');
  const chromebook = list.filter({ hasText: 'Chromebook · Chrome' });
  await expect(chromebook).toContainText('Open now');
  // Of the third nothing but its time is known.
  await expect(list.getByText(/^Device opened .*\d:\d\d/)).toHaveCount(1);
  await expectAccessible(laptop, 'the devices');
  await chromebook.getByRole('button', { name: 'End Chromebook' }).click();
  await expect(list).toHaveCount(2);
  await expect(refused(tablet)).toBeVisible();
  await expect.poll(() => storedIn(tablet.context())).not.toContain(key);
  await tablet.goto(PAGE.newClass);
  await expect(tablet.locator('.my-classes')).toHaveCount(0);
  await tablet.goto(pagePath('teacher', id));
  await expect(refused(tablet)).toBeVisible();
});
