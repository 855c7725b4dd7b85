/** The mat fills the screen: its part of the window on six screens, from 12 to 300 pieces, with nothing of it under a bar or the tray. */
import { expect, type People, test } from '#e2e/browser/browser-test.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import {
  largestShare,
  matOnPage,
  SCREENS,
  type ScreenName,
  SHARE_MIN,
  SHARE_OF_LARGEST_MIN,
} from '#e2e/browser/support/mat-on-page.ts';
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
  // How many wait is said, and that more of them lie beyond those in view.
  const tray = mina.page.locator('.tray');
  const strip = mina.page.locator('.tray-strip');
  await expect(mina.page.locator('.tray-fold')).toHaveText('48 pieces');
  await expect(tray).toHaveAttribute('data-beyond', '');
  await expect(tray).not.toHaveAttribute('data-before');
  await strip.evaluate((each) => each.scrollTo(each.scrollWidth, each.scrollHeight));
  await expect(tray).not.toHaveAttribute('data-beyond');
  await expect(tray).toHaveAttribute('data-before', '');
  await mina.page.getByRole('button', { name: 'Close the tray' }).click();
  await expect(mina.page.locator('.tray-piece')).toHaveCount(0);
  expect(await share()).toBeGreaterThanOrEqual(open);
  // All that is left of it is the button that opens it, which says what is in there.
  const fold = mina.page.locator('.tray-fold');
  await expect(fold).toHaveText('48 pieces');
  const [rest, button] = [await mina.page.locator('.tray-holder').boundingBox(), await fold.boundingBox()];
  expect((button?.width ?? 0) * (button?.height ?? 0)).toBeGreaterThan(0.95 * (rest?.width ?? 0) * (rest?.height ?? 0));
  // Its words keep off the edges.
  const words = await fold.locator('.tray-count').evaluate((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const { left, right } = range.getBoundingClientRect();
    return { left, right };
  });
  expect(words.left - (button?.x ?? 0)).toBeGreaterThanOrEqual(4);
  expect((button?.x ?? 0) + (button?.width ?? 0) - words.right).toBeGreaterThanOrEqual(4);
  await mina.page.getByRole('button', { name: 'Open the tray' }).click();
  await expect(mina.page.locator('.tray-piece').first()).toBeVisible();
  await mina.page.getByRole('button', { name: 'Chat' }).click();
  await expect.poll(share).toBeLessThan(open);
  expect((await matOnPage(mina.page)).covered).toEqual([]);
  await mina.page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect.poll(share).toBe(open);
});

// Pictures as high, and as wide, as a phone's own.
for (const [shape, width, height] of [
  ['9:16', 450, 800],
  ['16:9', 800, 450],
] as const)
  test(`gives the mat of a picture of ${shape} its part of the largest one on every screen`, async ({ people }) => {
    const teacher = await people.teacher();
    const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(width, height) };
    const code = await teacher.open(picture, { pieces: 48 });
    const mina = await people.student(code, 'Mina', { hasTouch: true });
    for (const name of NAMES) {
      await mina.page.setViewportSize(SCREENS[name]);
      const ofLargest = async () => (await matOnPage(mina.page)).share / largestShare(name, width / height);
      await expect.poll(ofLargest, { message: name }).toBeGreaterThanOrEqual(SHARE_OF_LARGEST_MIN[name]);
      await expect.poll(async () => (await matOnPage(mina.page)).covered, { message: name }).toEqual([]);
    }
  });

test('gives the mat of the board that a teacher looks at its part of every screen', async ({ people }) => {
  const { teacher, code } = await openedClass(people, 48);
  await people.student(code, 'Mina');
  const { page } = await teacher.openBoard('Mina');
  for (const name of NAMES) {
    await page.setViewportSize(SCREENS[name]);
    await expect
      .poll(async () => (await matOnPage(page)).share, { message: name })
      .toBeGreaterThanOrEqual(SHARE_MIN[name]);
    await expect.poll(async () => (await matOnPage(page)).covered, { message: name }).toEqual([]);
  }
});

test('gives the mat of a board in the spotlight its part of a student’s screen and of the projector', async ({
  people,
}) => {
  const { teacher, code } = await openedClass(people, 48);
  await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const controls = new ControlsPage(teacher.page);
  const projector = await controls.openProjector();
  await teacher.openBoard('Mina');
  await controls.help('Show to everybody');
  for (const page of [jun.page, projector])
    for (const name of NAMES) {
      await page.setViewportSize(SCREENS[name]);
      const share = async () => (await matOnPage(page, 'watched')).share;
      await expect.poll(share, { message: name }).toBeGreaterThanOrEqual(SHARE_MIN[name]);
      await expect.poll(async () => (await matOnPage(page, 'watched')).covered, { message: name }).toEqual([]);
    }
});
