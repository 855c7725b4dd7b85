/** Admission to a class and removal from it, over reloads of either side and restarts of the server. */
import type { Page } from '@playwright/test';
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { joinPath, PAGE, pagePath } from '#shared/protocol/paths.ts';

/** The page of a student who waits for approval. */
async function requestEntry(people: People, code: string, name: string): Promise<Page> {
  const page = await people.page();
  const joinPage = new JoinPage(page);
  await joinPage.openLink(code);
  await page.getByLabel('Name').fill(name);
  await joinPage.submit();
  await joinPage.waitForClass();
  await expect(page.getByRole('heading', { name: 'Your teacher will let you in.' })).toBeVisible();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  return page;
}

/** The expiry dates that this page receives from now on. In the interface, a date that moves by seconds reads the same. */
function expiries(page: Page): number[] {
  const dates: number[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      for (const [, at] of payload.toString().matchAll(/"expiresAt":(\d+)/g)) dates.push(Number(at));
    });
  });
  return dates;
}

test('keeps students waiting for approval over reloads and a restart, until a teacher admits or declines them', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const panel = new PeoplePage(teacher.page);
  await panel.setAdmission('Approval');
  await panel.close();
  await expect(teacher.page.getByText('Nobody is waiting to join.')).toBeVisible();
  const before = await teacher.page.locator('main').boundingBox();
  const mina = await requestEntry(people, code, 'Mina');
  const jun = await requestEntry(people, code, 'Jun');
  const strip = teacher.page.getByRole('complementary', { name: 'Waiting to join (2)' });
  await expect(strip).toContainText('Mina and 1 more are waiting to join.');
  // The strip is below everything else, and nothing has moved.
  expect(await teacher.page.locator('main').boundingBox()).toEqual(before);
  expect((await strip.boundingBox())?.y).toBeGreaterThanOrEqual((before?.y ?? 0) + (before?.height ?? 0));
  await expect(mina.getByRole('heading', { name: 'Your teacher will let you in.' })).toBeFocused();
  await expectAccessible(mina, 'waiting to be let in');
  await expect(
    teacher.page.getByRole('status').filter({ hasText: 'Mina and 1 more are waiting to join.' }),
  ).toBeAttached();

  // On a phone it says how many, in full.
  const usual = teacher.page.viewportSize();
  await teacher.page.setViewportSize({ width: 390, height: 844 });
  await expect(strip.locator('b')).toHaveText('2 are waiting');
  if (usual !== null) await teacher.page.setViewportSize(usual);
  await expect(strip.locator('b')).toHaveText('Mina and 1 more are waiting to join.');

  await mina.reload();
  await teacher.page.reload();
  await server.kill();
  await server.start();
  // The connection is back, so that a press has an effect.
  await expect(teacher.page.getByText('Reconnecting.', { exact: false })).toBeHidden();
  await expect(mina.getByText('Keep this page open. The class opens by itself.')).toBeVisible();
  await expect(strip).toBeVisible();
  await expect(mina.getByRole('heading', { name: 'Your teacher will let you in.' })).toBeVisible();

  // By the keyboard alone: the first student is admitted, the second declined.
  await strip.getByRole('button', { name: 'See who' }).press('Enter');
  await expectAccessible(teacher.page, 'people, two wait');
  await panel.dialog.getByRole('button', { name: 'Let in Mina' }).press('Enter');
  await new BoardPage(mina).ready();
  // The focus moves from the removed row to the one in its place, and after the last one to the panel's heading.
  await expect(panel.dialog.getByRole('button', { name: 'Let in Jun' })).toBeFocused();
  await panel.dialog.getByRole('button', { name: 'Turn Jun away' }).press('Enter');
  await expect(jun.getByText('You cannot join right now. Talk to your teacher.')).toBeVisible();
  await expectAccessible(jun, 'not let in');
  await expect(panel.dialog.getByRole('heading', { name: 'In the class (1)' })).toBeVisible();
  await expect(panel.dialog.getByRole('heading', { name: 'People' })).toBeFocused();

  // The next two are admitted together.
  await panel.close();
  const sora = await requestEntry(people, code, 'Sora');
  await expect(teacher.page.getByRole('button', { name: 'Let in', exact: true })).toBeVisible();
  const ada = await requestEntry(people, code, 'Ada');
  await teacher.page.getByRole('button', { name: 'Let everybody in' }).press('Enter');
  for (const page of [sora, ada]) await new BoardPage(page).ready();
  await expect(teacher.page.getByRole('button', { name: 'People' })).toBeFocused();
  await server.kill();
  await server.start();
  for (const page of [teacher.page, mina, sora]) await page.reload();
  for (const page of [mina, sora]) await new BoardPage(page).ready();
  // The declined student is not in the class, and may ask again.
  await jun.reload();
  await expect(jun.getByRole('alert')).toHaveText(/^We can’t find your place in this class here\./);
  await expect(jun.getByRole('combobox', { name: 'Language' })).toBeVisible();
  await expectAccessible(jun, 'no place in this class');
  // A class that there is not answers with the same words.
  const known = await jun.locator('main .join').innerText();
  const nobody = await people.page();
  await nobody.goto(pagePath('student', 'there-is-no-such-class' as ClassroomId));
  await expect(nobody.getByLabel('Code')).toBeFocused();
  expect(await nobody.locator('main .join').innerText()).toBe(known);
  // The code is typed where they are, and leads to the class whose address this page has.
  await jun.getByLabel('Code').fill(code);
  await jun.getByRole('button', { name: 'Next' }).click();
  await jun.getByLabel('Name').fill('Jun');
  await new JoinPage(jun).submit();
  await expect(jun.getByRole('heading', { name: 'Your teacher will let you in.' })).toBeVisible();
  await panel.open();
  await expect(panel.dialog.getByRole('heading', { name: 'In the class (3)' })).toBeVisible();
  await expect(panel.dialog.getByRole('radio', { name: 'Approval' })).toBeChecked();
});

