/** A student's tools. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** 4 columns by 3 rows: the only pieces without a border. */
const MIDDLE = [6, 7];

/** Of a light: what it dims, and what it lights up. */
const filledPaths = (page: Page) =>
  page
    .locator('.hint-light path')
    .evaluateAll((paths) => paths.filter((path) => getComputedStyle(path).fill !== 'none').length);

/** The light of a hint, by whatever its student does next with the page: the piece stays chosen. */
async function expectLightEnds(student: BoardPage, picture: Locator): Promise<void> {
  const { page } = student;
  const at = await student.drawn(MIDDLE[0] ?? 0);
  await page.mouse.click(at.x, at.y);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const beside = [page.locator('.hand-button'), page.locator('.chat-button')];
  for (const other of [picture, button('More tools'), button('More'), ...beside]) {
    await button('Hint').click();
    await expect.poll(() => filledPaths(page)).toBe(2);
    if (other === picture) {
      // To the overview and back: it shows the same place.
      for (let press = 0; press < 2; press += 1) await button('Fit').click();
      expect(await filledPaths(page)).toBe(2);
    }
    await other.click();
    await expect(page.locator('.hint-light')).toHaveCount(0);
    await expect(page.locator('[data-chosen]')).toHaveCount(1);
    // Closes what it has opened.
    await other.click();
  }
}

test('hides inner pieces of the tray on this page alone, none on the table, and spreads out pieces on the mat', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { together: true });
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const edges = mina.page.getByRole('button', { name: 'Edges only' });
  await edges.click();
  const waiting = mina.page
    .getByRole('status')
    .filter({ hasText: 'The tray shows only edge pieces. Those on the table stay.' });
  await expect(waiting).toHaveCount(1);
  for (const piece of MIDDLE) {
    await expect.poll(async () => (await mina.drawn(piece)).x).toBeLessThan(-1_000);
    expect((await jun.drawn(piece)).x).toBeGreaterThan(0);
  }
  expect((await mina.drawn(1)).x).toBeGreaterThan(0);
  await edges.click();
  await expect(waiting).toHaveCount(0);
  await expect.poll(async () => (await mina.drawn(MIDDLE[0] ?? 0)).x).toBeGreaterThan(0);

  const picture = mina.page.getByRole('button', { name: 'Picture', exact: true });
  await expectLightEnds(mina, picture);
  // It is a frame alone over the picture, and ends with the piece that it is for.
  await picture.click();
  await mina.page.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(mina.page.locator('.hint-light')).toBeVisible();
  expect(await filledPaths(mina.page)).toBe(0);
  await edges.click();
  await expect(mina.page.locator('.hint-light')).toHaveCount(0);
  await expect(mina.page.locator('[data-chosen]')).toHaveCount(0);
  await edges.click();
  await picture.click();

  // Puts an inner piece on the mat, one corner away from its home.
  const more = mina.page.getByRole('button', { name: 'More tools' });
  // Each tool of the menu says what it is for, and they leave no hole.
  await more.click();
  const tools = mina.page.locator('.more-tools > .tool');
  await expect(mina.page.getByRole('button', { name: 'Spread out' })).toHaveAccessibleDescription('Find hidden pieces');
  const ends = await tools.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
  expect(ends).toHaveLength(6);
  expect(ends.slice(3)).toEqual(ends.slice(0, 3));
  await mina.page.keyboard.press('Escape');
  const spreadOut = async () => {
    await more.click();
    await mina.page.getByRole('button', { name: 'Spread out' }).click();
    await mina.page.keyboard.press('Escape');
  };
  await spreadOut();
  await expect(mina.page.getByText('There are no hidden pieces.')).toBeVisible();
  const at = await mina.drawn(6);
  await mina.page.mouse.click(at.x, at.y);
  const parked = await mina.homeOf(12);
  await mina.page.mouse.click(parked.x, parked.y);
  await mina.saved();
  // It lies on the table now, and stays in view; the other one waits in the tray.
  await edges.click();
  await expect.poll(async () => (await mina.drawn(7)).x).toBeLessThan(-1_000);
  expect((await mina.drawn(6)).x).toBeGreaterThan(0);
  await edges.click();
  await expect.poll(async () => (await mina.drawn(7)).x).toBeGreaterThan(0);
  const before = (await mina.piece(6)).at;
  await spreadOut();
  await expect(mina.page.getByText('Hidden pieces spread out: 1.')).toBeVisible();
  await expect.poll(async () => (await jun.piece(6)).at).not.toEqual(before);
  await mina.saved();
  expect(await mina.groups()).toBe(13);
});
