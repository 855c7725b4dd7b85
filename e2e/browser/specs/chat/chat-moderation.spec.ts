/** Every setting and action by which a teacher moderates the chat, on the pages of both sides. */

import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { classroomOf } from '#e2e/browser/pages/class-url.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { failure } from '#shared/protocol/errors.ts';
import { classroomPath } from '#shared/protocol/paths.ts';

// Playwright's tracing fetches the page's blob URLs, which our content policy forbids and reports.
test.use({ trace: 'off' });

async function classOfTwo(people: People) {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const chat = await new ChatPage(teacher.page).open();
  const mina = await new ChatPage((await people.student(code, 'Mina')).page).open();
  const jun = await new ChatPage((await people.student(code, 'Jun')).page).open();
  return { chat, mina, jun, code };
}

const photo = () => drawing(240, 160).jpeg().toBuffer();

test('lets students write to the teacher by default, to everybody, or not at all, and limits the rate', async ({
  people,
}) => {
  const { chat, mina, jun } = await classOfTwo(people);
  // By default a student's messages go to the teacher alone, marked as private on both sides.
  await expect(mina.panel.getByText('Only you and your teacher see this')).toBeVisible();
  await mina.send('help me please');
  await expect(chat.message('help me please').getByText('Only Mina and teachers see this')).toBeVisible();
  await expect(mina.message('help me please').getByText('Only you and your teacher see this')).toBeVisible();
  await chat.panel.getByLabel('To', { exact: true }).selectOption({ label: 'Mina' });
  await chat.send('I am coming');
  await expect(mina.message('I am coming')).toHaveAttribute('data-private', 'true');
  await chat.panel.getByLabel('To', { exact: true }).selectOption({ label: 'Everybody' });
  await chat.send('look here');
  await expect(jun.message('look here')).toHaveAttribute('data-by', 'teacher');
  expect(await jun.texts).toEqual(['look here']);

  await chat.set('Who can write', 'Everybody');
  await expect(mina.panel.getByLabel('To', { exact: true })).toBeVisible();
  await mina.send('hello all');
  await expect(jun.message('hello all')).toBeVisible();
  await mina.panel.getByLabel('To', { exact: true }).selectOption({ label: 'Teacher only' });
  await mina.send('only you');
  await expect(chat.message('only you')).toHaveAttribute('data-private', 'true');
  await mina.panel.getByLabel('To', { exact: true }).selectOption({ label: 'Everybody' });

  await chat.set('Slow mode', 'Every 30 s');
  await mina.page.waitForTimeout(300);
  await mina.send('too soon');
  await expect(mina.panel.getByText('Slow down a little.', { exact: false })).toBeVisible();
  await mina.panel.getByRole('button', { name: 'Edit' }).click();
  await expect(mina.field).toHaveValue('too soon');
  await chat.set('Slow mode', 'Off');
  await mina.field.press('Enter');
  await expect(jun.message('too soon')).toBeVisible();

  // A choice is shown at once and survives other updates until the answer arrives; a refusal reverts it.
  const { page } = chat;
  const answer = Promise.withResolvers<void>();
  await page.route(
    '**/api/**/chat',
    async (route) => {
      await answer.promise;
      await route.fulfill({ status: 403, json: failure('not-teacher') });
    },
    { times: 1 },
  );
  await chat.panel.getByRole('button', { name: 'Chat settings' }).click();
  const voices = chat.panel.getByRole('group', { name: 'Who can write' });
  await voices.getByRole('radio', { name: /^Off/ }).check({ force: true });
  const other = chat.panel.getByRole('group', { name: /^Pictures/ }).getByRole('radio', { name: 'Right away' });
  const settingsSaved = page.waitForResponse('**/api/**/chat');
  await other.check({ force: true });
  await settingsSaved;
  await mina.send('in between');
  await expect(page.getByRole('log', { name: 'Chat' }).getByText('Mina: in between')).toBeAttached();
  await expect(other).toBeChecked();
  await expect(voices.getByRole('radio', { name: /^Off/ })).toBeChecked();
  answer.resolve();
  await expect(voices.getByRole('radio', { name: /^Everybody/ })).toBeChecked();
  await chat.panel.getByRole('button', { name: 'Back to the chat' }).click();

  await chat.set('Who can write', 'Off');
  await expect(mina.panel.getByText('Your teacher has turned off the chat.')).toBeVisible();
  await expect(mina.field).toHaveCount(0);
  await expect(chat.panel.getByText('The chat is off.', { exact: false })).toBeVisible();
  expect(await jun.texts).toEqual(['look here', 'hello all', 'too soon', 'in between']);
});