test('refuses new students in a locked class, admits those with a seat, and marks the class in the list', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const panel = new PeoplePage(teacher.page);
  await panel.open();
  await panel.dialog.getByRole('checkbox', { name: 'Lock' }).check();
  await expect.poll(() => panel.dialog.getByRole('checkbox').isChecked()).toBe(true);
  // The box is checked at once; the list changes once the server has stored it.
  const late = await people.page();
  await late.goto(PAGE.join);
  const refusal = late.getByRole('button', { name: /Closed right now/ });
  await expect(refusal).toBeVisible();
  await server.kill();
  await server.start();
  await teacher.page.reload();
  await mina.page.reload();
  await mina.ready();
  await jun.ready();

  await late.goto(PAGE.join);
  await expect(refusal).toBeVisible();
  const joinPage = new JoinPage(late);
  await joinPage.openLink(code);
  await late.getByLabel('Name').fill('Sora');
  await joinPage.submit();
  await expect(late.getByText('Nobody new can join right now. Tell your teacher.')).toBeVisible();
  await panel.open();
  await panel.dialog.getByRole('checkbox', { name: 'Lock' }).uncheck();
  await expect(async () => {
    await late.getByRole('button', { name: 'Try again' }).click({ timeout: 2_000 });
    await joinPage.page.waitForURL(isClassUrl('student'), { timeout: 2_000 });
  }).toPass();
});

