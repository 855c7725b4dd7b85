/** Pages on a network that lets HTTP pass and not WebSocket: a class plays; and where nothing passes, each page says what to do. */
import type { BrowserContextOptions, Page } from '@playwright/test';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { RestrictedNetwork, type WebSocketFate } from '#e2e/fixtures/server/restricted-network.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { classroomFromPath, pagePath, SOCKET_PATH } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

for (const fate of ['refused', 'swallowed', 'closed-soon'] as const satisfies readonly WebSocketFate[])
  test.describe(() => {
    leaveToAll(test, fate === 'refused');
    test(`a class plays by polling where a WebSocket is ${fate}, over a restart of the server`, async ({
      browser,
      server,
    }) => {
      const network = await RestrictedNetwork.start(Number(new URL(server.origin).port), fate);
      const [blocked, open] = [new People(browser, network.origin), new People(browser, server.origin)];
      const teacher = await blocked.teacher();
      const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { together: true });
      const [mina, jun] = [await blocked.student(code, 'Mina'), await open.student(code, 'Jun')];
      await mina.solve(1);
      await mina.saved();
      await expect.poll(async () => (await jun.piece(1)).group).toBe(0);
      await jun.solve(2);
      await expect.poll(async () => (await mina.piece(2)).group).toBe(0);

      const classroom = classroomFromPath('teacher', new URL(teacher.page.url()).pathname);
      if (classroom === null) throw new Error('no class');
      const projector = await teacher.page.context().newPage();
      await projector.goto(pagePath('present', classroom));
      await expect(projector.getByText('2 students are here')).toBeVisible({ timeout: 40_000 });
      const chat = await new ChatPage(mina.page).open();
      await chat.send('hello');
      await (await new ChatPage(teacher.page).open()).message('hello').waitFor();

      await server.stop();
      await mina.place(3);
      await expect(mina.page.getByText('Reconnecting.', { exact: false }).first()).toBeVisible({ timeout: 30_000 });
      expect(await mina.page.evaluate(() => window.__board?.isSaved)).toBe(false);
      await server.start();
      await expect.poll(() => mina.page.evaluate(() => window.__board?.isSaved), { timeout: 40_000 }).toBe(true);
      await expect.poll(async () => (await jun.piece(3)).group, { timeout: 40_000 }).toBe(0);
      await mina.page.reload();
      await mina.ready();
      expect((await mina.piece(3)).group).toBe(0);
      expect(network.polls).toBeGreaterThan(0);
      for (const people of [blocked, open]) {
        await people.close();
        expect(people.complaints).toEqual([]);
      }
      await network.stop();
    });
  });

/** Lets nothing of a connection pass from now on; the page itself, and requests over HTTP, come. */
async function blockConnections(page: Page): Promise<void> {
  await page.routeWebSocket(/./, (socket) => socket.close());
  await page.route(`**${SOCKET_PATH}/**`, (route) => route.abort('connectionreset'));
}

const IN: readonly (readonly [language: string, options: BrowserContextOptions, student: string, teacher: string])[] = [
  ['English', { locale: 'en-GB' }, 'Tell your teacher: “It does not connect.”', 'ask the person who runs the network'],
  ['Korean', { locale: 'ko-KR' }, '선생님께 “연결이 안 돼요”라고 말해 주세요.', '네트워크 담당자에게'],
];
for (const [language, options, ofStudent, ofTeacher] of IN)
  test.describe(() => {
    leaveToAll(test, language === 'Korean');
    test(`a page that does not connect says what to do and whom to ask, in ${language}`, async ({ people, server }) => {
      const { id, code, teacher } = await openClass(server.origin);
      const student = new ApiClient(server.origin);
      expectOk(await student.join({ code, name: 'Mina' }));
      const pages = await Promise.all(
        (
          [
            ['student', student, ofStudent],
            ['teacher', teacher, ofTeacher],
            ['present', teacher, ofTeacher],
          ] as const
        ).map(async ([kind, client, sentence]) => {
          const page = await people.page(options);
          await blockConnections(page);
          await adoptSession(page, client);
          await page.goto(pagePath(kind, id));
          return { page, sentence };
        }),
      );
      for (const { page, sentence } of pages)
        await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible({ timeout: 40_000 });
      // Once something passes the page comes by itself.
      for (const { page } of pages) {
        await page.unroute(`**${SOCKET_PATH}/**`);
        await expect(page.getByText(pages[0]?.sentence ?? '')).toBeHidden({ timeout: 40_000 });
      }
    });
  });

test('pages that lose their connection for long say so beside what they show, and in the chat', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const chat = await new ChatPage(mina.page).open();
  await new ControlsPage(teacher.page).page.getByRole('button', { name: 'Present', exact: true }).click();
  const popup = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('link', { name: 'Open projector window' }).click();
  const projector = await popup;
  await expect(projector.getByText('1 student is here')).toBeVisible();
  await server.stop();
  for (const [page, sentence] of [
    [mina.page.locator('.banner'), 'Tell your teacher'],
    [chat.panel.locator('.chat-composer'), 'Tell your teacher'],
    [teacher.page.locator('.banner'), 'ask the person who runs the network'],
    [projector.locator('.banner'), 'ask the person who runs the network'],
  ] as const)
    await expect(page).toContainText(sentence, { timeout: 40_000 });
  // One message at a time.
  for (const part of ['.banner', '.chat-composer'])
    await expect(mina.page.locator(part)).not.toContainText('Reconnecting');
  await expect(chat.panel.locator('.chat-composer')).toContainText('What you wrote is not lost.');
  await server.start();
  await expect(mina.page.locator('.banner')).toBeHidden({ timeout: 40_000 });
  await expect(projector.locator('.banner')).toBeHidden({ timeout: 40_000 });
});
