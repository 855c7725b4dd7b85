/** Whole puzzles without dragging, and by real touches from the tray of a phone that is never zoomed. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { PagePoint } from '#e2e/browser/pages/board-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
/** 8 columns by 6 rows, solved from the border inwards, so that each piece joins placed ones. */
const COLUMNS = 8;
const ROWS = 6;
const PIECES = COLUMNS * ROWS;
const TIMER_DELAY_MS = 500;

function depthOf(piece: number): number {
  const column = (piece - 1) % COLUMNS;
  const row = Math.floor((piece - 1) / COLUMNS);
  return Math.min(column, row, COLUMNS - 1 - column, ROWS - 1 - row);
}

function inwards(): number[] {
  const pieces = Array.from({ length: PIECES }, (_, index) => index + 1);
  return pieces.sort((a, b) => depthOf(a) - depthOf(b) || a - b);
}

/** Whether a piece joins the pieces on the mat. */
function joins(piece: number, placed: ReadonlySet<number>): boolean {
  const column = (piece - 1) % COLUMNS;
  const neighbours = [
    piece - COLUMNS,
    piece + COLUMNS,
    ...(column > 0 ? [piece - 1] : []),
    ...(column < COLUMNS - 1 ? [piece + 1] : []),
  ];
  return depthOf(piece) === 0 || neighbours.some((each) => placed.has(each));
}

/** Delays every timer of the page, as on a busy device. */
async function delayTimers(page: Page): Promise<void> {
  await page.evaluate((delay) => {
    const own = window.setTimeout;
    const delayed = (call: () => void, ms = 0) => own(call, ms + delay);
    Object.assign(window, { setTimeout: delayed });
  }, TIMER_DELAY_MS);
}

test.describe(() => {
  leaveToAll(test);
  test('solves 48 pieces by a press on each piece and a press on its place', async ({ people }) => {
    test.setTimeout(240_000);
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
    const mina = await people.student(code, 'Mina');
    const tray = new TrayPage(mina.page);
    const press = ({ x, y }: PagePoint) => mina.page.mouse.click(x, y);
    for (const piece of inwards()) {
      await press(await mina.drawn(piece));
      await press(await mina.homeOf(piece));
      await tray.untilPlaced(piece);
    }
    await expect(mina.page.getByText(SOLVED)).toBeVisible();
  });
});

// Proves I40.
test('solves 48 pieces by touch on a phone without zoom: dragged from the tray, or tapped there and then on the picture', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const mina = await people.student(code, 'Mina', PHONE);
  const tray = new TrayPage(mina.page);
  await delayTimers(mina.page);
  /** The width of the picture on the screen, which a zoom would change. */
  const width = async () => (await mina.homeOf(COLUMNS)).x - (await mina.homeOf(1)).x;
  const fitted = await width();
  const placed = new Set<number>();
  while (placed.size < PIECES) {
    expect(await width()).toBe(fitted);
    const inTray = await tray.find((each) => joins(each, placed));
    const { piece, at } = inTray;
    const home = await mina.homeOf(piece);
    // Dragged upwards, because a sideways drag scrolls the tray. The last pieces fit in 390 pixels, so that nothing scrolls: sideways, too.
    const above = (await tray.fits())
      ? { x: at.x + (at.x < 195 ? 120 : -120), y: at.y - 40 }
      : { x: at.x, y: at.y - 60 };
    if (placed.size % 2 === 0) await tray.drag(inTray, above, home);
    else {
      await tray.finger.tap(at);
      await mina.page.waitForSelector(`[data-piece="${piece}"][data-chosen]`);
      await tray.finger.tap(home);
    }
    await tray.untilPlaced(piece);
    placed.add(piece);
  }
  await expect(mina.page.getByText(SOLVED)).toBeVisible();
  expect(await mina.page.evaluate(() => visualViewport?.scale)).toBe(1);
});

