/** axe with the rules of WCAG 2.2 AA, on both start pages and the pages of a class, in both themes. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

// Proves I40.
test('meets the rules of axe on the start pages and in a class, light and dark', async ({ people }) => {
  test.setTimeout(300_000);
  const teacher = await people.teacher({ viewport: { width: 1_366, height: 768 } });
  await teacher.page.goto(PAGE.newClass);
  await expectAccessible(teacher.page, 'teach');
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  await expectAccessible(teacher.page, 'code page');
  const joinPage = await people.page();
  await joinPage.goto(PAGE.join);
  await expect(joinPage.getByLabel('Code')).toBeVisible();
  await expectAccessible(joinPage, 'join page');
  const mina = await people.student(code, 'Mina');
  await expectAccessible(mina.page, 'student');
  await mina.page.getByRole('button', { name: 'More tools' }).click();
  await expectAccessible(mina.page, 'student, more tools');
  await mina.page.keyboard.press('Escape');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await keyboard.statusAfter(() => keyboard.press('Enter'));
  await expectAccessible(mina.page, 'student, keys');
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const jun = await people.student(code, 'Jun', phone);
  await expect(jun.page.locator('.tray-piece').first()).toBeVisible();
  await expectAccessible(jun.page, 'student on a phone');
  await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
  await expectAccessible(teacher.page, 'wall');
  await teacher.page.getByRole('button', { name: 'When to mark' }).click();
  await expectAccessible(teacher.page, 'wall, when to mark');
  await teacher.page.keyboard.press('Escape');
  await teacher.openBoard('Mina');
  await expectAccessible(teacher.page, 'teacher');

  const more = teacher.page.locator('.bar').first().getByRole('button', { name: 'More', exact: true });
  await more.click();
  await expectAccessible(teacher.page, 'teacher, more');
  for (const [opens, title] of [
    ['Links for teachers', 'Links for teachers'],
    ['Rejoin codes', 'Rejoin codes'],
    ['Earlier puzzles', 'Earlier puzzles'],
    ['Delete this class', 'Delete this class?'],
  ] as const) {
    const button = teacher.page.getByRole('button', { name: opens });
    await button.press('Enter');
    await expect(teacher.page.getByRole('dialog', { name: title })).toBeVisible();
    await expectAccessible(teacher.page, `teacher, ${opens}`);
    // A dialog opened by the keyboard closes by it, and the focus returns.
    await teacher.page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
  await teacher.page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  const panel = new PeoplePage(teacher.page);
  await (await panel.seat('Mina')).getByRole('button', { name: 'Erase data' }).press('Enter');
  await expectAccessible(teacher.page, 'people, asked');
  await teacher.page.keyboard.press('Escape');
  await expect(teacher.page.getByRole('button', { name: 'People' })).toBeFocused();
  const chat = teacher.page.getByRole('button', { name: 'Chat' });
  await chat.press('Enter');
  await expect(teacher.page.getByRole('complementary', { name: 'Chat' }).getByRole('textbox')).toBeFocused();
  await expectAccessible(teacher.page, 'teacher, chat');
  await teacher.page.keyboard.press('Escape');
  await expect(chat).toBeFocused();
  await jun.page.getByRole('button', { name: 'Chat' }).click();
  await expect(jun.page.getByRole('complementary', { name: 'Chat' })).toBeVisible();
  await expectAccessible(jun.page, 'student on a phone, chat');
  await teacher.page.getByRole('link', { name: 'Next picture' }).click();
  await expect(teacher.page.getByRole('heading', { name: 'Next picture' })).toBeVisible();
  await expect(teacher.page.getByRole('region', { name: 'Pictures from this class' })).toBeVisible();
  await expectAccessible(teacher.page, 'the next picture');
  await teacher.page.getByRole('link', { name: 'Back' }).click();
  await expect(more).toBeVisible();
});

test('meets the rules of axe with every control of a teacher, on the teacher’s, the student’s and the projector’s page', async ({
  people,
}) => {
  test.setTimeout(300_000);
  const teacher = await people.teacher();
  const controls = new ControlsPage(teacher.page);
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const [mina, jun] = [await people.student(code, 'Mina'), await people.student(code, 'Jun')];
  await mina.page.getByRole('button', { name: 'I need help' }).click();
  await controls.setTimer(30);
  await teacher.page.getByRole('button', { name: '1 hand up' }).click();
  await expectAccessible(teacher.page, 'hands');
  await teacher.page.getByRole('button', { name: 'Present', exact: true }).click();
  await expectAccessible(teacher.page, 'present menu');
  const popup = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('link', { name: 'Open projector window' }).click();
  const projector = await popup;
  await projector.waitForURL(isClassUrl('present'));
  for (const what of ['1', '2', '3']) {
    await projector.keyboard.press(what);
    await projector.waitForTimeout(500);
    await expectAccessible(projector, `projector ${what}`);
  }
  await teacher.page.bringToFront();
  await teacher.page.keyboard.press('Escape');
  await teacher.openBoard('Mina');
  await controls.help('Show to everybody');
  await expect(jun.page.getByText('Everybody is looking at one puzzle now.', { exact: false })).toBeVisible();
  await expectAccessible(jun.page, 'student, spotlight');
  await expectAccessible(projector, 'projector, spotlight');
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(teacher.page.getByRole('button', { name: 'Stop showing' })).toHaveCount(1);
  await controls.helpPanel.getByLabel('Which piece?').selectOption({ index: 1 });
  await teacher.page.getByRole('button', { name: 'Show it to some…' }).click();
  await expectAccessible(teacher.page, 'teacher, help');
  await teacher.page.keyboard.press('Escape');
  await teacher.page.getByRole('button', { name: 'Stop showing' }).click();
  await controls.pauseAll();
  await expect(mina.page.getByText('Paused! Look at your teacher.')).toBeVisible();
  await expectAccessible(mina.page, 'student, paused');
});
