/** One Enter submits a form whose field still composes Hangul, as it does without an input method. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Composes syllables as an input method does; the last one stays composed. */
async function compose(page: Page, syllables: readonly (readonly string[])[]): Promise<void> {
  const input = await page.context().newCDPSession(page);
  for (const [index, steps] of syllables.entries()) {
    for (const text of steps)
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    if (index < syllables.length - 1) await input.send('Input.insertText', { text: steps.at(-1) ?? '' });
  }
}

/** The Enter that ends a composed syllable, as Chromium on Windows and macOS tells it: without a name. */
async function pressUnnamedEnter(field: Locator, last: string): Promise<boolean> {
  const isPrevented = await field.evaluate((element) => {
    const init = { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
    return !element.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  const page = field.page();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.insertText', { text: last });
  return isPrevented;
}

test('a name of which the last syllable is composed joins and renames by one Enter', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const student = await people.page();
  await new JoinPage(student).openLink(code);
  const name = student.getByLabel('Name', { exact: true });
  await name.focus();
  // What it needs is loaded once a person begins to compose.
  const part = student.waitForResponse(/composed-submit/);
  await compose(student, [['ㅁ', '미']]);
  await part;
  await student.waitForLoadState('networkidle');
  await compose(student, [
    ['ㅁ', '미'],
    ['ㄴ', '나'],
  ]);
  await expect(name).toHaveValue('미나');
  expect(await pressUnnamedEnter(name, '나')).toBe(true);
  await expect(student.locator('.board-container')).toBeVisible();
  await expect(student.getByText('미나').first()).toBeVisible();

  const panel = new PeoplePage(teacher.page);
  const actions = await panel.seat('미나');
  await actions.getByRole('button', { name: 'Change name' }).click();
  const newName = actions.getByLabel('Name', { exact: true });
  await newName.fill('');
  await compose(teacher.page, [
    ['ㅁ', '미'],
    ['ㄴ', '노'],
  ]);
  await teacher.page.waitForLoadState('networkidle');
  await compose(teacher.page, [['ㄴ', '노']]);
  await expect(newName).toHaveValue('미노');
  expect(await pressUnnamedEnter(newName, '노')).toBe(true);
  await expect(panel.dialog.getByText('미노', { exact: true }).first()).toBeVisible();
});
