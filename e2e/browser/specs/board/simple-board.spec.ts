/** The simple board, where a browser gives no WebGL at all: every piece is drawn, and it is played whole by mouse and finger. */
import type { Browser } from '@playwright/test';
import { ALL_PIXELS, test as base, expect, People } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { settled } from '#e2e/browser/support/pixels.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import type { Point } from '#shared/geometry/pose.ts';

const test = base.extend<{ readonly plainBrowser: Browser }>({
  plainBrowser: async ({ playwright, launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((arg) => !/angle|swiftshader/.test(arg));
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      args: [...args, '--disable-gpu', '--disable-3d-apis'],
    });
    await use(browser);
    await browser.close();
  },
  people: async ({ plainBrowser, server }, use) => {
    const people = new People(plainBrowser, server.origin);
    await use(people);
    await people.close();
    expect(people.complaints).toEqual([]);
  },
});

const PHONE = { ...ALL_PIXELS, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SIMPLE = 'This device draws the puzzle in a simple way.';
const [COLUMNS, ROWS] = [4, 3];
const PIECES = Array.from({ length: COLUMNS * ROWS }, (_, index) => index + 1);
const [WIDTH, HEIGHT] = [800, 600];
const GREEN_CLOTH = [0xdf, 0xec, 0xdc];
/** A difference of colours that anybody can see, of 255. */
const APART = 30;

/** Where a piece's middle lies in the picture, in its pixels. */
function inPicture(piece: number): Point {
  const column = (piece - 1) % COLUMNS;
  const row = Math.floor((piece - 1) / COLUMNS);
  return { x: ((column + 0.5) * WIDTH) / COLUMNS, y: ((row + 0.5) * HEIGHT) / ROWS };
}

/** How far the screen is from a piece's colour at a point; infinitely far while the point is out of view. */
async function offAt({ page }: BoardPage, picture: Buffer, piece: number, at: Point): Promise<number> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  if (at.x < 8 || at.y < 8 || at.x > width - 8 || at.y > height - 8) return Number.POSITIVE_INFINITY;
  return difference(await meanColour(await page.screenshot(), at), await meanColour(picture, inPicture(piece)));
}

/** Pieces on the table and in view that do not show their part of the picture. */
async function wrongPieces(board: BoardPage, picture: Buffer, onTable: readonly number[]): Promise<number[]> {
  const screen = await board.page.screenshot();
  const { width, height } = board.page.viewportSize() ?? { width: 0, height: 0 };
  const wrong: number[] = [];
  for (const piece of onTable) {
    const at = await board.drawn(piece);
    if (at.x < 8 || at.y < 60 || at.x > width - 8 || at.y > height - 80) continue;
    const off = difference(await meanColour(screen, at), await meanColour(picture, inPicture(piece)));
    if (off > APART) wrong.push(piece);
  }
  return wrong;
}

test('draws every piece by a 2D canvas, carries and puts them back, and shows the solved picture', async ({
  people,
}) => {
  const picture = await scenery(WIDTH, HEIGHT);
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: picture }, { pieces: PIECES.length });
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  await expect(page.getByText(SIMPLE)).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText(SIMPLE)).toBeHidden();
  // The hint of a drag, which lies over pieces, ends with the first one.
  for (const piece of [12, 8, 4]) await mina.place(piece);
  await page.mouse.move(1, 1);
  await settled(page.locator('.board-container canvas'));
  expect(await wrongPieces(mina, picture, [12, 8, 4])).toEqual([]);

  // In hand it shows where the pointer is, and not where it lay; Escape puts it back.
  await mina.grab(1);
  const to = await mina.homeOf(7);
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await expect.poll(async () => (await mina.piece(1)).holder).not.toBeNull();
  await expect.poll(() => offAt(mina, picture, 1, to)).toBeLessThan(APART);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(async () => offAt(mina, picture, 1, await mina.drawn(1))).toBeLessThan(APART);

  // The teacher sees it by the same means, and in play.
  const watched = await teacher.openBoard('Mina');
  await mina.place(1);
  await expect.poll(async () => (await watched.piece(1)).group).toBe(0);
  await expect.poll(() => wrongPieces(watched, picture, [12, 8, 4, 1])).toEqual([]);
  for (const piece of [2, 3, 5, 9, 10, 11, 6, 7]) await mina.place(piece);
  await expect(page.getByText('Solved! Well done.')).toBeVisible();
  await page.getByRole('region', { name: 'The finished picture' }).getByRole('button', { name: 'Close' }).click();
  await page.mouse.move(1, 1);
  // The view moves to the solved picture.
  await expect.poll(() => wrongPieces(mina, picture, PIECES)).toEqual([]);
});

test('zooms and moves the table, and draws the pieces there', async ({ people }) => {
  const picture = await scenery(WIDTH, HEIGHT);
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: picture }, { pieces: PIECES.length });
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  for (const piece of [1, 2, 5, 6]) await mina.place(piece);
  const middle = await mina.homeOf(6);
  const distance = async () => Math.hypot((await mina.homeOf(1)).x - (await mina.homeOf(4)).x, 0);
  const before = await distance();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -300);
  await expect.poll(distance).toBeGreaterThan(before * 1.3);
  await expect.poll(() => wrongPieces(mina, picture, [1, 2, 5, 6])).toEqual([]);
  expect(await offAt(mina, picture, 6, await mina.drawn(6))).toBeLessThan(APART);
  await settled(page.locator('.board-container canvas'));
  expect(await wrongPieces(mina, picture, [1, 2, 5, 6])).toEqual([]);
});

test('has the magnifier and the chosen ground', async ({ people }) => {
  const picture = await scenery(WIDTH, HEIGHT);
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: picture }, { pieces: PIECES.length });
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('radio', { name: 'Green cloth' }).check({ force: true });
  await page.keyboard.press('Escape');
  const { left, top } = await mina.mat();
  await expect
    .poll(async () => difference(await meanColour(await page.screenshot(), { x: left - 16, y: top + 40 }), GREEN_CLOTH))
    .toBeLessThan(3);

  for (const piece of [1, 2]) await mina.place(piece);
  await page.keyboard.press('Alt+KeyM');
  await page.locator('.magnifier').waitFor({ state: 'attached' });
  const [one, two] = [await mina.homeOf(1), await mina.homeOf(2)];
  // A quarter of a piece beside the middle of the first, its middle is shown by as much as the lens enlarges.
  const at = { x: one.x + (two.x - one.x) / 4, y: one.y };
  await page.mouse.move(at.x, at.y);
  await expect(page.locator('.magnifier')).toBeVisible();
  await expect.poll(() => offAt(mina, picture, 1, { x: at.x - (at.x - one.x) * 2.5, y: at.y })).toBeLessThan(APART);
});

test('takes a piece out of the tray by a finger', async ({ people }) => {
  const picture = await scenery(WIDTH, HEIGHT);
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: picture }, { pieces: PIECES.length });
  const mina = await people.student(code, 'Mina', PHONE);
  await expect(mina.page.getByText(SIMPLE)).toBeVisible();
  const tray = new TrayPage(mina.page);
  // One of the border: those of the middle join nothing yet.
  const inTray = await tray.find((each) => each !== 6 && each !== 7);
  const { piece, at } = inTray;
  const home = await mina.homeOf(piece);
  await tray.drag(inTray, { x: at.x, y: at.y - 60 }, home);
  await expect.poll(async () => (await mina.piece(piece)).group).toBe(0);
  await mina.saved();
  await expect.poll(() => offAt(mina, picture, piece, home)).toBeLessThan(APART);
});
