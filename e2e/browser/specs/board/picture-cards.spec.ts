/** Pictures on cards: a teacher drops pictures, and students put them in order or beside their words. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { narrowParts, pressOpen } from '#e2e/browser/pages/card-set-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { plainPicture } from '#e2e/fixtures/test-images.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
/** By their files, in the right order. */
const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'];

async function files(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    COLOURS.map(async (colour) => ({
      name: `the_${colour}.png`,
      mimeType: 'image/png',
      buffer: await plainPicture(90, 60, colour).png().toBuffer(),
    })),
  );
}

const openButton = (page: Page) => page.getByRole('button', { name: 'Open class' });
const nameField = (page: Page, card: number) => page.getByLabel(`Name of card ${card}`, { exact: true });

async function chooseCards(page: Page): Promise<void> {
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
}

/** Drops files onto the page, as from a window of the system. */
async function dropFiles(page: Page, dropped: Awaited<ReturnType<typeof files>>): Promise<void> {
  const sent = dropped.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, bytes } of all)
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, sent);
}

/** @returns the class's code */
async function openClass(page: Page): Promise<string> {
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'false');
  return pressOpen(page);
}

/** The colour in the middle of a card on the board, as the page shows it. */
async function colourOf(board: BoardPage, card: number): Promise<string> {
  const { x, y } = await board.drawn(card);
  const shot = await board.page.screenshot({ clip: { x: x - 2, y: y - 2, width: 4, height: 4 }, scale: 'css' });
  const { data } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data;
  return red > 150 && green < 90 && blue < 90 ? 'red' : blue > 150 && red < 90 ? 'blue' : 'other';
}

/** How many pixels of the preview have the colour of words on cards. */
async function inkOf(page: Page): Promise<number> {
  return page.locator('.card-sheet canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let ink = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 0x22 && data[at + 1] === 0x26 && data[at + 2] === 0x2e) ink += 1;
    return ink;
  });
}

test('makes six cards of six dropped pictures, with their words or without, which are put in order by mouse and by tap and tap; wall and replay show it', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const { page } = teacher;
  await chooseCards(page);
  await dropFiles(page, await files());
  await expect(nameField(page, 6)).toHaveValue('the violet');
  await expect(page.getByRole('img', { name: '6 cards with pictures, each in its place' })).toBeVisible();
  // Places go by numbers, in another colour.
  await expect.poll(() => inkOf(page)).toBe(0);
  await page.getByLabel('Show the words on the card').check();
  await expect.poll(() => inkOf(page)).toBeGreaterThan(500);
  const code = await openClass(page);

  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2, 3, 4, 5);
  expect(await colourOf(jun, 1)).toBe('red');
  expect(await colourOf(jun, 5)).toBe('blue');
  await jun.placeAndSave(6);
  await expect(jun.page.getByText(SOLVED)).toBeVisible();

  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  for (let piece = 1; piece <= COLOURS.length; piece += 1) {
    await tray.choose(piece);
    await tray.finger.tap(await mina.homeOf(piece));
    await tray.untilPlaced(piece);
  }
  await expect(mina.page.getByText(SOLVED)).toBeVisible();
  await mina.saved();

  const wall = new WallPage(page);
  await expect(wall.tile('Mina')).toContainText('Solved');
  const board = await teacher.openBoard('Mina');
  await expect.poll(() => board.groups()).toBe(1);
  await new ReplayPage(page).expectGroups(COLOURS.length + 1, 1);
});

test('is matched with words by roles, names and the status line alone: cards by their names, places by their words', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const { page } = teacher;
  await chooseCards(page);
  await page.getByRole('radio', { name: 'Match pairs' }).check({ force: true });
  await page.locator('input[type=file][multiple]').setInputFiles((await files()).slice(0, 3));
  await nameField(page, 1).fill('a red card');
  for (const [index, word] of ['빨강', '주황', '노랑'].entries())
    await page.getByLabel(`Words that card ${index + 1} belongs to`).fill(word);
  const code = await openClass(page);
  const sora = await people.student(code, 'Sora');
  const keyboard = new KeyboardPage(sora.page);
  await keyboard.open();
  const words = new Map([
    ['a red card.', '빨강'],
    ['the orange.', '주황'],
    ['the yellow.', '노랑'],
  ]);
  for (let done = 1; done <= words.size; done += 1) {
    // What has joined is gone from the list.
    await expect(keyboard.loose).toHaveCount(words.size + 1 - done);
    const taken = await keyboard.statusAfter(() => keyboard.loose.first().press('Enter'));
    expect([...words.keys()]).toContain(taken);
    const cell = sora.page.getByRole('gridcell').getByRole('button', { name: `${words.get(taken)}, empty.` });
    const status = await keyboard.statusAfter(() => cell.press('Enter'));
    expect(status).toContain(`Joined, ${done} of ${words.size}.`);
  }
  await expect(sora.page.getByText(SOLVED)).toBeVisible();
});

