/** A map in place of a picture: the teacher chooses it on the start page, and a student solves it by roles, names and status texts alone. */
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import { isClassUrl } from '#e2e/browser/pages/class-url.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { isAboveBar } from '#e2e/browser/support/above-bar.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** Chooses a map on the start page, and waits until it shows. */
async function chooseMap(page: Page, map: string): Promise<void> {
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'A map' }).check({ force: true });
  await page.getByRole('radio', { name: map }).check({ force: true });
  await expect(page.getByRole('img', { name: `The finished map: ${map}` })).toBeVisible();
}

/** @returns the class's code */
async function openClass(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open class' }).click();
  await page.waitForURL(isClassUrl('teacher'));
  const digits = await page.locator('.code-digits').textContent();
  return (digits ?? '').replace(/\D/g, '');
}

/** Puts each loose piece onto the place of its name. */
async function solve(keyboard: KeyboardPage): Promise<string[]> {
  const names: string[] = [];
  for (let left = await keyboard.loose.count(); left > 0; left -= 1) {
    const piece = keyboard.loose.first();
    const [, name = ''] = /^([^.,]+)[.,]/.exec((await piece.getAttribute('aria-label')) ?? '') ?? [];
    expect(name).not.toBe('');
    names.push(name);
    await keyboard.statusAfter(() => piece.click());
    const place = keyboard.page.getByRole('gridcell').getByRole('button', { name: `${name}, empty`, exact: false });
    await keyboard.statusAfter(() => place.click());
    await expect(keyboard.loose).toHaveCount(left - 1);
  }
  return names;
}

test('a student solves Korea by keys and names; the wall and the replay tell of it', async ({ people }) => {
  const { page } = await people.teacher();
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1_366, height: 768 });
  await chooseMap(page, 'Korea, 16 provinces');
  await expect(page.getByText('Your map shows here.')).toHaveCount(0);
  for (const [map, difference] of [
    ['Korea, 16 provinces', 'From July 2026: Jeonnam and Gwangju as one'],
    ['Korea, 17 provinces', 'Until June 2026: Jeonnam and Gwangju apart'],
  ] as const)
    await expect(page.locator('.choice', { hasText: map })).toContainText(difference);
  await page.getByText('Leave regions out, or rename them').click();
  // What opened is in view, and the map beside it.
  await expect.poll(() => isAboveBar(page.getByRole('textbox', { name: 'Name of Sejong' }))).toBe(true);
  await expect(page.getByRole('img', { name: 'The finished map' })).toBeInViewport({ ratio: 0.9 });
  if (before !== null) await page.setViewportSize(before);
  for (const region of ['Seoul', 'Sejong', 'Daejeon', 'Ulsan', 'Busan', 'Daegu', 'Incheon', 'Jeonnam-Gwangju'])
    await page.getByRole('checkbox', { name: `Use ${region}`, exact: true }).uncheck();
  await page.getByRole('textbox', { name: 'Name of Jeju' }).fill('Our island');
  await expectAccessible(page, 'the form for a map');
  await expect(page.getByText('8 pieces', { exact: true })).toBeVisible();
  // Names of provinces that have no room on them stand in the sea beside them.
  const preview = page.getByRole('img', { name: 'The finished map' }).locator('canvas');
  await expect.poll(() => inkInSea(preview)).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'Hidden' }).check({ force: true });
  await expect.poll(() => inkInSea(preview)).toBe(0);
  await page.getByRole('radio', { name: 'On the pieces' }).check({ force: true });
  await expect.poll(() => inkInSea(preview)).toBeGreaterThan(0);
  const code = await openClass(page);
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  await expect(keyboard.cells).toHaveCount(8);
  const names = await solve(keyboard);
  expect(names.sort()).toEqual([
    ...['Chungcheongbuk-do', 'Chungcheongnam-do', 'Gangwon State', 'Gyeonggi-do'],
    ...['Gyeongsangbuk-do', 'Gyeongsangnam-do', 'Jeonbuk State', 'Our island'],
  ]);
  await mina.saved();
  // The seas about the whole map have their names, too.
  await expect(mina.page.locator('.small-names text[data-sea]')).toHaveText(['East Sea', 'Yellow Sea', 'South Sea']);

  await expect(new WallPage(page).tile('Mina')).toHaveAccessibleName(/8 of 8|solved|finished/i);
  const board = await new TeacherPage(page, '').openBoard('Mina');
  const replay = new ReplayPage(board.page);
  await replay.open();
  await expect(replay.slider).toHaveAttribute('aria-valuetext', /8 of 8 joined$/);
  await replay.slider.press('Home');
  await expect(replay.slider).toHaveAttribute('aria-valuetext', /0 of 8 joined$/);
});

