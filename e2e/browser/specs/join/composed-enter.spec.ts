/** One Enter submits a form whose field still composes Hangul, as it does without an input method. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { JoinPage } from '#e2e/browser/pages/join-page.ts';
import { PeoplePage } from '#e2e/browser/pages/people-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

/** Composes syllables as an input method does; the last one stays composed. */
async function compose(page: Page, syllables: Syllables): Promise<void> {
  const input = await page.context().newCDPSession(page);
  for (const [index, steps] of syllables.entries()) {
    for (const text of steps)
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    if (index < syllables.length - 1) await input.send('Input.insertText', { text: steps.at(-1) ?? '' });
  }
}

type Syllables = readonly (readonly string[])[];

/**
 * Composes a text whose last syllable stays composed, and presses the Enter that ends it, as Chromium on Windows and macOS tells it: without
 * a name. The page takes it for itself once the part has come that it loads when somebody begins to compose.
 */
async function composeAndEnter(field: Locator, syllables: Syllables): Promise<void> {
  const page = field.page();
  const last = syllables.at(-1)?.at(-1) ?? '';
  await expect(async () => {
    await field.fill('');
    await compose(page, syllables);
    await expect(field).toHaveValue(syllables.map((steps) => steps.at(-1)).join(''));
    const isTaken = await field.evaluate((element) => {
      const init = { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
      return !element.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    expect(isTaken).toBe(true);
  }).toPass();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.insertText', { text: last });
}

test('a name of which the last syllable is composed joins and renames by one Enter', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });

  const student = await people.page();
  await new JoinPage(student).openLink(code);
  const name = student.getByLabel('Name', { exact: true });
  await composeAndEnter(name, [
    ['ㅁ', '미'],
    ['ㄴ', '나'],
  ]);
  await expect(student.locator('.board-container')).toBeVisible();
  await expect(student.getByText('미나').first()).toBeVisible();

  const panel = new PeoplePage(teacher.page);
  const actions = await panel.seat('미나');
  await actions.getByRole('button', { name: 'Change name' }).click();
  const newName = actions.getByLabel('Name', { exact: true });
  await composeAndEnter(newName, [
    ['ㅁ', '미'],
    ['ㄴ', '노'],
  ]);
  await expect(panel.dialog.getByText('미노', { exact: true }).first()).toBeVisible();
});