test('removes a student for now or for good, and keeps a banned one out over reload, another tab and a new name', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const panel = new PeoplePage(teacher.page);
  const minasSeat = await panel.seat('Mina');
  // What each does is said before it is pressed.
  for (const [name, does] of [
    ['Remove for now', /Seat and puzzle stay/],
    ['Remove for good', /cannot join again/],
    ['Erase data', /gone for good/],
  ] as const) {
    await expect(minasSeat.getByRole('button', { name })).toHaveAccessibleDescription(does);
    await expect(minasSeat.getByText(does)).toBeVisible();
  }
  await minasSeat.getByRole('button', { name: 'Remove for now' }).press('Enter');
  // It asks first, and can be declined.
  const question = minasSeat.getByRole('alert');
  await expect(question.getByText('Seat and puzzle stay.', { exact: false })).toBeVisible();
  await question.getByRole('button', { name: 'Keep' }).press('Enter');
  await expect(question).toHaveCount(0);
  await minasSeat.getByRole('button', { name: 'Remove for now' }).press('Enter');
  await question.getByRole('button', { name: 'Remove for now' }).press('Enter');
  await expect(mina.page.getByText('Your teacher has asked you to step out.')).toBeVisible();
  await expect(panel.dialog.getByRole('button', { name: 'Jun', exact: true })).toBeFocused();
  await expectAccessible(mina.page, 'removed for now');
  await server.kill();
  await server.start();
  await mina.page.reload();
  await expect(mina.page.getByText('Your teacher has asked you to step out.')).toBeVisible();
  const returnedPage = new JoinPage(mina.page);
  await returnedPage.openLink(code);
  await mina.page.getByLabel('Name').fill('Mina');
  await returnedPage.submit();
  await mina.ready();

  const junsChat = await new ChatPage(jun.page).open();
  await junsChat.send('rude words');
  await expect(junsChat.message('rude words')).toBeVisible();
  const actions = await panel.seat('Jun');
  await actions.getByRole('button', { name: 'Remove for good' }).click();
  await expect(actions.getByText('Remove Jun for good?')).toBeVisible();
  await expect(actions.getByRole('button', { name: 'Keep' })).toBeFocused();
  await actions.getByRole('checkbox', { name: 'Also delete what they wrote in the chat' }).check();
  await expectAccessible(teacher.page, 'asked before somebody is removed for good');
  await actions.getByRole('alert').getByRole('button', { name: 'Remove for good' }).click();
  const sentence = 'You cannot join this class any more. Ask your teacher why.';
  await expect(jun.page.getByRole('heading', { name: sentence })).toBeFocused();
  await expectAccessible(jun.page, 'removed for good');
  await server.kill();
  await server.start();
  await jun.page.reload();
  await expect(jun.page.getByText(sentence)).toBeVisible();
  const tab = await jun.page.context().newPage();
  await tab.goto(joinPath(code));
  await expect(tab.getByText(sentence)).toBeVisible();
  await mina.ready();
  await teacher.page.reload();
  const teachersChat = await new ChatPage(teacher.page).open();
  await expect(teachersChat.panel.getByText('Mina', { exact: false }).first()).toBeVisible();
  await expect(teachersChat.message('rude words')).toHaveCount(0);
  await panel.open();
  await expect(panel.dialog.getByText('One student was removed for good.')).toBeVisible();
  await panel.dialog.getByRole('button', { name: 'Let them ask again' }).click();
  await expect(panel.dialog.getByText('One student was removed for good.')).toHaveCount(0);
  await server.kill();
  await server.start();
  await tab.reload();
  await expect(tab.getByLabel('Name')).toBeVisible();
});

