/** Help for the hand and for the eye: how near is near enough, what is in hand, and hints that are seen on the board. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage, PagePoint } from '#e2e/browser/pages/board-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { Finger } from '#e2e/browser/support/finger.ts';
import { SCREENS } from '#e2e/browser/support/mat-on-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LAPTOP = { viewport: { width: 1366, height: 768 } };
/** Of 4 columns by 3 rows: with no side at the border. */
const MIDDLE = 6;

/** One pointer of a page, as a mouse or as a finger. */
interface Pointer {
  down(at: PagePoint): Promise<void>;
  move(to: PagePoint): Promise<void>;
  up(): Promise<void>;
}

function mouseOf({ mouse }: Page): Pointer {
  return {
    async down({ x, y }) {
      await mouse.move(x, y);
      await mouse.down();
    },
    move: ({ x, y }) => mouse.move(x, y, { steps: 4 }),
    up: () => mouse.up(),
  };
}

/** Where a press takes the piece: in the tray, or on the board. */
async function pressPlace(board: BoardPage, piece: number): Promise<PagePoint> {
  const inTray = board.page.locator(`.tray-piece[data-piece="${piece}"]:not([data-in-hand])`);
  const box = (await inTray.count()) === 0 ? null : await inTray.boundingBox();
  return box === null ? board.drawn(piece) : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags a piece until its middle is drawn there, wherever the pointer holds it. It stays pressed. */
async function dragTo(board: BoardPage, pointer: Pointer, piece: number, to: PagePoint): Promise<void> {
  const from = await pressPlace(board, piece);
  await pointer.down(from);
  // Out of the tray first.
  await pointer.move({ x: from.x, y: from.y - 60 });
  await pointer.move(to);
  let last = to;
  await expect(async () => {
    const at = await board.drawn(piece);
    if (Math.hypot(at.x - to.x, at.y - to.y) < 2) return;
    last = { x: last.x + to.x - at.x, y: last.y + to.y - at.y };
    await pointer.move(last);
    // A finger's pixels are whole.
    expect(Math.hypot(at.x - to.x, at.y - to.y)).toBeLessThan(2);
  }).toPass({ timeout: 10_000 });
}

const groupOf = ({ page }: BoardPage, piece: number) =>
  page.evaluate((id) => window.__board?.predictedGroup(id) ?? -1, piece);
const notice = (page: Page, sentence: string | RegExp) => page.getByRole('status').filter({ hasText: sentence });

// Proves I54.
for (const pieces of [12, 48, 96])
  test(`a drop 10 pixels off joins on a phone at ${pieces} pieces`, async ({ people }) => {
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces });
    const mina = await people.student(code, 'Mina', PHONE);
    const { piece } = await new TrayPage(mina.page).find((each) => each <= 4);
    const home = await mina.homeOf(piece);
    const finger = new Finger(mina.page);
    await dragTo(mina, finger, piece, { x: home.x + 10, y: home.y });
    await finger.up();
    await expect.poll(() => groupOf(mina, piece)).toBe(0);
    await mina.saved();
    await expect.poll(async () => (await mina.piece(piece)).group).toBe(0);
  });

test('a drop 10 pixels off is nearly right where the rules hold, and says so; a nearer one joins', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 300 });
  const mina = await people.student(code, 'Mina', PHONE);
  const { piece } = await new TrayPage(mina.page).find((each) => each <= 20);
  const home = await mina.homeOf(piece);
  const finger = new Finger(mina.page);
  await dragTo(mina, finger, piece, { x: home.x + 10, y: home.y });
  await finger.up();
  await expect(notice(mina.page, 'Almost! Not quite this place.')).toBeVisible();
  await mina.saved();
  expect((await mina.piece(piece)).group).toBe(piece);
  await dragTo(mina, finger, piece, { x: home.x + 5, y: home.y });
  await finger.up();
  await expect.poll(() => groupOf(mina, piece)).toBe(0);
});

/** Pixels around a piece in the colour that outlines what is chosen. A side with a knob is 110 pixels from the middle. */
async function outlinePixels(board: BoardPage, piece: number): Promise<number> {
  const { x, y } = await board.drawn(piece);
  const png = await board.page.screenshot({ clip: { x: x - 150, y: y - 150, width: 300, height: 300 } });
  const rgb = await sharp(png).removeAlpha().raw().toBuffer();
  let count = 0;
  for (let at = 0; at < rgb.length; at += 3)
    if ([0x1d, 0x6b, 0x57].every((value, channel) => Math.abs((rgb[at + channel] ?? 0) - value) < 8)) count += 1;
  return count;
}

