/** A browser that translates the page, as Chromium does it: an element of its own takes the place of each text node. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { joinPath, PAGE, pagePath } from '#shared/protocol/paths.ts';

/** Translates every text that may be translated, now and whenever one appears: marked by ¿ ?, which no text of ours has. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const translateText = (text: Text) => {
      const parent = text.parentElement;
      if (parent === null || parent.closest('[translate=no], font, style, script, textarea') !== null) return;
      if (text.data.trim() === '') return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `¿${text.data}?`;
      outer.append(inner);
      text.replaceWith(outer);
    };
    const translateAll = (root: Node) => {
      const texts: Text[] = [];
      if (root instanceof Text) texts.push(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
      for (const text of texts) translateText(text);
    };
    translateAll(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.isConnected) translateAll(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

test('goes on telling counts, timer and states while both pages are translated', async ({ people }) => {
  const teacher = await people.teacher();
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  const code = await teacher.open(picture, { pieces: 12 });
  const mina = await people.student(code, 'Mina');
  for (const page of [teacher.page, mina.page]) await translate(page);
  const bar = mina.page.getByRole('banner');
  await expect(bar.locator('.progress')).toHaveText('0/12');
  await mina.place(1);
  await mina.place(2);
  await expect(bar.locator('.progress')).toHaveText('2/12');
  await expect(teacher.page.locator('.tile-progress')).toHaveText('2/12');

  const hand = mina.page.getByRole('button', { name: /I need help/ });
  await hand.click();
  await expect(mina.page.getByRole('button', { name: /Hand down/ })).toHaveText(/^¿?Hand down\??$/);

  await teacher.page.getByRole('button', { name: /Pause/ }).click();
  await expect(mina.page.getByText(/Paused! Look at your teacher/)).toBeVisible();
  await teacher.page
    .getByRole('button', { name: /Resume|Continue/ })
    .first()
    .click();
  await expect(mina.page.getByText(/Paused! Look at your teacher/)).toHaveCount(0);
});

/** Figures alone, such as counts, codes and times, and these texts, such as names: those that may be translated. Runs in the page. */
function translatable(texts: readonly string[]): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    const isFigures = /\d/.test(text) && /^[\d\s:/.,%+#]+$/.test(text);
    if (parent === null || !(isFigures || texts.includes(text))) continue;
    // What is written in the chat is its writer's.
    if (parent.closest('[translate=no], textarea, script, style, .chat-text') !== null) continue;
    found.push(`${parent.tagName.toLowerCase()}.${parent.className} ${text}`);
  }
  return found;
}

test('lets no count, code, time, name or state of figures be translated, on any page', async ({ people }) => {
  const found: string[] = [];
  const texts = ['Mina', 'Jun'];
  const look = async (page: Page, where: string) => {
    found.push(...(await page.evaluate(translatable, texts)).map((what) => `${where}: ${what}`));
  };
  const teacher = await people.teacher();
  const start = await people.page();
  await start.goto(PAGE.newClass);
  await start.getByRole('button', { name: 'Telling the time' }).click();
  await look(start, 'start page');
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  const code = await teacher.open(picture, { pieces: 12 });
  await look(teacher.page, 'code');
  const door = await people.page();
  await door.goto(PAGE.join);
  await expect(door.locator('.open-classes .row')).toBeVisible();
  await look(door, 'join page');
  const mina = await people.student(code, 'Mina');
  await new ControlsPage(teacher.page).setTimer(5);
  await expect(mina.page.getByRole('timer')).toBeVisible();
  const chat = await new ChatPage(teacher.page).open();
  await chat.send('hello');
  await expect(mina.page.locator('.badge')).toHaveText('1');
  await look(mina.page, 'board');
  await mina.page.getByRole('banner').getByRole('button', { name: 'More', exact: true }).click();
  texts.push((await mina.page.locator('.rejoin-code').textContent()) ?? '');
  await look(mina.page, 'the menu of a student');
  await mina.page.keyboard.press('Escape');
  await chat.button.click();
  await mina.page.getByRole('button', { name: /I need help/ }).click();
  await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await expect(teacher.page.locator('.tile')).toHaveCount(1);
  await look(teacher.page, 'wall');
  const peoplePanel = new PeoplePage(teacher.page);
  await peoplePanel.seat('Mina');
  await look(teacher.page, 'people');
  await peoplePanel.close();
  await teacher.page.locator('.tile').click();
  await expect(teacher.page.locator('.focus-head .status').first()).toBeVisible();
  await look(teacher.page, 'a board of the wall');
  const projector = await teacher.page.context().newPage();
  await projector.goto(pagePath('present', classroomOf(teacher.page, 'teacher')));
  await expect(projector.locator('.code-digits')).toBeVisible();
  for (const key of ['1', '2', '3', '5']) {
    await projector.keyboard.press(key);
    await look(projector, `projector ${key}`);
  }
  const listTeacher = await people.teacher();
  const listCode = await listTeacher.openSample('My list', ['Mina', 'Jun']);
  await listTeacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await expect(listTeacher.page.locator('.not-yet li')).toHaveCount(2);
  await look(listTeacher.page, 'students who are not here yet');
  await door.goto(joinPath(listCode));
  await expect(door.getByRole('radio', { name: 'Mina', exact: true })).toBeAttached();
  await look(door, 'names to tap');
  await listTeacher.seatCardLinks();
  await look(listTeacher.page, 'seat cards');
  expect(found).toEqual([]);
});
