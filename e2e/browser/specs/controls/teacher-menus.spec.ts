/** The teacher's menu and the timer's, at each size of window: they cover no button that opens them, and what they offer is in view. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import { expectDialogRules } from '#e2e/browser/support/dialog-rules.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

for (const [width, height] of [
  [1_366, 768],
  [844, 390],
  [390, 844],
  [320, 640],
] as const) {
  test(`lie below the bar, with the grounds in a row and a timer that starts, at ${width} x ${height}`, async ({
    people,
  }) => {
    const teacher = await people.teacher({ viewport: { width, height } });
    const { page } = teacher;
    await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
    const more = page
      .locator('.bar')
      .first()
      .getByRole('button', { name: /^(More|더 보기)$/ });
    await more.click();
    const menu = page.locator('[popover]:popover-open').first();
    for (const language of ['한국어', 'English']) {
      await menu.getByRole('radio', { name: language }).check({ force: true });
      const grounds = menu.locator('.choice:has(.ground-sample)');
      await expect(grounds).toHaveCount(3);
      const rows = () =>
        grounds.evaluateAll((each) => new Set(each.map((one) => one.getBoundingClientRect().top)).size);
      await expect.poll(rows, language).toBe(1);
      const button = await more.boundingBox();
      const top = async () => ((await menu.boundingBox())?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0);
      await expect.poll(top, language).toBeGreaterThanOrEqual(0);
    }
    // In a narrow window the menu opens the timer's, which takes its place.
    const timer = page.getByRole('button', { name: 'Timer', exact: true });
    const isInMenu = (await menu.getByRole('button', { name: 'Timer', exact: true }).count()) > 0;
    if (!isInMenu) await page.keyboard.press('Escape');
    await timer.click();
    if (isInMenu) await expect(menu).toHaveCSS('opacity', '0');
    const start = page.getByRole('button', { name: 'Start timer' });
    await expect(start).toBeInViewport({ ratio: 1 });
    await start.click();
    await expect(page.locator('[popover]:popover-open')).toHaveCount(0);
    await expect(page.getByRole('timer')).toBeVisible();
  });
}

test('every dialog of the menu has one head, scrolls by keys wherever the focus is, and gives the focus back', async ({
  people,
}) => {
  const teacher = await people.teacher({ viewport: { width: 1_366, height: 400 } });
  const { page } = teacher;
  await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const more = page.locator('.bar').first().getByRole('button', { name: 'More', exact: true });
  const scrolled: string[] = [];
  for (const [opener, title = opener] of [
    ['People'],
    ['Links for teachers'],
    ['Teachers’ devices'],
    ['Rejoin codes'],
    ['Change settings'],
    ['Earlier puzzles'],
    ['Delete this class', 'Delete this class?'],
  ] as const) {
    const button = page.getByRole('button', { name: opener, exact: true });
    if (!(await button.isVisible())) await more.press('Enter');
    await button.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    if (await expectDialogRules(dialog)) scrolled.push(opener);
    await dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  expect(scrolled).toContain('Change settings');
});
