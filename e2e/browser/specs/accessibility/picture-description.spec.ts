/** Descriptions of pictures for blind students: samples describe each part, an upload has one sentence of the teacher's. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

test('describes each piece of a sample, and each place while the picture is shown', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect(keyboard.panel.getByText('A large clock shows eight minutes past ten')).toBeVisible();
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  const taken = await keyboard.statusAfter(() => keyboard.press('Enter'));
  const [, shown = ''] = /Picture: (.+)\.$/.exec(taken) ?? [];
  expect(shown).not.toBe('');
  const place = keyboard.cells.and(keyboard.page.locator(`[aria-label*="${shown}"]`));
  await expect(place).toHaveCount(0);
  await mina.page.getByRole('button', { name: 'Picture', exact: true }).click();
  await expect(place.first()).toBeAttached();
  // All pieces of one part share its description; the piece belongs to one of their places.
  const joined: string[] = [];
  for (const cell of await place.all()) joined.push(await keyboard.statusAfter(() => cell.click()));
  expect(joined.some((status) => status.startsWith('Joined') || status.startsWith('Nothing to join'))).toBe(true);
});

test('shows students the teacher’s description of an uploaded picture', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.page.goto(PAGE.newClass);
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  await teacher.page.locator('input[type=file]').first().setInputFiles(picture);
  await teacher.page.getByLabel('What it shows').fill('Bright circles before a blue sky.');
  await teacher.page.getByRole('button', { name: 'Open class' }).click();
  await teacher.page.waitForURL(isClassUrl('teacher'));
  const code = ((await teacher.page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect(keyboard.panel.getByText('Bright circles before a blue sky.')).toBeVisible();
});