test('renames a student for everybody, shows a rejoin code, exports data, and erases a student', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const rude = await people.student(code, 'Rude');
  const mina = await people.student(code, 'Mina');
  const panel = new PeoplePage(teacher.page);
  const actions = await panel.seat('Rude');
  await actions.getByRole('button', { name: 'Change name' }).press('Enter');
  await expect(actions.getByLabel('Name')).toBeFocused();
  await actions.getByLabel('Name').fill('Ben');
  await actions.getByLabel('Name').press('Enter');
  await expect(rude.page.getByText('Ben', { exact: true }).first()).toBeAttached();
  await server.kill();
  await server.start();
  await rude.page.reload();
  await rude.ready();
  await expect(rude.page.getByText('Ben', { exact: true }).first()).toBeAttached();
  await expect(rude.page.getByText('Rude')).toHaveCount(0);
  await teacher.page.reload();

  const ben = await panel.seat('Ben');
  await ben.getByRole('button', { name: 'Show rejoin code' }).click();
  await rude.page.getByRole('button', { name: 'More', exact: true }).click();
  const rejoin = (await rude.page.locator('.rejoin-code').textContent()) ?? '';
  await expect(ben.getByText(rejoin)).toBeVisible();

  const download = teacher.page.waitForEvent('download');
  await ben.getByRole('link', { name: 'Download data' }).click();
  expect((await download).suggestedFilename()).toBe('student-1.json');

  await ben.getByRole('button', { name: 'Erase data' }).click();
  const erased = teacher.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await ben.getByRole('alert').getByRole('button', { name: 'Erase data' }).click();
  expect((await erased).status()).toBe(200);
  await expect(rude.page.getByText('Your teacher has erased all your data in this class.')).toBeVisible();
  await expect(panel.dialog.getByText('Ben')).toHaveCount(0);
  await server.kill();
  await server.start();
  await rude.page.reload();
  await expect(rude.page.getByText('We can’t find your place in this class here.')).toBeVisible();
  await teacher.page.reload();
  await panel.open();
  await expect(panel.dialog.getByRole('heading', { name: 'In the class (1)' })).toBeVisible();
  await expect(panel.dialog.getByText('Ben')).toHaveCount(0);
  await mina.ready();
});

test('finishes a lesson with a goodbye, reopens it with the same code, and deletes the class for everybody', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const expiryDates = expiries(teacher.page);
  const code = await teacher.openSample('Type a name');
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  await mina.solve(1);
  await mina.saved();
  const more = teacher.page.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await expect(teacher.page.getByText(/This class will be deleted on/)).toBeVisible();
  const [first] = expiryDates;
  await teacher.page.getByRole('button', { name: 'Keep longer' }).press('Enter');
  await expect.poll(() => expiryDates.at(-1)).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY);
  const longer = expiryDates.at(-1);
  const download = teacher.page.waitForEvent('download');
  await teacher.page.getByRole('link', { name: 'Results' }).click();
  await teacher.page.getByRole('link', { name: 'Download as a table (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Jogak results 20\d\d-\d\d-\d\d\.csv$/);
  const minasRow = teacher.page.getByRole('row', { name: /^Mina/ });
  await expect(minasRow).toContainText('8%');
  await expect(teacher.page.getByRole('row', { name: /^Jun/ })).toContainText('not started');
  // What is the same for all is said once, and on a phone the time is in view beside what is done.
  await expect(teacher.page.getByText('12 pieces each')).toBeVisible();
  await expect(teacher.page.getByRole('columnheader', { name: 'Pieces', exact: true })).toHaveCount(0);
  const size = teacher.page.viewportSize() ?? { width: 900, height: 600 };
  await teacher.page.setViewportSize({ width: 390, height: 844 });
  for (const column of [1, 2]) await expect(minasRow.getByRole('cell').nth(column - 1)).toBeInViewport({ ratio: 1 });
  await teacher.page.setViewportSize(size);
  await expectAccessible(teacher.page, 'results');
  await teacher.page.reload();
  await expect(minasRow).toContainText('8%');
  await teacher.page.getByRole('link', { name: 'Back' }).click();
  await more.click();
  await teacher.page.getByRole('button', { name: 'Finish for today' }).click();
  for (const { page } of [mina, jun])
    await expect(page.getByText('That’s all for today. See you next time!')).toBeVisible();
  await expect(mina.page.getByRole('toolbar')).toHaveCount(0);
  await expect(mina.page.getByRole('status').filter({ hasText: 'That’s all for today.' })).toBeVisible();
  await expectAccessible(mina.page, 'goodbye');
  const chat = new ChatPage(mina.page);
  await chat.button.click();
  await expect(chat.panel.getByText('The lesson is over, and the chat is closed.', { exact: false })).toBeVisible();
  await expect(chat.field).toHaveCount(0);

  await server.kill();
  await server.start();
  await mina.page.reload();
  await mina.ready();
  await expect(mina.page.getByText('That’s all for today. See you next time!')).toBeVisible();
  const late = await people.page();
  await late.goto(joinPath(code));
  await expect(late.getByText('Use the same code next time.', { exact: false })).toBeVisible();

  expiryDates.splice(0);
  await teacher.page.reload();
  await expect.poll(() => expiryDates[0]).toBe(longer);
  const strip = teacher.page.locator('.state-strip').filter({ hasText: 'Finished for today.' });
  await expect(strip.getByText('Finished for today.', { exact: false })).toBeInViewport({ ratio: 1 });
  await strip.getByRole('button', { name: 'Open again' }).press('Enter');
  await expect(strip).toHaveCount(0);
  await expect(teacher.page.getByRole('main')).toBeFocused();
  await expect(mina.page.getByRole('toolbar')).toBeVisible();
  await mina.ready();
  expect((await mina.piece(1)).group).toBe(0);
  await mina.solve(2);
  await mina.saved();
  await server.kill();
  await server.start();
  for (const { page } of [mina, teacher]) await page.reload();
  await mina.ready();
  await expect(mina.page.getByRole('toolbar')).toBeVisible();
  await chat.button.click();
  await expect(chat.field).toBeVisible();

  // A deletion is immediate and final, for everybody.
  await more.click();
  await teacher.page.getByRole('button', { name: 'Delete this class' }).click();
  const confirmDialog = teacher.page.getByRole('dialog', { name: 'Delete this class?' });
  await confirmDialog.getByRole('button', { name: 'Delete this class' }).press('Enter');
  await teacher.page.waitForURL(`**${PAGE.newClass}`);
  for (const { page } of [mina, jun])
    await expect(page.getByText('This class is over.', { exact: false })).toBeVisible();
  await server.kill();
  await server.start();
  await late.goto(joinPath(code));
  await expect(late.getByText('No class is open with this code.', { exact: false })).toBeVisible();
});

