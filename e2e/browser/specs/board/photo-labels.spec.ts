/** Labels on a photo: a teacher clicks where they go, and students put them there by mouse, by tap and tap, and by keys. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { PagePoint } from '#e2e/browser/pages/board-page.ts';
import { narrowParts, pressOpen } from '#e2e/browser/pages/card-set-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
/** A thumb hits anywhere within 44 pixels about what it means. */
const HALF_THUMB = 22;
/** Shares of the photo's sides, and what the place is called. */
const LABELS = [
  { words: 'petal', x: 0.2, y: 0.2, name: '' },
  { words: '줄기', x: 0.8, y: 0.2, name: 'what carries it' },
  { words: 'root', x: 0.5, y: 0.85, name: '' },
] as const;
const PLACES = ['Top left', 'what carries it', 'Bottom middle'];

const words = (page: Page, label: number) => page.getByLabel(`Words of label ${label}`, { exact: true });
const openButton = (page: Page) => page.getByRole('button', { name: 'Open class' });

async function choosePhoto({ page }: TeacherPage): Promise<void> {
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  await page.getByRole('radio', { name: 'Label a photo' }).check({ force: true });
  const buffer = await scenery(800, 600);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'flower.png', mimeType: 'image/png', buffer });
  await page.locator('.label-photo canvas').waitFor();
}

async function addLabels(page: Page): Promise<void> {
  const photo = page.locator('.label-photo');
  for (const [index, { words: text, x, y, name }] of LABELS.entries()) {
    await photo.scrollIntoViewIfNeeded();
    const { width, height } = (await photo.boundingBox()) ?? { width: 0, height: 0 };
    await photo.click({ position: { x: x * width, y: y * height } });
    await expect(words(page, index + 1)).toBeFocused();
    await page.keyboard.type(text);
    if (name !== '') await page.getByLabel(`Name of the place of label ${index + 1}`).fill(name);
  }
}

/** @returns the class's code */
async function openLabels(teacher: TeacherPage): Promise<string> {
  const { page } = teacher;
  await choosePhoto(teacher);
  await addLabels(page);
  return pressOpen(page);
}

test('makes a class of a photo with labels, which students put there by mouse and by tap and tap; wall and replay show it', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await openLabels(teacher);
  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2, 3);
  await expect(jun.page.getByText(SOLVED)).toBeVisible();

  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  for (let piece = 1; piece <= LABELS.length; piece += 1) {
    const byThumb = ({ x, y }: PagePoint) => ({ x: x + HALF_THUMB, y: y + (piece % 2 === 0 ? -1 : 1) * HALF_THUMB });
    // On the photo first, in no place, where it is taken up again.
    const { left, top, bottom } = await mina.mat();
    const aside = { x: left + 80, y: (top + bottom) / 2 };
    await tray.choose(piece, byThumb);
    await tray.finger.tap(aside);
    await expect.poll(async () => Math.abs((await mina.drawn(piece)).x - aside.x)).toBeLessThan(2);
    await expect.poll(async () => (await mina.piece(piece)).holder).toBeNull();
    await tray.finger.tap(byThumb(aside));
    await expect.poll(async () => (await mina.piece(piece)).holder).not.toBeNull();
    await tray.finger.tap(byThumb(await mina.homeOf(piece)));
    await tray.untilPlaced(piece);
  }
  await expect(mina.page.getByText(SOLVED)).toBeVisible();
  await mina.saved();

  const wall = new WallPage(teacher.page);
  await expect(wall.tile('Mina')).toContainText('Solved');
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(1);
  await new ReplayPage(teacher.page).expectGroups(LABELS.length + 1, 1);
});

test('tells which labels are right when students ask: by tap and tap, on the wall, on a board that a teacher opens and in a replay', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  await choosePhoto(teacher);
  await teacher.page.getByRole('radio', { name: 'When they ask' }).check({ force: true });
  await addLabels(teacher.page);
  const mina = await people.student(await pressOpen(teacher.page), 'Mina', PHONE);
  const { page } = mina;
  const tray = new TrayPage(page);
  await expect(page.getByRole('button', { name: 'Hint' })).toHaveCount(0);
  for (const [piece, place] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ] as const) {
    await tray.layOn(mina, piece, place);
  }
  await mina.saved();
  await expect(new WallPage(teacher.page).tile('Mina')).toContainText('3 of 3 placed');
  await teacher.openBoard('Mina');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  for (const each of [page, teacher.page]) {
    await expect(each.getByText('1 of 3 is right. Think again about the 2 with a cross.').first()).toBeVisible();
    await expect(each.locator('.wrong-mark:visible')).toHaveCount(2);
    await expect(each.locator('.right-mark:visible')).toHaveCount(1);
  }
  const mat = await mina.mat();
  const onPhoto = { x: (mat.left + mat.right) / 2, y: (mat.top + mat.bottom) / 2 };
  // By way of the open photo: a tap on a label takes that one.
  for (const [piece, to] of [
    [2, onPhoto],
    [3, await mina.homeOf(3)],
    [2, await mina.homeOf(2)],
  ] as const) {
    await tray.finger.tap(await mina.drawn(piece));
    await expect.poll(async () => (await mina.piece(piece)).holder).not.toBeNull();
    await tray.finger.tap(to);
    await expect.poll(async () => (await mina.piece(piece)).holder).toBeNull();
    const { x, y } = await mina.drawn(piece);
    expect(Math.hypot(x - to.x, y - to.y)).toBeLessThan(2);
  }
  await expect(page.getByText(SOLVED)).toHaveCount(0);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText(SOLVED)).toBeVisible();
  await mina.saved();
  await new ReplayPage(teacher.page).expectGroups(LABELS.length + 1, 1);
});