test('forbids pictures by default, allows them after approval, or at once', async ({ people }) => {
  const { chat, mina, jun } = await classOfTwo(people);
  await expect(mina.panel.getByRole('button', { name: 'Add a picture' })).toHaveCount(0);
  await chat.set('Who can write', 'Everybody');
  await chat.set('Pictures from students', 'After I check');
  await mina.attach('a.jpg', 'image/jpeg', await photo());
  await mina.send('see this');
  await expect(mina.message('see this').getByText('Your teacher will check it first')).toBeVisible();
  await expect(chat.message('see this').getByText('Waiting for your approval')).toBeVisible();
  await jun.page.waitForTimeout(500);
  expect(await jun.texts).toEqual([]);
  await chat.message('see this').getByRole('button', { name: 'Show to everybody' }).click();
  await expect(jun.message('see this').locator('img')).toBeVisible();
  await expect(mina.message('see this').getByText('Your teacher will check it', { exact: false })).toBeHidden();

  await chat.set('Pictures from students', 'Right away');
  // By paste, and by drop.
  await mina.field.focus();
  const bytes = [...(await photo())];
  await mina.field.evaluate((field, data) => {
    const given = new DataTransfer();
    given.items.add(new File([new Uint8Array(data)], 'pasted.jpg', { type: 'image/jpeg' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(mina.panel.locator('.chat-chosen')).toBeVisible();
  await mina.send('pasted');
  await expect(jun.message('pasted').locator('img')).toBeVisible();
  await jun.panel.evaluate((panel, data) => {
    const given = new DataTransfer();
    given.items.add(new File([new Uint8Array(data)], 'dropped.jpg', { type: 'image/jpeg' }));
    panel.dispatchEvent(new DragEvent('dragover', { dataTransfer: given, bubbles: true, cancelable: true }));
    panel.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
  }, bytes);
  await jun.send('dropped');
  await expect(mina.message('dropped').locator('img')).toBeVisible();
  // A file that is no picture is refused when it is chosen.
  const noPicture = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
  await jun.panel.locator('input[type=file]').setInputFiles(noPicture);
  await expect(jun.panel.getByText('This file cannot be read.', { exact: false })).toBeVisible();
  await expect(jun.panel.locator('.chat-chosen')).toHaveCount(0);
  expect(await chat.texts).toEqual(['see this', 'pasted', 'dropped']);
});

test('shows on the other side what is pinned, reported, deleted, muted, blocked and cleared', async ({ people }) => {
  const { chat, mina, jun, code } = await classOfTwo(people);
  await chat.set('Who can write', 'Everybody');
  await mina.send('first');
  await mina.send('second');
  await expect(jun.message('second')).toBeVisible();

  await (await chat.openActions('first')).getByRole('button', { name: 'Pin to the top' }).click();
  await expect(jun.panel.locator('.chat-pin')).toContainText('Mina: first');
  await (await jun.openActions('second')).getByRole('button', { name: 'Tell the teacher' }).click();
  await expect(jun.panel.getByText('Your teacher has been told.')).toBeVisible();
  await expect(chat.message('second').getByText('Reported by 1')).toBeVisible();
  await expect(mina.message('second').getByText('Reported', { exact: false })).toHaveCount(0);

  await (await chat.openActions('second')).getByRole('button', { name: 'Delete' }).click();
  await expect(jun.message('second')).toHaveCount(0);
  await expect(mina.message('second')).toHaveCount(0);
  await (await chat.openActions('first')).getByRole('button', { name: 'Mute Mina' }).click();
  await expect(mina.panel.getByText('You cannot write right now. Talk to your teacher.')).toBeVisible();
  await expect(mina.field).toHaveCount(0);
  await chat.panel.getByRole('button', { name: 'Chat settings' }).click();
  await chat.panel.getByRole('button', { name: 'Unmute Mina' }).click();
  await chat.panel.getByLabel('Words not used in this class').fill('바보\npoop');
  await chat.panel.getByRole('button', { name: 'Save' }).click();
  await expect(chat.panel.getByText('Saved.')).toBeVisible();
  await chat.panel.getByRole('button', { name: 'Back to the chat' }).click();
  await mina.send('you 바보야');
  await expect(mina.panel.getByText(/^“바보.?” looks like a word/)).toBeVisible();
  await mina.panel.getByRole('button', { name: 'Delete', exact: true }).click();

  // Sent anyway it waits for the teacher, who allows the word for the class.
  await mina.send('you 바보야');
  await mina.panel.getByRole('button', { name: 'Send anyway' }).click();
  await expect(chat.message('you 바보야').getByText(/^Waits for you because of “바보.?”$/)).toBeVisible();
  expect(await jun.texts).not.toContain('you 바보야');
  await (await chat.openActions('you 바보야')).getByRole('button', { name: /^Allow “바보.?” and show it$/ }).click();
  await expect(jun.message('you 바보야')).toBeVisible();

  await chat.panel.getByRole('button', { name: 'Chat settings' }).click();
  await chat.panel.getByRole('button', { name: 'Clear the chat' }).click();
  await chat.panel.getByRole('button', { name: 'Clear all' }).click();
  await chat.panel.getByRole('button', { name: 'Back to the chat' }).click();
  for (const each of [chat, mina, jun]) {
    await expect(each.messages).toHaveCount(0);
    await expect(each.panel.locator('.chat-pin')).toHaveCount(0);
  }
  // A later student sees none of it.
  const sora = await new ChatPage((await people.student(code, 'Sora')).page).open();
  await mina.send('after');
  await expect(sora.message('after')).toBeVisible();
  expect(await sora.texts).toEqual(['after']);
});

test('gives a removed student no further message and no picture', async ({ people }) => {
  const { chat, mina } = await classOfTwo(people);
  await chat.attach('a.jpg', 'image/jpeg', await photo());
  await chat.send('for the class');
  const picture = await mina.message('for the class').locator('img').getAttribute('src');
  const classroom = classroomOf(mina.page, 'student');
  const statusOf = (path: string, json?: string) =>
    mina.page.evaluate(
      async ([to, body]) => {
        const headers = { 'Content-Type': 'application/json' };
        return (await fetch(to, body === undefined ? {} : { method: 'POST', headers, body })).status;
      },
      [path, json] as const,
    );
  expect(await statusOf(picture ?? '')).toBe(200);
  // The browser releases the seat: as after a removal, it no longer belongs to this browser.
  const { classrooms } = await (await mina.page.request.get('/api/mine')).json();
  const left = JSON.stringify({ person: classrooms[0].person });
  expect(await statusOf(classroomPath('leave', classroom), left)).toBe(200);
  await expect(mina.panel).toHaveCount(0);
  for (const path of [
    picture ?? '',
    classroomPath('messages', classroom),
    `${classroomPath('messages', classroom)}?since=0`,
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  const body = JSON.stringify({ operation: { page: 1, counter: 1 }, text: 'still here' });
  expect(await statusOf(classroomPath('messages', classroom), body)).toBe(404);
  await chat.send('they are gone');
  await expect(chat.message('they are gone')).toBeVisible();
  expect(await mina.page.content()).not.toContain('they are gone');
});
