/** The table of hands by real touches of several fingers: on the board, on the tray and on the crop of a picture. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REST_MS } from '#client/board/limits.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { EngineFingers } from '#e2e/browser/support/engines/engine-fingers.ts';
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';

const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };

const by = ({ x, y }: Point, right: number, down = 0): Point => ({ x: x + right, y: y + down });

/** How large the board is drawn: the distance of two places on the mat. CSS pixels. */
async function scaleOf(board: EngineBoard): Promise<number> {
  return Math.round((await board.homeOf(4)).x - (await board.homeOf(1)).x);
}

test('fingers move two pieces at once, rest, and pinch, on the board and out of the tray', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { browser, player } = await joinAsStudent(server.origin, testClass, 'Mina');
  player.close();
  const page = await people.pageOf(browser, pagePath('student', testClass.id), TABLET);
  const board = new EngineBoard(page);
  await board.ready();
  const fingers = new EngineFingers(page);
  const holders = async (...pieces: readonly number[]) =>
    Promise.all(pieces.map(async (piece) => (await board.piece(piece)).holder !== null));
  const scale = await scaleOf(board);

  await test.step('two pieces of the tray beside the board', async () => {
    const at = [await board.drawn(1), await board.drawn(12)] as const;
    await fingers.down(...at);
    await fingers.move(by(at[0], -150, 10), by(at[1], -150, -10));
    await expect.poll(() => holders(1, 12)).toEqual([true, true]);
    await fingers.move(await board.homeOf(1), await board.homeOf(12));
    await fingers.lift();
    await expect.poll(async () => [(await board.piece(1)).group, (await board.piece(12)).group]).toEqual([0, 0]);
    expect(await scaleOf(board)).toBe(scale);
  });

  await test.step('a thumb that rests beside a drag', async () => {
    const thumb = await board.homeOf(6);
    await fingers.down(thumb);
    await fingers.rest(REST_MS + 100);
    const from = await board.drawn(2);
    await fingers.down(from);
    await fingers.move(by(thumb, 3, -2), await board.homeOf(2));
    await fingers.lift();
    await expect.poll(async () => (await board.piece(2)).group).toBe(0);
    expect(await scaleOf(board)).toBe(scale);
  });

  await test.step('a pinch on the empty table', async () => {
    const middle = await board.homeOf(7);
    await fingers.down(by(middle, -40), by(middle, 40));
    await fingers.move(by(middle, -90), by(middle, 90));
    await fingers.lift();
    await expect.poll(() => scaleOf(board)).toBeGreaterThan(scale * 1.5);
    expect(await holders(7)).toEqual([false]);
  });

  await test.step('two pieces of the tray', async () => {
    await page.resize(PHONE);
    const inTray = async () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.tray-piece')].flatMap((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          if (left < 0 || right > innerWidth) return [];
          return [{ piece: Number(each.dataset['piece']), x: (left + right) / 2, y: (top + bottom) / 2 }];
        }),
      );
    await expect.poll(async () => (await inTray()).length).toBeGreaterThan(1);
    const [first, second] = await inTray();
    if (first === undefined || second === undefined) throw new Error('no two pieces in the tray');
    await fingers.down(first, second);
    await fingers.move(by(first, 0, -200), by(second, 0, -200));
    await expect.poll(() => holders(first.piece, second.piece)).toEqual([true, true]);
    await fingers.lift();
    await expect.poll(() => holders(first.piece, second.piece)).toEqual([false, false]);
    await expect.poll(async () => (await inTray()).some(({ piece }) => piece === first.piece)).toBe(false);
  });
});

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function frameOf(page: EnginePage, selector = '.crop-frame'): Promise<Frame> {
  return page.evaluate((css) => {
    const { x = 0, y = 0, width = 0, height = 0 } = document.querySelector(css)?.getBoundingClientRect() ?? {};
    return { x, y, width, height };
  }, selector);
}

test('fingers drag two edges of a crop at once, rest, pinch, and tap', async ({ people, server }) => {
  const photo = join(server.folder, 'photo.png');
  await writeFile(photo, await scenery(800, 600));
  const page = await people.page(server.origin, TABLET);
  await page.goTo(PAGE.newClass);
  await page.chooseFiles('input[type=file]', [photo]);
  await page.press('button', 'Crop');
  for (let times = 0; times < 4; times += 1) await page.press('button', 'Keep a smaller part');
  const fingers = new EngineFingers(page);
  const changes = async (before: Frame) => {
    const { x, width } = await frameOf(page);
    return [Math.round(x - before.x), Math.round(width - before.width)];
  };
  const middle = ({ x, y, width, height }: Frame) => ({ x: x + width / 2, y: y + height / 2 });

  await test.step('two edges', async () => {
    const frame = await frameOf(page);
    const [left, right] = [by(middle(frame), -frame.width / 2), by(middle(frame), frame.width / 2)];
    await fingers.down(left, right);
    await fingers.move(by(left, 20), by(right, -20));
    await fingers.lift();
    await expect.poll(() => changes(frame)).toEqual([20, -40]);
  });
  await test.step('a finger that rests', async () => {
    const frame = await frameOf(page);
    const picture = await frameOf(page, '.crop-picture');
    const thumb = { x: picture.x + 12, y: picture.y + 12 };
    await fingers.down(thumb);
    await fingers.rest(REST_MS + 100);
    await fingers.down(middle(frame));
    await fingers.move(by(thumb, 2, 2), by(middle(frame), -30));
    await fingers.lift();
    await expect.poll(() => changes(frame)).toEqual([-30, 0]);
  });
  await test.step('a pinch', async () => {
    const frame = await frameOf(page);
    await fingers.down(by(middle(frame), -80), by(middle(frame), 80));
    await fingers.move(by(middle(frame), -60), by(middle(frame), 60));
    await fingers.lift();
    await expect.poll(async () => Math.abs((await frameOf(page)).width / frame.width - 0.75)).toBeLessThan(0.03);
  });
  await test.step('a tap beside the frame', async () => {
    const picture = await frameOf(page, '.crop-picture');
    await fingers.down({ x: picture.x + picture.width - 10, y: picture.y + picture.height - 10 });
    await fingers.lift();
    await expect
      .poll(async () => {
        const frame = await frameOf(page);
        return Math.abs(frame.x + frame.width - picture.x - picture.width);
      })
      .toBeLessThan(1);
  });
});
