/** Two fingers of one child move two pieces at once, out of a tray at the side and one below the board, and the teacher sees both. */
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage, PagePoint } from '#e2e/browser/pages/board-page.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
/** A difference of colours that anybody can see, of 255. */
const APART = 30;
const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

type Touches = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly PagePoint[]) => Promise<void>;

async function touchesOf({ page }: BoardPage): Promise<Touches> {
  const session = await page.context().newCDPSession(page);
  return async (type, ...at) => {
    const touchPoints = at.map(({ x, y }, id) => ({ x, y, id }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
}

/** Moves both fingers by this much, in steps as of a hand. */
async function moveBy(touch: Touches, from: readonly [PagePoint, PagePoint], right: number, down: number) {
  const at = (share: number) => from.map(({ x, y }) => ({ x: x + right * share, y: y + down * share }));
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', ...at(share));
}

test('moves two pieces out of a tray at the side at once, and the teacher sees both in hand and both put down', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const mina = await people.student(code, 'Mina', TABLET);
  const watched = await teacher.openBoard('Mina');
  const touch = await touchesOf(mina);
  const fingers = [await mina.drawn(1), await mina.drawn(12)] as const;
  const before = [await watched.piece(1), await watched.piece(12)];
  await touch('touchStart', ...fingers);
  await moveBy(touch, fingers, -400, -30);
  const holders = async () => [(await watched.piece(1)).holder, (await watched.piece(12)).holder];
  await expect.poll(holders).toEqual([1, 1]);
  await touch('touchEnd');
  await expect.poll(holders).toEqual([null, null]);
  await mina.saved();
  for (const [index, piece] of [1, 12].entries())
    await expect.poll(async () => (await watched.piece(piece)).at).not.toEqual(before[index]?.at);
});

test('shows both pieces in hand on the tile of the teacher’s wall, where the fingers are', async ({ people }) => {
  const picture = await scenery(800, 600);
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.open({ ...PICTURE, buffer: picture }, { pieces: 12 });
  const mina = await people.student(code, 'Mina', TABLET);
  const wall = new WallPage(teacher.page);
  await wall.show();
  const touch = await touchesOf(mina);
  /** Of the twelve, and the places in the middle where they are carried. */
  const carried = [
    { piece: 1, over: 6 },
    { piece: 12, over: 7 },
  ] as const;
  const middleOf = (piece: number) => ({
    x: (((piece - 1) % 4) + 0.5) / 4,
    y: (Math.floor((piece - 1) / 4) + 0.5) / 3,
  });
  /** By piece, how far the tile is from its colour at the place where it is carried. */
  const off = () =>
    Promise.all(
      carried.map(async ({ piece, over }) => {
        const { x: left, y: top } = middleOf(piece);
        const seen = await wall.colour('Mina', (await wall.places('Mina', over)).home);
        return difference(seen, await meanColour(picture, { x: left * 800, y: top * 600 }));
      }),
    );
  await expect.poll(async () => Math.min(...(await off()))).toBeGreaterThan(APART);
  const from = await Promise.all(carried.map(({ piece }) => mina.drawn(piece)));
  const to = await Promise.all(carried.map(({ over }) => mina.homeOf(over)));
  await touch('touchStart', ...from);
  for (const share of [0.25, 0.5, 0.75, 1])
    await touch(
      'touchMove',
      ...from.map(({ x, y }, finger) => ({
        x: x + ((to[finger]?.x ?? x) - x) * share,
        y: y + ((to[finger]?.y ?? y) - y) * share,
      })),
    );
  await expect.poll(async () => Math.max(...(await off()))).toBeLessThan(APART);
  await touch('touchEnd');
  await mina.saved();
});

test('lifts two pieces out of a tray below the board at once', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces: 12 });
  const mina = await people.student(code, 'Mina', PHONE);
  const touch = await touchesOf(mina);
  const tray = new TrayPage(mina.page);
  const first = await tray.find(() => true);
  const second = await tray.find((piece) => piece !== first.piece);
  const fingers = [first.at, second.at] as const;
  await touch('touchStart', ...fingers);
  await moveBy(touch, fingers, 0, -300);
  const holders = async () => [
    (await mina.piece(first.piece)).holder !== null,
    (await mina.piece(second.piece)).holder !== null,
  ];
  await expect.poll(holders).toEqual([true, true]);
  await touch('touchEnd');
  await mina.saved();
  await expect(mina.page.locator(`[data-piece="${first.piece}"], [data-piece="${second.piece}"]`)).toHaveCount(0);
});