test('is solved by roles, names and the status line alone: places by the names that their author gave them, or by where they are', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const code = await openLabels(teacher);
  const sora = await people.student(code, 'Sora');
  const keyboard = new KeyboardPage(sora.page);
  await keyboard.open();
  for (let done = 1; done <= LABELS.length; done += 1) {
    // What has joined is gone from the list.
    await expect(keyboard.loose).toHaveCount(LABELS.length + 1 - done);
    const taken = await keyboard.statusAfter(() => keyboard.loose.first().click());
    const label = LABELS.findIndex(({ words: text }) => taken === `${text}.`);
    expect(label, taken).toBeGreaterThanOrEqual(0);
    const cell = sora.page.getByRole('gridcell').getByRole('button', { name: `${PLACES[label]}, empty.` });
    const status = await keyboard.statusAfter(() => cell.click());
    expect(status).toContain(`Joined, ${done} of ${LABELS.length}.`);
  }
  await expect(sora.page.getByText(SOLVED)).toBeVisible();
});

test('is made by keys, and says in a sentence what is missing or wrong; nothing that was written is lost', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const teacher = await people.teacher();
  const { page } = teacher;
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  // A sample brings its picture and all labels.
  await page.getByRole('button', { name: 'Names of the planets' }).click();
  await expect(page.getByRole('button', { name: /^Label 4, Earth, / })).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'false');

  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  await page.getByRole('radio', { name: 'Label a photo' }).check({ force: true });
  await expect(page.getByText('Choose a picture first.')).toBeVisible();
  const file = page.locator('input[type=file]').first();
  await file.setInputFiles({ name: 'flower.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'true');

  await choosePhoto(teacher);
  await expect(page.getByText('First put at least two labels on the photo, and write on each.')).toBeVisible();
  const add = page.getByRole('button', { name: 'Add a label' });
  await add.press('Enter');
  await expect(words(page, 1)).toBeFocused();
  await page.keyboard.type('petal');
  await expect(page.getByText('It takes 2 labels.')).toBeVisible();
  await add.press('Enter');
  await expect(words(page, 2)).toBeFocused();
  await expect(page.getByText('Label 2 has no words yet.')).toBeVisible();
  await words(page, 2).fill('a'.repeat(5_000));
  await expect(page.getByText('Label 2 is too long. A label has room for 200 letters.')).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'true');
  await words(page, 2).fill('root');
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'false');

  // By arrow keys to the lower left.
  const dot = page.getByRole('button', { name: /^Label 2, root/ });
  const before = await dot.evaluate((each) => each.style.top);
  await dot.focus();
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: /^Label 2, root, Bottom/ })).toBeFocused();
  expect(await dot.evaluate((each) => each.style.top)).not.toBe(before);
  // By a drag to the upper right.
  await dot.scrollIntoViewIfNeeded();
  const from = await dot.boundingBox();
  const box = await page.locator('.label-photo').boundingBox();
  if (from === null || box === null) throw new Error('no photo');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.2, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Label 2, root, Top right' })).toBeVisible();
  await expect(page.locator('.label-dot')).toHaveCount(2);

  await page.getByRole('button', { name: 'What students see first' }).click();
  await expect(page.getByRole('img', { name: 'The photo with 2 empty places' })).toBeVisible();
  await expectAccessible(page, 'the form for labels');
  expect(await narrowParts(page, '.label-list .input')).toEqual([]);

  for (let count = 3; count <= 61; count += 1) await add.click();
  await expect(page.getByText('There may be 60 labels.')).toBeVisible();
  await expect(page.locator('.label-dot')).toHaveCount(60);
  // Lines and labels each stay as they were written.
  await page.getByRole('radio', { name: 'Match pairs' }).check({ force: true });
  await page.getByRole('radio', { name: 'Label a photo' }).check({ force: true });
  await expect(words(page, 1)).toHaveValue('petal');
});