test('scrolls the tray sideways without lifting a piece, returns a piece released over it, and moves no piece on the teacher’s board', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const mina = await people.student(code, 'Mina', PHONE);
  const watched = await teacher.openBoard('Mina');
  await watched.page.setViewportSize({ width: 1366, height: 768 });
  const tray = new TrayPage(mina.page);
  const places = () => Promise.all(inwards().map(async (piece) => ({ piece, at: (await watched.piece(piece)).at })));
  const dealt = await places();
  await tray.swipe(true);
  const { piece, at } = await tray.find(() => true);
  const chosen = mina.page.locator(`[data-piece="${piece}"][data-chosen]`);
  await tray.finger.tap(at);
  await expect(chosen).toBeVisible();
  await tray.finger.tap(at);
  await expect(chosen).toHaveCount(0);

  await tray.finger.drag(at, { x: at.x, y: at.y - 200 }, at);
  await expect.poll(async () => (await watched.piece(piece)).holder).toBe(null);
  await expect(mina.page.locator(`[data-piece="${piece}"]:not([data-in-hand])`)).toBeVisible();
  expect(await places()).toEqual(dealt);

  await tray.finger.drag(at, { x: at.x, y: at.y - 200 });
  await mina.saved();
  await expect(mina.page.locator(`[data-piece="${piece}"]`)).toHaveCount(0);
  await expect
    .poll(async () => (await watched.piece(piece)).at)
    .not.toEqual(dealt.find((each) => each.piece === piece)?.at);
  const others = (all: Awaited<ReturnType<typeof places>>) => all.filter((each) => each.piece !== piece);
  expect(others(await places())).toEqual(others(dealt));

  // A piece that the teacher puts beside the mat leaves the tray for a place that a phone does not show: a sign points to it.
  const movedPiece = others(dealt)[0]?.piece ?? 0;
  const sign = mina.page.getByRole('button', { name: '1 piece out of sight' });
  await expect(sign).toHaveCount(0);
  await watched.grab(movedPiece);
  const mat = await watched.mat();
  await watched.page.mouse.move(mat.right + 70, (mat.top + mat.bottom) / 2, { steps: 6 });
  await watched.page.mouse.up();
  await expect(sign).toBeVisible();
  expect((await mina.drawn(movedPiece)).x).toBeGreaterThan(PHONE.viewport.width);
  // A tap in the first frame after it has appeared may hit the element below.
  await expect(async () => {
    if ((await sign.count()) > 0) await sign.tap({ timeout: 3_000 });
    await expect(sign).toHaveCount(0, { timeout: 3_000 });
  }).toPass();
  const { x } = await mina.drawn(movedPiece);
  expect(x).toBeLessThan(PHONE.viewport.width);
});

test('speaks of fingers in the list of pieces, and a phone shows all of it without scrolling, upright and on its side', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 24 });
  const mina = await people.student(code, 'Mina', PHONE);
  const { page } = mina;
  // The list has all of the pieces that nobody has moved: the mat is as large as the board.
  const expectLargeMat = () =>
    expect(async () => {
      const [board, mat] = [await page.locator('.board-container').boundingBox(), await mina.mat()];
      const { width, height } = board ?? { width: 0, height: 0 };
      expect(Math.max((mat.right - mat.left) / width, (mat.bottom - mat.top) / height)).toBeGreaterThan(0.9);
    }).toPass();
  await page.getByRole('button', { name: 'More tools' }).tap();
  await page.getByRole('button', { name: 'Keys', exact: true }).tap();
  const keyboard = new KeyboardPage(page);
  await expect(keyboard.status).toHaveText('Tap a piece, then tap its place.');
  const [panel, grid] = [keyboard.panel, page.getByRole('grid', { name: 'Picture' })];
  const bottomOf = async (element: Locator) => {
    const box = await element.boundingBox();
    return box === null ? Number.NaN : box.y + box.height;
  };
  await expectLargeMat();
  expect(await panel.evaluate((element) => element.scrollTop)).toBe(0);
  expect(await bottomOf(grid)).toBeLessThanOrEqual(await bottomOf(panel));

  const words = page.getByRole('searchbox', { name: 'Number or word' });
  await expect(words).toBeHidden();
  await page.getByRole('button', { name: 'Find', exact: true }).tap();
  await words.fill('flat');
  await expect(words).toBeVisible();

  // From the first key on it speaks of keys.
  await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await keyboard.open();
  await expect(keyboard.status).toHaveText(/press Enter/);

  // The eye gets three steps with their keys, and with a piece in hand what to do now. A laptop and an upright tablet show all of it, too.
  await expect(panel.locator('kbd')).toHaveText(['Enter', '← ↑ ↓ →', 'Enter', 'Esc']);
  const next = panel.getByText('Now choose the place.');
  await expect(next).toBeHidden();
  await keyboard.loose.first().press('Enter');
  await expect(next).toBeVisible();
  await expect(panel.locator('kbd')).toHaveCount(0);
  await expect(keyboard.status).toHaveText(/^Piece/);
  for (const [width, height, part] of [
    [1366, 768, 0.95],
    [820, 1180, 0.65],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(async () => (await bottomOf(grid)) - (await bottomOf(panel))).toBeLessThanOrEqual(0);
    const [outer, inner] = [await panel.boundingBox(), await grid.boundingBox()];
    expect(inner?.width ?? 0).toBeGreaterThan(part * ((outer?.width ?? 0) - 32));
    await expectLargeMat();
  }
  // A phone on its side has the picture beside the pieces, and only the pieces scroll.
  await page.setViewportSize({ width: 844, height: 390 });
  const hidden = ({ scrollHeight, clientHeight }: Element) => scrollHeight - clientHeight;
  await expect.poll(() => panel.evaluate(hidden)).toBeLessThanOrEqual(0);
  await expect(grid).toBeInViewport({ ratio: 1 });
  await expect(keyboard.loose.nth(2)).toBeInViewport({ ratio: 1 });
  const [list, picture] = [await keyboard.loose.nth(2).boundingBox(), await grid.boundingBox()];
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThan(picture?.x ?? 0);
});
