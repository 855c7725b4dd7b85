/** Whole puzzles without a drag: press and press again, with a mouse and with a finger on a phone that is never zoomed. */
import { expect, test } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import type { At, BoardPage } from '../pages/board-page.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** 8 columns by 6 rows: the border first, then inwards, as each joins what lies there. */
const COLUMNS = 8;
const PIECES = 48;

function inwards(): number[] {
  const depth = (piece: number) => {
    const column = (piece - 1) % COLUMNS;
    const row = Math.floor((piece - 1) / COLUMNS);
    return Math.min(column, row, COLUMNS - 1 - column, PIECES / COLUMNS - 1 - row);
  };
  return Array.from({ length: PIECES }, (_, index) => index + 1).sort((a, b) => depth(a) - depth(b) || a - b);
}

async function solve(board: BoardPage, press: (at: At) => Promise<void>): Promise<void> {
  for (const piece of inwards()) {
    await press(await board.drawn(piece));
    await press(await board.homeOf(piece));
    await expect.poll(async () => (await board.piece(piece)).group, { message: `piece ${piece}` }).toBe(0);
  }
  await expect(board.page.getByText('Solved! Well done.')).toBeVisible();
}

test('48 pieces by pressing a piece and pressing its place', async ({ people }) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const mina = await people.student(code, 'Mina');
  await solve(mina, ({ x, y }) => mina.page.mouse.click(x, y));
});

test('48 pieces by touch on a phone, never zoomed', async ({ people }) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: PIECES });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  const mina = await people.student(code, 'Mina', phone);
  await solve(mina, ({ x, y }) => mina.page.touchscreen.tap(x, y));
  expect(await mina.page.evaluate(() => visualViewport?.scale)).toBe(1);
});
