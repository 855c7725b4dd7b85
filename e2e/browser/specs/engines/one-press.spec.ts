/** One press is done once, although the connection is reset before the answer: the engine, or the page, sends the request again. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { classroomFromPath, classroomPath, joinPath, PAGE, pagePath, ROUTE } from '#shared/protocol/paths.ts';

leaveToAll(test);

const SAMPLE = 'Telling the time*';

async function namesIn({ teacher, id }: TestClass): Promise<string[]> {
  return expectOk(await teacher.rejoinCodes(id)).seats.map(({ name }) => name);
}

async function arrives(page: EnginePage, kind: 'student' | 'teacher'): Promise<void> {
  await expect.poll(async () => classroomFromPath(kind, await page.path()), { timeout: 60_000 }).not.toBeNull();
}

test('one press each takes one seat, opens one class, deals once, and posts one message', async ({
  people,
  server,
}) => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  const resets = async (count: number) => expect.poll(() => proxy.resets).toBe(count);

  await test.step('a typed name', async () => {
    const testClass = await openClass(server.origin);
    const page = await people.page(proxy.origin);
    await page.goTo(joinPath(testClass.code));
    await page.fill('input', 'Name', 'Mina');
    proxy.resetAnswerTo(`POST ${ROUTE.join} `);
    await page.press('button', 'Join');
    await arrives(page, 'student');
    await resets(1);
    expect(await namesIn(testClass)).toEqual(['Mina']);
    await new EngineBoard(page).ready();
  });

  await test.step('a tapped number', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 9 });
    const page = await people.page(proxy.origin);
    await page.goTo(joinPath(testClass.code));
    await page.press('input[type=radio]', '7');
    proxy.resetAnswerTo(`POST ${ROUTE.join} `);
    await page.press('button', 'Join');
    await arrives(page, 'student');
    await resets(2);
    expect(await namesIn(testClass)).toHaveLength(1);
  });

  await test.step('a class and its picture', async () => {
    const page = await people.page(proxy.origin);
    await page.goTo(PAGE.newClass);
    const photo = join(server.folder, 'photo.jpg');
    await writeFile(photo, await drawing(800, 600).jpeg().toBuffer());
    await page.chooseFiles('input[type=file]', [photo]);
    await page.find('.preview canvas');
    proxy.resetAnswerTo(`POST ${ROUTE.classrooms} `, '/pictures HTTP/', '/activities HTTP/');
    await page.press('button', 'Open class');
    // An engine that does not send a picture again by itself leaves that to the page, which asks for another press.
    await page.until(
      () => document.querySelector('.code-digits') !== null || document.body.innerText.includes('then try again'),
      [],
      'the class, or a sentence',
      60_000,
    );
    if (classroomFromPath('teacher', await page.path()) === null) await page.press('button', 'Open class');
    await arrives(page, 'teacher');
    await resets(5);
    const teacher = new ApiClient(server.origin).withCookie(await page.driver.cookies());
    const classes = await teacher.myClassrooms();
    expect(classes).toHaveLength(1);
    if (classes[0] === undefined) return;
    const earlier = expectOk(await teacher.pictures(classes[0].id));
    expect(earlier.pictures).toHaveLength(1);
  });

  await test.step('the next activity', async () => {
    const testClass = await openClass(server.origin);
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Mina' }));
    const teacher = testClass.teacher.withOrigin(proxy.origin);
    const page = await people.pageOf(teacher, pagePath('nextActivity', testClass.id));
    // The pictures of the class come above the samples.
    await page.find('button', 'Picture 1');
    await page.press('button', SAMPLE);
    await page.find('.preview canvas');
    proxy.resetAnswerTo(`POST ${classroomPath('activities', testClass.id)} `);
    await page.press('button', 'Start the next picture');
    await arrives(page, 'teacher');
    await resets(6);
    const exported = await testClass.teacher.exportSeat(testClass.id, 1);
    expect('boards' in exported && exported.boards).toHaveLength(2);
  });

  await test.step('a message with a picture', async () => {
    const testClass = await openClass(server.origin);
    const page = await people.pageOf(testClass.teacher.withOrigin(proxy.origin), pagePath('teacher', testClass.id));
    await page.press('button', 'Chat*');
    await page.until(() => document.querySelector('[data-live=true]') !== null, [], 'the chat is connected');
    await page.find('.chat textarea');
    const picture = join(server.folder, 'chat.jpg');
    await writeFile(picture, await drawing(300, 200).jpeg().toBuffer());
    await page.chooseFiles('.chat input[type=file]', [picture]);
    await page.press('.chat textarea');
    await page.type('my picture');
    proxy.resetAnswerTo(`POST ${classroomPath('messages', testClass.id)} `);
    await page.press('.chat-composer button', 'Send');
    await resets(7);
    const posted = () =>
      [...document.querySelectorAll('.chat-message')].map(
        (message) => `${message.textContent?.includes('my picture')} ${message.hasAttribute('data-pending')}`,
      );
    await expect.poll(() => page.evaluate(posted), { timeout: 60_000 }).toEqual(['true false']);
  });
  await proxy.stop();
});