test('a pressed and released piece is outlined in hand, and goes back when another one is pressed', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', { ...LAPTOP, ...ALL_PIXELS });
  const { mouse } = mina.page;
  const pointer = mouseOf(mina.page);
  const middle = await mina.homeOf(MIDDLE);
  // Both lie on the mat, apart from each other and from their homes.
  for (const [piece, right] of [
    [MIDDLE, 100],
    [7, -200],
  ] as const) {
    await dragTo(mina, pointer, piece, { x: middle.x + right, y: middle.y - 60 });
    await pointer.up();
  }
  await mina.saved();
  const before = await mina.piece(MIDDLE);
  expect(await outlinePixels(mina, MIDDLE)).toBe(0);
  const at = await mina.drawn(MIDDLE);
  await mouse.click(at.x, at.y);
  await mouse.move(at.x + 10, at.y + 20);
  await expect.poll(() => outlinePixels(mina, MIDDLE)).toBeGreaterThan(100);
  const other = await mina.drawn(7);
  await mouse.click(other.x, other.y);
  await mouse.move(other.x + 10, other.y + 20);
  await expect.poll(() => outlinePixels(mina, 7)).toBeGreaterThan(100);
  await expect.poll(async () => (await mina.piece(MIDDLE)).holder).toBeNull();
  expect(await mina.piece(MIDDLE)).toEqual(before);
  // The other one is put down by the next press beside the pieces.
  await mouse.click(other.x, other.y + 150);
  await expect.poll(async () => (await mina.piece(7)).holder).toBeNull();
  await mina.saved();
  const [put, left] = [(await mina.drawn(7)).y - other.y, await outlinePixels(mina, 7)];
  expect([Math.round(put / 10), left]).toEqual([15, 0]);
});

const light = (page: Page, level: number) => page.locator(`.hint-light[data-level="${level}"] path`).last();

/** Where the middle of the piece is when the piece lies in its light. */
async function litPlace({ page }: BoardPage, piece: number): Promise<PagePoint> {
  await expect(light(page, 3)).toBeVisible();
  const box = await light(page, 3).evaluate((path) => {
    const { x, y } = (path as SVGPathElement).getBBox();
    return { x, y };
  });
  const outline = await page.evaluate((id) => window.__board?.outlineBox(id) ?? { left: 0, top: 0 }, piece);
  return { x: box.x - outline.left, y: box.y - outline.top };
}

/** Without a mat the picture begins where a first piece lies. */
async function beginPicture(board: BoardPage, pointer: Pointer, difficulty: string): Promise<void> {
  if (difficulty !== 'hard') return;
  await dragTo(board, pointer, 7, await board.homeOf(7));
  await pointer.up();
  await board.saved();
}

for (const difficulty of ['easy', 'normal', 'hard'] as const) {
  test(`hint, piece, drop by a mouse at ${difficulty}: quarter, row and place are lit, and the place takes the piece`, async ({
    people,
  }) => {
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { difficulty });
    const mina = await people.student(code, 'Mina', LAPTOP);
    const pointer = mouseOf(mina.page);
    await beginPicture(mina, pointer, difficulty);
    const groups = await mina.groups();
    const hint = mina.page.getByRole('button', { name: 'Hint', exact: true });
    const corner = await mina.homeOf(1);
    for (const level of [1, 2, 3]) {
      await hint.click();
      await expect(hint).toHaveAttribute('aria-pressed', 'true');
      await dragTo(mina, pointer, MIDDLE, { x: corner.x, y: corner.y + 20 });
      await expect(hint).toHaveAttribute('aria-pressed', 'false');
      await expect(light(mina.page, level)).toBeVisible();
      if (level === 3) break;
      await pointer.up();
      await expect(mina.page.locator('.hint-light')).toHaveCount(0);
    }
    const place = await litPlace(mina, MIDDLE);
    await pointer.move(place);
    const at = await mina.drawn(MIDDLE);
    await pointer.move({ x: 2 * place.x - at.x, y: 2 * place.y - at.y });
    await pointer.up();
    await expect.poll(() => mina.groups()).toBe(groups - 1);
    await expect(mina.page.locator('.hint-light')).toHaveCount(0);
  });

  test(`piece, hint, drop by a finger at ${difficulty}: the fourth hint is a hand`, async ({ people }) => {
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { difficulty });
    const mina = await people.student(code, 'Mina', PHONE);
    const tray = new TrayPage(mina.page);
    if (difficulty === 'hard') await tray.find((piece) => piece === 7);
    await beginPicture(mina, new Finger(mina.page), difficulty);
    const groups = await mina.groups();
    const { at } = await tray.find((piece) => piece === MIDDLE);
    await tray.finger.tap(at);
    const hint = mina.page.getByRole('button', { name: 'Hint', exact: true });
    for (const level of [1, 2, 3]) {
      await hint.tap();
      await expect(light(mina.page, level)).toBeVisible();
    }
    await expect(mina.page.locator('.teacher-hint')).toHaveCount(0);
    // A piece that is chosen no more, or hidden, leaves no light.
    await tray.finger.tap(at);
    await expect(mina.page.locator('.hint-light')).toHaveCount(0);
    await tray.finger.tap(at);
    await hint.tap();
    await expect(mina.page.locator('.teacher-hint')).toBeVisible();
    await tray.finger.tap(await litPlace(mina, MIDDLE));
    await expect.poll(() => mina.groups()).toBe(groups - 1);
    await expect(mina.page.locator('.hint-light')).toHaveCount(0);
  });

  test(`hint and drop by keys at ${difficulty}: the words name the place that takes the piece`, async ({ people }) => {
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { difficulty });
    const mina = await people.student(code, 'Mina', LAPTOP);
    const groups = await mina.groups();
    const keyboard = new KeyboardPage(mina.page);
    await keyboard.open();
    // The last of the list is no edge.
    await expect.poll(() => keyboard.focused()).toMatch(/^Piece .*(corner|edge)/);
    await keyboard.press('End');
    await expect.poll(() => keyboard.focused()).not.toMatch(/corner|edge/);
    await keyboard.press('Enter');
    const hint = keyboard.panel.getByRole('button', { name: 'Hint', exact: true });
    for (const words of [/quarter/, /in row/, /here: Row/])
      expect(await keyboard.statusAfter(() => hint.press('Enter'))).toMatch(words);
    const [, row = '', column = ''] = /Row (\d+), column (\d+)/.exec(await keyboard.statusText()) ?? [];
    await expect(light(mina.page, 3)).toHaveCSS('visibility', 'visible');
    // In a low window the list has the board's place.
    await mina.page.setViewportSize({ width: 844, height: 390 });
    await expect(light(mina.page, 3)).toHaveCSS('visibility', 'hidden');
    await mina.page.setViewportSize(LAPTOP.viewport);
    await mina.page.getByRole('grid').getByRole('gridcell').locator('[tabindex="0"]').focus();
    await keyboard.walkTo(Number(row), Number(column));
    expect(await keyboard.statusAfter(() => keyboard.press('Enter'))).toMatch(/^Joined/);
    await expect.poll(() => mina.groups()).toBe(groups - 1);
  });
}