test('replaces a teacher’s link, which ends all pages of the old one, and gives a co-teacher a link of their own', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  await teacher.openSample('Type a name');
  const more = () => teacher.page.getByRole('button', { name: 'More', exact: true }).click();
  await more();
  await teacher.page.getByRole('button', { name: 'Links for teachers' }).click();
  const links = teacher.page.getByRole('dialog', { name: 'Links for teachers' });
  const old = await links.getByRole('textbox', { name: 'My link to this class' }).inputValue();
  const thief = await people.page();
  await thief.goto(old);
  await thief.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(thief.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await links.getByRole('button', { name: 'Replace my link' }).click();
  await expect(thief.getByText('This link does not work any more.')).toBeVisible();
  const tab = await thief.context().newPage();
  await tab.goto(old);
  await tab.getByRole('button', { name: 'Only now' }).click();
  await expect(tab.getByText('Only the teacher of this class can see this.')).toBeVisible();
  await expect(links.getByText('This is your new link.', { exact: false })).toBeVisible();
  const newLink = await links.getByRole('textbox', { name: 'My link to this class' }).inputValue();
  expect(newLink).not.toBe(old);

  await links.getByRole('button', { name: 'Make a link' }).click();
  const coLink = await links.getByRole('textbox', { name: 'Co-teacher link' }).inputValue();
  const helper = await people.page();
  await helper.goto(coLink);
  await helper.getByRole('button', { name: 'Only now' }).click();
  await expect(helper.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await helper.getByRole('button', { name: 'More', exact: true }).click();
  await expect(helper.getByText('You are here as a co-teacher.')).toBeVisible();
  await expect(helper.getByRole('button', { name: 'Delete this class' })).toHaveCount(0);
  await server.kill();
  await server.start();
  await helper.reload();
  await expect(helper.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await thief.reload();
  await expect(thief.getByText('This link does not work any more.')).toBeVisible();
  await teacher.page.reload();
  await more();
  await teacher.page.getByRole('button', { name: 'Links for teachers' }).click();
  await links.getByRole('button', { name: 'End this link' }).click();
  await expect(helper.getByText('This link does not work any more.')).toBeVisible();
});