test('boards and tiles show each region in its own colour, and each name once: in the tray below it, and in its place beside a small one', async ({
  people,
}) => {
  const { page } = await people.teacher({ ...ALL_PIXELS, viewport: { width: 1366, height: 768 } });
  await chooseMap(page, 'Countries of South America');
  const code = await openClass(page);
  const mina = await people.student(code, 'Mina', { viewport: { width: 1180, height: 820 } });
  await expect(mina.page.locator('.tray-piece')).toHaveCount(14);
  // Each with its name, as large as the smallest words of the page.
  await expect(mina.page.locator('.tray-name', { hasText: 'Brazil' })).toHaveCSS('font-size', '12px');
  await expect(mina.page.locator('.tray-name')).toHaveCount(14);
  expect(await mina.page.evaluate(namesInTray)).toEqual({ cut: [], darkPixels: 0 });
  const besideRegions = mina.page.locator('.small-names g');
  await expect(besideRegions).toHaveCount(0);
  // The wall with its one board large.
  const wall = new WallPage(page);
  await wall.show();
  const inkOnTile = async () => inkIn(await pixelsOf(wall.tile('Mina').locator('canvas')), ALL);
  expect(await inkOnTile()).toBe(0);
  for (const name of ['Falkland Islands', 'Argentina']) {
    const piece = mina.page.locator('.tray-piece', { hasText: name });
    await mina.placeAndSave(Number(await piece.getAttribute('data-piece')));
  }
  await expect.poll(inkOnTile).toBeGreaterThan(0);
  // The large one has its name on it.
  await expect(besideRegions.locator('text')).toHaveText(['Falkland Islands']);
  await expect(besideRegions.locator('path').first()).toHaveAttribute('d', /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  // Near by, the small one has, too.
  const at = await mina.drawn(Number(await besideRegions.getAttribute('data-region')));
  await mina.page.mouse.move(at.x, at.y);
  for (let turn = 0; turn < 6; turn += 1) await mina.page.mouse.wheel(0, -300);
  await expect(mina.page.locator('.small-names text[data-on]')).toHaveText(['Falkland', 'Islands']);
  await expect(besideRegions).toHaveCount(0);
  await mina.page.getByRole('button', { name: 'Fit' }).click();
  await expect(besideRegions).toHaveCount(1);
  // Brazil is by far the largest.
  const shares = () => page.evaluate(shareOfColour, '#f2d48f');
  await expect.poll(shares).toBeGreaterThan(0.004);
  // The board that the teacher opens has the same names.
  await new TeacherPage(page, '').openBoard('Mina');
  await expect(page.locator('.small-names g text')).toHaveText(['Falkland Islands']);
});

test('the names of a map are cards that are put upon it, by mouse and by keys, and told of when students ask', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const { page } = await people.teacher({ ...ALL_PIXELS, viewport: { width: 1366, height: 768 } });
  await chooseMap(page, 'Continents of the world');
  const whenAsked = page.getByRole('radio', { name: 'When they ask' });
  await expect(whenAsked).toHaveCount(0);
  await page.getByRole('radio', { name: 'As cards to place' }).check({ force: true });
  await whenAsked.check({ force: true });
  await expect(page.getByText('The map is there already, and students put each name where it belongs.')).toBeVisible();
  const code = await openClass(page);
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await expect(mina.page.locator('.tray-piece')).toHaveCount(6);
  // The map is on the wall before a card is.
  await expect.poll(() => page.evaluate(shareOfColour, '#c9dfe8')).toBeGreaterThan(0.02);
  await expect(mina.page.getByRole('button', { name: 'Hint' })).toHaveCount(0);
  // A carried card shows which place takes it, whether or not it is right.
  const lit = mina.page.locator('.place-light');
  await mina.grab(1);
  const near = await mina.homeOf(2);
  await mina.page.mouse.move(near.x + 4, near.y - 4, { steps: 8 });
  await expect(lit).toHaveAttribute('data-places', '2');
  await expect(lit.locator('path').first()).toHaveAttribute('d', /^M[\d. ]+H/);
  await mina.page.mouse.up();
  await expect(lit).toHaveAttribute('data-places', '');
  await mina.saved();
  for (const [card, place] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 5],
    [5, 4],
  ] as const) {
    await mina.solve(card, place);
    await mina.saved();
    expect((await mina.piece(card)).group).toBe(card);
  }
  await mina.page.getByRole('button', { name: 'Check', exact: true }).click();
  const found = '3 of 6 are right. Think again about the 2 with a cross. 1 card has no place yet.';
  await expect(mina.page.locator('.banner')).toHaveText(found);
  await expect(mina.page.locator('.wrong-mark:visible')).toHaveCount(2);
  // Each takes the other one's place.
  for (const card of [4, 5]) {
    await mina.solve(card);
    await mina.saved();
  }
  await keyboard.open();
  // Those that are not known to be right may be taken up again.
  await expect(keyboard.loose).toHaveCount(3);
  // The names of places say where they are.
  const last = keyboard.loose.and(mina.page.getByRole('button', { name: /^South America\./ }));
  await keyboard.statusAfter(() => last.click());
  const place = mina.page.getByRole('gridcell').getByRole('button', { name: /^(Top|Middle|Bottom).*, empty/ });
  await keyboard.statusAfter(() => place.click());
  await keyboard.panel.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(new WallPage(page).tile('Mina')).toContainText('Solved');
});

