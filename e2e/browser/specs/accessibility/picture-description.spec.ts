/** What a picture shows, for who cannot see it: samples have words for each part, an upload one sentence of the teacher's. */

import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { expect, test } from '#e2e/browser/support/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

test('a sample says what each piece shows, and where the picture is shown what belongs on each place', async ({
  people,
}) => {
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
  // Pieces of one part of the picture share its words; the piece belongs on one of those places.
  const joined: string[] = [];
  for (const cell of await place.all()) joined.push(await keyboard.statusAfter(() => cell.click()));
  expect(joined.some((said) => said.startsWith('Joined') || said.startsWith('Nothing to join'))).toBe(true);
});

test('a teacher’s sentence on her own picture is told to her students', async ({ people }) => {
  const teacher = await people.teacher();
  await teacher.page.goto('/teach');
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  await teacher.page.locator('input[type=file]').first().setInputFiles(picture);
  await teacher.page.getByLabel('What it shows').fill('Bright circles before a blue sky.');
  await teacher.page.getByRole('button', { name: 'Open class' }).click();
  await teacher.page.waitForURL('**/teach/**');
  const code = ((await teacher.page.locator('.code-digits').textContent()) ?? '').replace(/\D/g, '');
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect(keyboard.panel.getByText('Bright circles before a blue sky.')).toBeVisible();
});