test('says in a sentence what is missing or wrong of the pictures, and keeps the others', async ({ people }) => {
  test.setTimeout(120_000);
  const { page } = await people.teacher();
  await chooseCards(page);
  const input = page.locator('input[type=file][multiple]');
  const [red, orange, yellow] = await files();
  if (red === undefined || orange === undefined || yellow === undefined) throw new Error('no pictures');
  const none = { name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
  await page.getByLabel('The words on the cards').fill('one\ntwo');
  await input.setInputFiles([red, none]);
  await expect(page.getByRole('alert')).toContainText('letter.png: ');
  await expect(page.getByText('It takes 2 pictures.')).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'true');
  await input.setInputFiles([orange, yellow]);
  await expect(nameField(page, 3)).toHaveValue('the yellow');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await nameField(page, 2).fill(' ');
  await expect(page.getByText('Card 2 has no name yet.')).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'true');
  await nameField(page, 2).fill('a'.repeat(5_000));
  await expect(page.getByText('The words of card 2 are too long. There is room for 200 letters.')).toBeVisible();
  await nameField(page, 2).fill('orange');
  await page.getByRole('button', { name: 'Move card 3 up' }).click();
  await expect(nameField(page, 2)).toHaveValue('the yellow');
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'false');
  await expectAccessible(page, 'the form for cards with pictures');
  await page.getByRole('radio', { name: 'Match pairs' }).check({ force: true });
  expect(await narrowParts(page, '.picture-words .input')).toEqual([]);
  // Without pictures the lines are there as they were written.
  for (let left = 3; left > 0; left -= 1) await page.getByRole('button', { name: 'Remove card 1' }).click();
  await expect(page.getByLabel('The words on the cards')).toHaveValue('one\ntwo');
});

test('sorts dropped pictures into boxes that a select gives them; a file that nothing takes changes nothing', async ({
  people,
}) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const { page } = teacher;
  await chooseCards(page);
  await dropFiles(page, (await files()).slice(0, 5));
  await expect(nameField(page, 5)).toHaveValue('the blue');
  // Where one photo is wanted, the pictures are kept, and a letter opens in no page's place.
  await page.getByRole('radio', { name: 'Label a photo' }).check({ force: true });
  const isLeft = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['letter'], 'letter.txt', { type: 'text/plain' }));
    return document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(isLeft).toBe(false);
  await page.getByRole('radio', { name: 'Sort into boxes' }).check({ force: true });
  await expect(page.getByText('Box 1 has no name yet.')).toBeVisible();
  await page.getByLabel('Name of box 1').fill('Cold');
  await page.getByLabel('Name of box 2').fill('Warm');
  await expect(page.getByText('Card 1 has no box yet.')).toBeVisible();
  const boxOf = (card: number) => page.getByLabel(`Box of card ${card}`);
  for (const [index, box] of ['Warm', 'Warm', 'No box', 'Cold'].entries()) await boxOf(index + 1).selectOption(box);
  await expect(page.getByText('Card 5 has no box yet.')).toBeVisible();
  await expect(openButton(page)).toHaveAttribute('aria-disabled', 'true');
  await boxOf(5).selectOption('Cold');
  await expectAccessible(page, 'the form for pictures to sort');
  // Two cold ones, two warm ones, and the yellow one, which belongs in neither.
  const code = await openClass(page);

  const jun = await people.student(code, 'Jun');
  await jun.placeAndSave(1, 2, 3, 4);
  expect(await colourOf(jun, 2)).toBe('blue');
  expect(await colourOf(jun, 3)).toBe('red');
  const keyboard = new KeyboardPage(jun.page);
  await keyboard.open();
  await expect(keyboard.loose).toHaveCount(1);
  expect(await keyboard.statusAfter(() => keyboard.loose.first().press('Enter'))).toBe('the yellow.');
  const cell = jun.page.getByRole('gridcell').getByRole('button', { name: 'No box, ' });
  await keyboard.statusAfter(() => cell.press('Enter'));
  await expect(jun.page.getByText(SOLVED)).toBeVisible();
  await jun.saved();
  await expect(new WallPage(page).tile('Jun')).toContainText('Solved');
});