for (const [row, piece, width, height] of [
  ['upper', 1, 800, 600],
  ['lower', 12, 600, 900],
] as const) {
  test(`the sentence of a hint leaves what the hint lights up in the ${row} row free`, async ({ people }) => {
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(width, height) });
    const mina = await people.student(code, 'Mina', LAPTOP);
    const { page } = mina;
    await page.getByRole('button', { name: 'Hint', exact: true }).click();
    await mina.grab(piece);
    const sentence = page.locator('.board-area > .banner');
    for (const level of [1, 2, 3]) {
      if (level > 1) await page.getByRole('button', { name: 'Hint', exact: true }).press('Enter');
      await expect(light(page, level)).toBeVisible();
      await expect(sentence).toBeVisible();
      await expect(async () => {
        const lit = await light(page, level).evaluate((path) => {
          const { y, height } = (path as SVGPathElement).getBBox();
          return { top: y, bottom: y + height };
        });
        const box = await sentence.boundingBox();
        const top = box?.y ?? 0;
        expect(top >= lit.bottom || top + (box?.height ?? 0) <= lit.top).toBe(true);
      }).toPass({ timeout: 10_000 });
    }
    await page.mouse.up();
    if (row === 'upper') await expectMessageBesideMat(mina);
    else await expectMessageOverTitle(page);
  });
}

/** The message of a raised hand, at every size. */
async function expectMessageBesideMat(student: BoardPage): Promise<void> {
  const { page } = student;
  await page.getByRole('button', { name: 'I need help' }).click();
  const message = page.locator('.board-area > .banner', { hasText: 'Your hand is up.' });
  for (const size of Object.values(SCREENS)) {
    await page.setViewportSize(size);
    await expect(message).toBeVisible();
    await expect(async () => {
      const { x, y, width, height } = (await message.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const tray = await page.locator('.tray-holder').boundingBox();
      const mat = await student.mat();
      const covers = ({ left, top, right, bottom }: typeof mat) =>
        x < right && x + width > left && y < bottom && y + height > top;
      expect(covers(mat), `at ${size.width} the mat: ${JSON.stringify([x, y, width, height, mat, tray])}`).toBe(false);
      if (tray !== null)
        expect(covers({ left: tray.x, top: tray.y, right: tray.x + tray.width, bottom: tray.y + tray.height })).toBe(
          false,
        );
      expect(x >= 0 && x + width <= size.width).toBe(true);
    }).toPass({ timeout: 10_000 });
  }
}

/** On a phone whose board an upright picture fills: nothing of what the message lies on shows beside it. */
async function expectMessageOverTitle(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const hand = page.locator('.hand-button');
  await hand.click();
  const message = page.locator('.board-area > .banner', { hasText: 'Your hand is up.' });
  await expect(message).toHaveAttribute('data-place', 'title');
  const ends = (await message.boundingBox()) ?? { x: 0, width: 0 };
  const isSeen = (item: Element, end: number) =>
    getComputedStyle(item).opacity !== '0' && item.getBoundingClientRect().right > end;
  for (const item of ['h1', '.progress', '.student-facts'])
    expect(await page.locator(`header.bar > ${item}`).evaluate(isSeen, ends.x + ends.width), item).toBe(false);
  await hand.click();
  await expect(message).toBeHidden();
  await expect(page.locator('.student-facts')).toHaveCSS('opacity', '1');
}