const ALL = { left: 0, top: 0, right: 1, bottom: 1 };
/** Of the sheet of Korea: water, and no province. Shares of its sides. */
const EAST_SEA = { left: 0.72, top: 0, right: 1, bottom: 0.95 };

interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** How many pixels of a part are as dark as a name. */
function inkIn({ data, width, height, channels }: Pixels, part: typeof EAST_SEA): number {
  let count = 0;
  for (let y = Math.ceil(part.top * height); y < part.bottom * height; y += 1) {
    for (let x = Math.ceil(part.left * width); x < part.right * width; x += 1) {
      const at = (y * width + x) * channels;
      if ([0, 1, 2].every((colour) => (data[at + colour] ?? 0xff) < 64)) count += 1;
    }
  }
  return count;
}

async function inkInSea(canvas: Locator): Promise<number> {
  return inkIn(await pixelsOf(canvas), EAST_SEA);
}

async function pixelsOf(canvas: Locator): Promise<Pixels> {
  const file = await canvas.evaluate((drawn: HTMLCanvasElement) => drawn.toDataURL('image/png').split(',')[1] ?? '');
  const { data, info } = await sharp(Buffer.from(file, 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...info, data };
}

/** Names of the tray that are wider or higher than their places, and pixels of its pieces that are as dark as a name. */
function namesInTray(): { cut: string[]; darkPixels: number } {
  const names = [...document.querySelectorAll('.tray-name')];
  const cut = names.filter(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight,
  );
  let darkPixels = 0;
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.tray-piece canvas')) {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    for (let at = 0; at < data.length; at += 4)
      if ((data[at + 3] ?? 0) > 250 && (data[at] ?? 0) < 64 && (data[at + 1] ?? 0) < 64) darkPixels += 1;
  }
  return { cut: cut.map(({ textContent }) => textContent), darkPixels };
}

/** Of all pixels of the wall's first tile, those near a colour: 0..1. */
function shareOfColour(hex: string): number {
  const canvas = document.querySelector<HTMLCanvasElement>('nav canvas');
  const context = canvas?.getContext('2d');
  if (canvas === null || context == null) return -1;
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (wanted.every((part, index) => Math.abs((data[at + index] ?? 0) - part) < 6)) found += 1;
  return found / (data.length / 4);
}

test('too few regions are told in words, and open no class; two tiny ones have their names on the feast and in the saved picture', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await chooseMap(page, 'Countries of Oceania');
  await page.getByText('Leave regions out, or rename them').click();
  const checks = page.getByRole('checkbox', { name: /^Use / });
  const count = await checks.count();
  for (let index = 0; index < count - 1; index += 1) await checks.nth(index).uncheck();
  await expect(page.getByText('A map needs at least 2 regions.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open class' })).toBeDisabled();
  await checks.nth(0).check();
  await expect(page.getByText('2 pieces', { exact: true })).toBeVisible();
  const mina = await people.student(await openClass(page), 'Mina');
  for (const piece of [1, 2]) await mina.place(piece);
  const feast = mina.page.getByRole('region', { name: 'The finished picture' });
  await expect.poll(async () => inkIn(await pixelsOf(feast.locator('canvas')), ALL)).toBeGreaterThan(0);
  const download = mina.page.waitForEvent('download');
  await feast.getByRole('button', { name: 'Save the picture' }).click();
  const { data, info } = await sharp(await (await download).path())
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(inkIn({ ...info, data }, ALL)).toBeGreaterThan(0);
});
