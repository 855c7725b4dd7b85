/** The mat fills the screen: its part of the window on six screens, from 12 to 300 pieces, with nothing of it under a bar or the tray. */
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { matOnPage, SCREENS, type ScreenName, SHARE_MIN } from '#e2e/browser/support/mat-on-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const SIZES = [12, 24, 48, 96, 300] as const;
const NAMES = Object.keys(SCREENS) as ScreenName[];

async function openedClass(people: People, pieces: number) {
  const teacher = await people.teacher();
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  return { teacher, code: await teacher.open(picture, { pieces }) };
}

for (const pieces of SIZES)
  test(`gives the mat of ${pieces} pieces its part of every screen, and covers nothing of it`, async ({ people }) => {
    const { code } = await openedClass(people, pieces);
    const mina = await people.student(code, 'Mina', { hasTouch: true });
    for (const name of NAMES) {
      await mina.page.setViewportSize(SCREENS[name]);
      const share = async () => (await matOnPage(mina.page)).share;
      await expect.poll(share, { message: name }).toBeGreaterThanOrEqual(SHARE_MIN[name]);
      await expect.poll(async () => (await matOnPage(mina.page)).covered, { message: name }).toEqual([]);
    }
  });

test('gives the mat more room while the tray is folded, and while a panel is closed', async ({ people }) => {
  const { code } = await openedClass(people, 48);
  const mina = await people.student(code, 'Mina', { viewport: SCREENS['1180x820'] });
  const share = async () => (await matOnPage(mina.page)).share;
  const open = await share();
  await mina.page.getByRole('button', { name: 'Close the tray' }).click();
  await expect(mina.page.locator('.tray-piece')).toHaveCount(0);
  expect(await share()).toBeGreaterThanOrEqual(open);
  await mina.page.getByRole('button', { name: 'Open the tray' }).click();
  await expect(mina.page.locator('.tray-piece').first()).toBeVisible();
  await mina.page.getByRole('button', { name: 'Chat' }).click();
  await expect.poll(share).toBeLessThan(open);
  expect((await matOnPage(mina.page)).covered).toEqual([]);
  await mina.page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect.poll(share).toBe(open);
});

test('gives the mat of the board that a teacher looks at, and of one in the spotlight, its part', async ({
  people,
}) => {
  const { teacher, code } = await openedClass(people, 48);
  const mina = await people.student(code, 'Mina');
  await people.student(code, 'Jun', { viewport: SCREENS['390x844'] });
  const seen = await teacher.openBoard('Mina');
  await seen.page.setViewportSize(SCREENS['1366x768']);
  await expect.poll(async () => (await matOnPage(seen.page)).share).toBeGreaterThanOrEqual(0.36);
  expect((await matOnPage(seen.page)).covered).toEqual([]);
  await mina.saved();
});
