/** The table of hands on the crop of a picture: fingers, a pen beside a palm, and a mouse whose release is lost. */
import type { Page } from '@playwright/test';
import { REST_MS } from '#client/board/limits.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true };
/** Shares are whole numbers, and boxes have fractions. CSS pixels. */
const TOLERANCE_PX = 3;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', ...at: readonly Point[]) => Promise<void>;
type Pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point) => Promise<void>;

interface Hands {
  readonly page: Page;
  readonly touch: Touch;
  readonly pen: Pen;
  /** The frame before the hands came, and the picture. CSS pixels. */
  readonly frame: Box;
  readonly picture: Box;
}

interface HandsCase {
  readonly play: (hands: Hands) => Promise<void>;
  /** By how much the frame changes; what is left out does not. */
  readonly expected: (frame: Box) => Partial<Box>;
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const leftOf = ({ x, y, height }: Box): Point => ({ x, y: y + height / 2 });
const rightOf = ({ x, y, width, height }: Box): Point => ({ x: x + width, y: y + height / 2 });
const by = ({ x, y }: Point, right: number, down = 0): Point => ({ x: x + right, y: y + down });

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`no ${selector}`);
  return box;
}

async function pressMouse(page: Page, at: Point, to: Point): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

const nothing = () => ({});

const CASES: Readonly<Record<string, HandsCase>> = {
  'two fingers on two edges drag both': {
    async play({ touch, frame }) {
      const [left, right] = [leftOf(frame), rightOf(frame)];
      await touch('touchStart', left, right);
      await touch('touchMove', by(left, 20), by(right, -15));
      await touch('touchMove', by(left, 40), by(right, -30));
      await touch('touchEnd');
    },
    expected: () => ({ x: 40, width: -70 }),
  },
  'the finger that stays carries its edge on': {
    async play({ touch, frame }) {
      const [left, right] = [leftOf(frame), rightOf(frame)];
      await touch('touchStart', left, right);
      await touch('touchMove', by(left, 40), by(right, -30));
      // A finger that is not named any more is lifted.
      await touch('touchMove', by(left, 40));
      await touch('touchMove', by(left, 60));
      await touch('touchEnd');
    },
    expected: () => ({ x: 60, width: -90 }),
  },
  'a pinch scales the frame and moves it along': {
    async play({ touch, frame }) {
      const at = middleOf(frame);
      await touch('touchStart', by(at, -80), by(at, 80));
      for (const share of [0.25, 0.5, 0.75, 1])
        await touch('touchMove', by(at, -80 + 30 * share), by(at, 80 - 50 * share));
      await touch('touchEnd');
    },
    // Half as large; its middle has gone 10 to the left.
    expected: ({ width, height }) => ({ x: width / 4 - 10, y: height / 4, width: -width / 2, height: -height / 2 }),
  },
  'a finger that rests beside the frame neither zooms nor moves it': {
    async play({ page, touch, frame, picture }) {
      const thumb = { x: picture.x + 12, y: picture.y + 12 };
      await touch('touchStart', thumb);
      await page.waitForTimeout(REST_MS + 50);
      const at = middleOf(frame);
      await touch('touchStart', thumb, at);
      await touch('touchMove', by(thumb, 3, -2), by(at, 15));
      await touch('touchMove', by(thumb, -2, 3), by(at, 30));
      await touch('touchMove', thumb);
      await touch('touchEnd');
    },
    expected: () => ({ x: 30 }),
  },
  'a second finger on a dragged handle takes nothing': {
    async play({ page, touch, frame }) {
      const left = leftOf(frame);
      await touch('touchStart', left);
      await touch('touchMove', by(left, 30));
      await page.waitForTimeout(REST_MS + 50);
      await touch('touchStart', by(left, 30), by(left, 34, 6));
      await touch('touchMove', by(left, 30), by(left, 44, 6));
      await touch('touchEnd');
    },
    expected: () => ({ x: 30, width: -30 }),
  },
  'a finger that the system cancels leaves the frame as it was': {
    async play({ touch, frame }) {
      const left = leftOf(frame);
      await touch('touchStart', left);
      await touch('touchMove', by(left, 50));
      await touch('touchCancel');
    },
    expected: nothing,
  },
  'a pen wins over the palm beside it': {
    async play({ touch, pen, frame }) {
      const palm = by(middleOf(frame), -40, 30);
      await touch('touchStart', palm);
      await touch('touchMove', by(palm, 40));
      // The palm has dragged the frame along; the pen puts that back.
      const right = by(rightOf(frame), 40);
      await pen('mousePressed', right);
      await touch('touchMove', by(palm, 70));
      await pen('mouseMoved', by(right, -20));
      await pen('mouseMoved', by(right, -40));
      await pen('mouseReleased', by(right, -40));
      await touch('touchEnd');
    },
    expected: () => ({ width: -40 }),
  },
  'a mouse drags the whole frame': {
    async play({ page, frame }) {
      const at = middleOf(frame);
      await pressMouse(page, at, by(at, 25, -20));
      await page.mouse.up();
    },
    expected: () => ({ x: 25, y: -20 }),
  },
  'a move without a button ends a drag whose release was lost': {
    async play({ page, frame }) {
      const at = middleOf(frame);
      await pressMouse(page, at, by(at, 25));
      await page.locator('.crop-picture').evaluate((surface) => {
        const init = { pointerId: 1, pointerType: 'mouse', buttons: 0, clientX: 40, clientY: 40, bubbles: true };
        surface.dispatchEvent(new PointerEvent('pointermove', init));
      });
      await page.mouse.move(at.x + 80, at.y + 40, { steps: 3 });
      await page.mouse.up();
    },
    expected: () => ({ x: 25 }),
  },
  'a lost capture ends a drag': {
    async play({ page, frame }) {
      const at = middleOf(frame);
      await pressMouse(page, at, by(at, 25));
      await page.locator('.crop-picture').evaluate((surface) => surface.releasePointerCapture(1));
      await page.mouse.move(at.x + 60, at.y, { steps: 3 });
      await page.mouse.up();
    },
    expected: () => ({ x: 25 }),
  },
  'Escape puts a dragged edge back, and the pointer does nothing more': {
    async play({ page, frame }) {
      const right = rightOf(frame);
      await pressMouse(page, right, by(right, -60));
      await page.keyboard.press('Escape');
      await page.mouse.move(right.x - 90, right.y, { steps: 3 });
      await page.mouse.up();
    },
    expected: nothing,
  },
  'Escape ends a pinch and puts the frame back': {
    async play({ page, touch, frame }) {
      const at = middleOf(frame);
      await touch('touchStart', by(at, -80), by(at, 80));
      await touch('touchMove', by(at, -50), by(at, 50));
      await page.keyboard.press('Escape');
      await touch('touchMove', by(at, -30), by(at, 30));
      await touch('touchEnd');
    },
    expected: nothing,
  },
  'a click on a handle leaves nothing in hand': {
    async play({ page, frame }) {
      const right = rightOf(frame);
      await page.mouse.click(right.x, right.y);
      await page.mouse.move(right.x - 60, right.y, { steps: 3 });
    },
    expected: nothing,
  },
  'a drag beside the frame does nothing': {
    async play({ page, picture }) {
      const corner = { x: picture.x + 12, y: picture.y + 12 };
      await pressMouse(page, corner, by(corner, 30, 20));
      await page.mouse.up();
    },
    expected: nothing,
  },
};

