/** What a picture shows, for who cannot see it: samples have words for each part, an upload one sentence of the teacher's. */
import { expect, test } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import { ReachPage } from '../pages/reach-page.ts';

test('a sample says what each piece shows, and where the picture is shown what belongs on each place', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.openSample('Type a name');
  const mina = await people.student(code, 'Mina');
  const reach = new ReachPage(mina.page);
  await reach.open();
  await expect(reach.panel.getByText('A large clock shows eight minutes past ten')).toBeVisible();
  await expect.poll(() => reach.focused()).toMatch(/^Piece/);
  const taken = await reach.saysAfter(() => reach.press('Enter'));
  const [, shown = ''] = /Picture: (.+)\.$/.exec(taken) ?? [];
  expect(shown).not.toBe('');
  const place = reach.cells.and(reach.page.locator(`[aria-label*="${shown}"]`));
  await expect(place).toHaveCount(0);
  await mina.page.getByRole('button', { name: 'Picture', exact: true }).click();
  await expect(place.first()).toBeAttached();
  // Pieces of one part of the picture share its words; the piece belongs on one of those places.
  const joined: string[] = [];
  for (const cell of await place.all()) joined.push(await reach.saysAfter(() => cell.click()));
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
  const reach = new ReachPage(mina.page);
  await reach.open();
  await expect(reach.panel.getByText('Bright circles before a blue sky.')).toBeVisible();
});
