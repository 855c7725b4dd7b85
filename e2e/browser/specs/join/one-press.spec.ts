/** One press is done once, although the connection is reset before the answer: the browser, or the page, sends the request again. */
import type { Browser } from '@playwright/test';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { classroomPath, joinPath, PAGE, pagePath, ROUTE } from '#shared/protocol/paths.ts';

const FOR_STUDENTS = 'Tell your teacher: this browser keeps no cookies.';

interface BehindProxy extends AsyncDisposable {
  readonly proxy: FaultProxy;
  readonly people: People;
}

/** People whose browsers reach the server through a proxy that can reset a connection. */
async function behindProxy(browser: Browser, origin: string): Promise<BehindProxy> {
  const proxy = await FaultProxy.start(Number(new URL(origin).port));
  const people = new People(browser, proxy.origin);
  return {
    proxy,
    people,
    async [Symbol.asyncDispose]() {
      await people.close();
      await proxy.stop();
      expect(people.complaints).toEqual([]);
    },
  };
}

async function teacherOf(people: People, { teacher }: TestClass): Promise<TeacherPage> {
  const page = await people.page();
  await adoptSession(page, teacher);
  return new TeacherPage(page, teacher.origin);
}

async function namesIn({ teacher, id }: Pick<TestClass, 'teacher' | 'id'>): Promise<string[]> {
  return expectOk(await teacher.rejoinCodes(id)).seats.map(({ name }) => name);
}

test('one press on Join takes one seat', async ({ browser, server }) => {
  await using behind = await behindProxy(browser, server.origin);
  const teacher = new ApiClient(server.origin);
  const { id, code } = await teacher.openClassroom({});
  const page = await behind.people.page();
  await page.goto(joinPath(code));
  await page.getByLabel('Name').fill('Mina');
  behind.proxy.resetAnswerTo(`POST ${ROUTE.join} `);
  const door = new JoinPage(page);
  await door.submit();
  await door.waitForClass();
  expect(behind.proxy.resets).toBe(1);
  expect(await namesIn({ teacher, id })).toEqual(['Mina']);
  // Without a puzzle there are no tools, and the page's one sentence stands in its middle.
  const sentence = page.getByText('Your teacher is choosing a picture.');
  await expect(sentence).toBeVisible();
  const [board, text] = [await page.locator('.board-area').boundingBox(), await sentence.boundingBox()];
  expect((text?.y ?? 0) - (board?.y ?? 0)).toBeGreaterThan((board?.height ?? 0) / 3);
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('one press on a tapped number takes it once, and nobody is told that it is taken', async ({ browser, server }) => {
  await using behind = await behindProxy(browser, server.origin);
  const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 9 });
  const page = await behind.people.page();
  await page.goto(joinPath(testClass.code));
  const door = new JoinPage(page);
  await door.choose('7');
  behind.proxy.resetAnswerTo(`POST ${ROUTE.join} `);
  await door.submit();
  await door.waitForClass();
  expect(behind.proxy.resets).toBe(1);
  expect(await namesIn(testClass)).toHaveLength(1);
});

test('one press on Open class opens one class', async ({ browser, server }) => {
  await using behind = await behindProxy(browser, server.origin);
  const page = await behind.people.page();
  await page.goto(PAGE.newClass);
  await page.getByRole('button', { name: 'Telling the time' }).click();
  await expect(page.locator('.preview canvas')).toBeVisible();
  behind.proxy.resetAnswerTo(`POST ${ROUTE.classrooms} `);
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  expect(behind.proxy.resets).toBe(1);
  const [cookie] = await page.context().cookies();
  const opener = new ApiClient(server.origin).withCookie(`${cookie?.name}=${cookie?.value}`);
  expect(await opener.myClassrooms()).toHaveLength(1);
});

test('one press on the next picture deals once', async ({ browser, server }) => {
  await using behind = await behindProxy(browser, server.origin);
  const testClass = await openClass(server.origin);
  expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Mina' }));
  const { page } = await teacherOf(behind.people, testClass);
  await page.goto(pagePath('nextActivity', testClass.id));
  await page.getByRole('button', { name: 'Telling the time' }).click();
  await expect(page.locator('.preview canvas')).toBeVisible();
  behind.proxy.resetAnswerTo(`POST ${classroomPath('activities', testClass.id)} `);
  await page.getByRole('button', { name: 'Start the next picture' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  expect(behind.proxy.resets).toBe(1);
  const exported = await testClass.teacher.exportSeat(testClass.id, 1);
  expect('boards' in exported && exported.boards).toHaveLength(2);
});

test('one press on Send posts one picture', async ({ browser, server }) => {
  await using behind = await behindProxy(browser, server.origin);
  const testClass = await openClass(server.origin);
  const { page } = await teacherOf(behind.people, testClass);
  await page.goto(pagePath('teacher', testClass.id));
  const chat = await new ChatPage(page).open();
  await chat.waitUntilLive();
  await chat.attach('a.jpg', 'image/jpeg', await drawing(300, 200).jpeg().toBuffer());
  behind.proxy.resetAnswerTo(`POST ${classroomPath('messages', testClass.id)} `);
  await chat.send('my picture');
  await expect(chat.message('my picture')).toBeVisible();
  expect(behind.proxy.resets).toBe(1);
  await page.reload();
  await chat.open();
  await expect(chat.message('my picture')).toHaveCount(1);
});

test('a browser that keeps no cookie is told so in place of a form that would be in vain', async ({
  browser,
  server,
}) => {
  await using behind = await behindProxy(browser, server.origin);
  behind.proxy.dropCookies();
  const testClass = await openClass(server.origin);
  const page = await behind.people.page();
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === ROUTE.myClassrooms) asked += 1;
  });
  const openAndRead = async (address: string, sentence: string) => {
    asked = 0;
    await page.goto(address);
    await expect(page.getByText(sentence)).toBeVisible();
    expect(asked).toBe(2);
  };
  for (const address of [PAGE.join, joinPath(testClass.code)]) {
    await openAndRead(address, FOR_STUDENTS);
    await expect(page.locator('form')).toHaveCount(0);
  }
  await expectAccessible(page, 'no cookies');
  await openAndRead(PAGE.newClass, 'This browser blocks cookies');
});

test('a browser that keeps its cookie asks for its classes once', async ({ people }) => {
  const page = await people.page();
  await page.goto(PAGE.join);
  await expect(page.getByText('Open now')).toBeVisible();
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === ROUTE.myClassrooms) asked += 1;
  });
  await page.reload();
  await expect(page.getByText('Open now')).toBeVisible();
  expect(asked).toBe(1);
  await expect(page.getByText(FOR_STUDENTS)).toBeHidden();
});