/** The parts of the frame that are not as expected. */
function wrongParts(before: Box, after: Box, expected: Partial<Box>): string[] {
  return (['x', 'y', 'width', 'height'] as const).flatMap((part) => {
    const change = after[part] - before[part];
    const isRight = Math.abs(change - (expected[part] ?? 0)) <= TOLERANCE_PX;
    return isRight ? [] : [`${part}: ${change}`];
  });
}

async function handsOf(page: Page): Promise<Hands> {
  const session = await page.context().newCDPSession(page);
  const frame = () => page.evaluate(() => new Promise(requestAnimationFrame));
  return {
    page,
    frame: await boxOf(page, '.crop-frame'),
    picture: await boxOf(page, '.crop-picture'),
    async touch(type, ...at) {
      const touchPoints = at.map(({ x, y }, id) => ({ x, y, id }));
      await session.send('Input.dispatchTouchEvent', { type, touchPoints });
      await frame();
    },
    async pen(type, { x, y }) {
      const pressed = { button: 'left', buttons: 1, pointerType: 'pen', clickCount: 1 } as const;
      await session.send('Input.dispatchMouseEvent', { type, x, y, ...pressed });
      await frame();
    },
  };
}

test('every hand on the crop of a picture does what it means, and nothing else', async ({ people }) => {
  const page = await people.page(TABLET);
  await page.goto(PAGE.newClass);
  const buffer = await scenery(800, 600);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Crop', exact: true }).click();
  for (const [name, { play, expected }] of Object.entries(CASES))
    await test.step(name, async () => {
      await page.getByRole('button', { name: 'Whole picture' }).click();
      for (let times = 0; times < 4; times += 1)
        await page.getByRole('button', { name: 'Keep a smaller part' }).click();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const hands = await handsOf(page);
      const { frame } = hands;
      await play(hands);
      const wrong = async () => wrongParts(frame, await boxOf(page, '.crop-frame'), expected(frame));
      await expect.poll(wrong, { message: name }).toEqual([]);
      // It counts: nothing is put back, or moves, once the hands are away.
      await page.mouse.move(1, 1);
      await page.keyboard.press('Escape');
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await wrong()).toEqual([]);
    });
});
