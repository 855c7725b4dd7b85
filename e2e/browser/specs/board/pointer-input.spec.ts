/** Pointer input: a real mouse and real touches in Chromium, on a stage whose owner grants every move. */
import { type CDPSession, expect, type Page } from '@playwright/test';
import { FINGER_RISE_PX, REST_MS } from '#client/board/limits.ts';
import { test } from '#e2e/browser/support/harness/serve-harness.ts';
import type { StageHarnessOptions } from '#e2e/browser/support/harness/stage-harness.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';

const PIECE = 20;
const OTHER = 33;
const options: StageHarnessOptions = { columns: 8, rows: 6, theme: 'light' };

test.use({ viewport: { width: 900, height: 600 } });

async function open(page: Page, pages: string): Promise<void> {
  await page.goto(`${pages}stage-harness.html`);
  await page.waitForFunction(() => 'stagePage' in window);
  await page.evaluate((given) => window.stagePage.open(given), options);
}

const onScreen = (page: Page, piece: number) => page.evaluate((each) => window.stagePage.onScreen(each), piece);
const origin = (page: Page, piece: number) => page.evaluate((each) => window.stagePage.origin(each), piece);
const camera = (page: Page) => page.evaluate(() => window.stagePage.camera());
/** The kinds of the recorded actions, without repetitions. */
const actions = async (page: Page) => {
  const all = await page.evaluate(() => window.stagePage.recordedActions());
  const kinds = all.map((action) => action.split(' ')[0] ?? '');
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
};

/** The middle of the view, where the mat is empty. */
const EMPTY = { x: 450, y: 300 };

test.describe('a mouse', () => {
  test.beforeEach(({ page, boardPages }) => open(page, boardPages));

  test('drags a piece by the point where it was pressed', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    const before = await origin(page, PIECE);
    const { scale } = await camera(page);
    await page.mouse.move(from.x + 5, from.y + 3);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    await page.mouse.move(from.x + 105, from.y - 37, { steps: 4 });
    await page.mouse.up();
    expect(await actions(page)).toEqual(['take', 'carry', 'put']);
    const after = await origin(page, PIECE);
    expect(Math.abs(after.x - before.x - 100 / scale)).toBeLessThanOrEqual(1);
    expect(Math.abs(after.y - before.y + 40 / scale)).toBeLessThanOrEqual(1);
  });

  test('picks a piece up by a click, carries it, and puts it down by a second click', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.mouse.click(from.x, from.y);
    await expect(page.locator('canvas')).toHaveCSS('cursor', 'grabbing');
    await page.mouse.move(EMPTY.x, EMPTY.y, { steps: 3 });
    await page.mouse.click(EMPTY.x, EMPTY.y);
    expect(await actions(page)).toEqual(['take', 'carry', 'put']);
    const at = await onScreen(page, PIECE);
    expect(Math.hypot(at.x - EMPTY.x, at.y - EMPTY.y)).toBeLessThan(1);
  });

  test('carries a piece once a frame, however fast the mouse moves', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const carried = await page.evaluate(async ({ x, y }) => {
      const canvas = document.querySelector('canvas');
      const before = window.stagePage.recordedActions().length;
      for (let step = 0; step < 50; step += 1) {
        const init = { pointerId: 1, pointerType: 'mouse', buttons: 1, clientX: x + step, clientY: y, bubbles: true };
        canvas?.dispatchEvent(new PointerEvent('pointermove', init));
      }
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return window.stagePage.recordedActions().slice(before);
    }, from);
    expect(carried).toHaveLength(1);
    await page.mouse.up();
  });

  test('puts a piece down where it was when the release is lost outside the window', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(EMPTY.x, EMPTY.y, { steps: 3 });
    await page.evaluate(() => {
      const init = { pointerId: 1, pointerType: 'mouse', buttons: 0, clientX: 40, clientY: 40, bubbles: true };
      document.querySelector('canvas')?.dispatchEvent(new PointerEvent('pointermove', init));
    });
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'put']);
    const at = await onScreen(page, PIECE);
    expect(Math.hypot(at.x - EMPTY.x, at.y - EMPTY.y)).toBeLessThan(1);
  });

  for (const which of ['a dragged piece', 'a piece picked up by a click'])
    test(`puts ${which} back on Escape`, async ({ page }) => {
      const before = await origin(page, PIECE);
      const from = await onScreen(page, PIECE);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      if (which !== 'a dragged piece') await page.mouse.up();
      await page.mouse.move(EMPTY.x, EMPTY.y, { steps: 3 });
      await page.keyboard.press('Escape');
      await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'putBack']);
      expect(await origin(page, PIECE)).toEqual(before);
      await page.mouse.up();
      expect(await actions(page)).toEqual(['take', 'carry', 'putBack']);
    });

  test('does not carry a piece that it may not take', async ({ page }) => {
    await page.evaluate(() => window.stagePage.refuse());
    const from = await onScreen(page, PIECE);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y, { steps: 3 });
    await page.mouse.up();
    expect(await actions(page)).toEqual(['take']);
  });

  test('does not put down a piece that somebody has taken over', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y, { steps: 3 });
    await page.evaluate(() => window.stagePage.takeAway());
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const count = await page.evaluate(() => window.stagePage.recordedActions().length);
    await page.mouse.move(from.x + 90, from.y, { steps: 3 });
    await page.mouse.up();
    expect(await page.evaluate(() => window.stagePage.recordedActions().length)).toBe(count);
  });

  test('zooms at the cursor by the wheel, pans by a drag of the table, and shows everything by a double click', async ({
    page,
  }) => {
    const home = await camera(page);
    const cursor = await onScreen(page, PIECE);
    await page.mouse.move(cursor.x, cursor.y);
    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await camera(page)).scale / home.scale).toBeGreaterThan(1.3);
    const held = await onScreen(page, PIECE);
    expect(Math.hypot(held.x - cursor.x, held.y - cursor.y)).toBeLessThan(0.5);

    const before = await page.evaluate(() => window.stagePage.toScreen({ x: 32_768, y: 32_768 }));
    await page.mouse.move(before.x, before.y);
    await page.mouse.down();
    await page.mouse.move(before.x + 40, before.y - 25, { steps: 3 });
    await page.mouse.up();
    const after = await page.evaluate(() => window.stagePage.toScreen({ x: 32_768, y: 32_768 }));
    expect(after.x - before.x).toBeCloseTo(40, 3);
    expect(after.y - before.y).toBeCloseTo(-25, 3);

    await page.mouse.dblclick(after.x, after.y);
    expect(await camera(page)).toEqual(home);
    expect(await actions(page)).toEqual([]);
  });

  test('draws nothing while nothing moves, or while the mouse only passes', async ({ page }) => {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const frames = await page.evaluate(() => window.stagePage.frames());
    await page.mouse.move(100, 100);
    await page.mouse.move(700, 500, { steps: 10 });
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    });
    expect(await page.evaluate(() => window.stagePage.frames())).toBe(frames);
  });

  test('shows by the cursor what a press would do', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.mouse.move(from.x, from.y);
    await expect(page.locator('canvas')).toHaveCSS('cursor', 'grab');
    await page.mouse.move(EMPTY.x, EMPTY.y);
    await expect(page.locator('canvas')).toHaveCSS('cursor', 'default');
  });

  test('keeps all of the table visible in a narrower window', async ({ page }) => {
    await page.setViewportSize({ width: 420, height: 700 });
    await expect
      .poll(async () => {
        const places = await Promise.all([1, 12, 24, 36, 48].map((piece) => onScreen(page, piece)));
        return places.every(({ x, y }) => x > 0 && x < 420 && y > 0 && y < 700);
      })
      .toBe(true);
    expect(await page.locator('canvas').boundingBox()).toMatchObject({ width: 420, height: 700 });
  });
});

test.describe('fingers', () => {
  test.use({ hasTouch: true });
  test.beforeEach(({ page, boardPages }) => open(page, boardPages));

  /** Sends touches as Chromium receives them from a screen. */
  async function fingers(
    page: Page,
  ): Promise<(type: string, ...at: { x: number; y: number; id?: number }[]) => Promise<unknown>> {
    const session: CDPSession = await page.context().newCDPSession(page);
    return (type, ...at) =>
      session.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: at.map((point, id) => ({ id, ...point })),
      });
  }

  test('drag the nearest piece above themselves, and put it down there', async ({ page }) => {
    const touch = await fingers(page);
    const from = await onScreen(page, PIECE);
    // Beside the piece, but within the touch radius.
    const { scale } = await camera(page);
    const beside = { x: from.x, y: from.y + 910 * scale + 12 };
    await touch('touchStart', beside);
    await touch('touchMove', { x: (beside.x + EMPTY.x) / 2, y: (beside.y + EMPTY.y) / 2 });
    await touch('touchMove', EMPTY);
    await touch('touchEnd');
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'put']);
    expect((await page.evaluate(() => window.stagePage.recordedActions()))[0]).toBe(`take ${PIECE}`);
    const at = await onScreen(page, PIECE);
    expect(Math.hypot(at.x - EMPTY.x, at.y - EMPTY.y + FINGER_RISE_PX)).toBeLessThan(1);
  });

  test('move a piece by a tap on it and a tap on a place', async ({ page }) => {
    const from = await onScreen(page, PIECE);
    await page.touchscreen.tap(from.x, from.y);
    await page.touchscreen.tap(EMPTY.x, EMPTY.y);
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'put']);
    const at = await onScreen(page, PIECE);
    expect(Math.hypot(at.x - EMPTY.x, at.y - EMPTY.y)).toBeLessThan(1);
  });

  test('zoom by a pinch around its centre', async ({ page }) => {
    const touch = await fingers(page);
    const home = await camera(page);
    // Both at once: on a busy machine the first might rest else.
    await touch('touchStart', { x: 400, y: 300 }, { x: 500, y: 300 });
    await touch('touchMove', { x: 350, y: 300 }, { x: 550, y: 300 });
    await expect.poll(async () => (await camera(page)).scale / home.scale).toBeCloseTo(2, 3);
    await touch('touchEnd');
    expect(await actions(page)).toEqual([]);
  });

  test('carry two pieces at once, each its own', async ({ page }) => {
    const touch = await fingers(page);
    const [first, second] = [await onScreen(page, PIECE), await onScreen(page, OTHER)];
    await touch('touchStart', first);
    await touch('touchStart', first, second);
    const to = [EMPTY, { x: EMPTY.x + 90, y: EMPTY.y + 60 }] as const;
    await touch('touchMove', ...to);
    await expect
      .poll(() => page.evaluate(() => window.stagePage.recordedActions().slice(0, 2)))
      .toEqual([`take ${PIECE}`, `take ${OTHER}`]);
    await touch('touchMove', ...to);
    await touch('touchEnd', { ...to[1], id: 1 });
    await touch('touchEnd');
    for (const [index, piece] of [PIECE, OTHER].entries()) {
      const goal = to[index] ?? EMPTY;
      await expect
        .poll(async () => {
          const at = await onScreen(page, piece);
          return Math.hypot(at.x - goal.x, at.y - goal.y + FINGER_RISE_PX);
        })
        .toBeLessThan(1);
    }
  });

  test('drag beside a thumb that rests on the table, which does not zoom', async ({ page }) => {
    const touch = await fingers(page);
    const home = await camera(page);
    const from = await onScreen(page, PIECE);
    const thumb = { x: EMPTY.x, y: EMPTY.y + 40 };
    await touch('touchStart', thumb);
    await page.waitForTimeout(REST_MS + 50);
    await touch('touchStart', thumb, from);
    await touch('touchMove', { x: thumb.x + 3, y: thumb.y - 2 }, EMPTY);
    await touch('touchMove', { x: thumb.x - 4, y: thumb.y + 2 }, EMPTY);
    await touch('touchEnd', thumb);
    await touch('touchEnd');
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'put']);
    expect(await camera(page)).toEqual(home);
  });

  test('zoom by a pinch while another one carries a piece, which stays above it', async ({ page }) => {
    const touch = await fingers(page);
    const home = await camera(page);
    const from = await onScreen(page, PIECE);
    const carried = { x: EMPTY.x, y: EMPTY.y - 40 };
    await touch('touchStart', from);
    await touch('touchMove', carried);
    const pinch = [
      { x: 380, y: 320 },
      { x: 520, y: 320 },
    ] as const;
    await touch('touchStart', carried, pinch[0]);
    await touch('touchStart', carried, ...pinch);
    for (const wide of [40, 80, 120])
      await touch('touchMove', carried, { x: 380 - wide, y: 320 }, { x: 520 + wide, y: 320 });
    await expect.poll(async () => (await camera(page)).scale / home.scale).toBeGreaterThan(1.2);
    await touch('touchEnd', carried);
    await touch('touchEnd');
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'put']);
    const at = await onScreen(page, PIECE);
    expect(Math.hypot(at.x - carried.x, at.y - carried.y + FINGER_RISE_PX)).toBeLessThan(1);
  });

  test('count for nothing beside a pen', async ({ page }) => {
    const touch = await fingers(page);
    const session = await page.context().newCDPSession(page);
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: { x: number; y: number }) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        buttons: 1,
        pointerType: 'pen',
        clickCount: 1,
      });
    const home = await camera(page);
    const from = await onScreen(page, PIECE);
    const palm = await onScreen(page, OTHER);
    await touch('touchStart', palm);
    await pen('mousePressed', from);
    await touch('touchMove', { x: palm.x + 60, y: palm.y });
    await pen('mouseMoved', EMPTY);
    await touch('touchMove', { x: palm.x + 90, y: palm.y });
    await pen('mouseReleased', EMPTY);
    await touch('touchEnd');
    await expect
      .poll(async () => (await page.evaluate(() => window.stagePage.recordedActions())).at(-1))
      .toContain(`put ${PIECE} `);
    const all = await page.evaluate(() => window.stagePage.recordedActions());
    expect(all.filter((action) => action.startsWith(`put ${OTHER} `))).toEqual([]);
    expect(await camera(page)).toEqual(home);
  });

  test('do not pan while everything is visible', async ({ page }) => {
    const touch = await fingers(page);
    const home = await camera(page);
    await touch('touchStart', EMPTY);
    await touch('touchMove', { x: EMPTY.x + 80, y: EMPTY.y });
    await touch('touchEnd');
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await camera(page)).toEqual(home);
  });

  test('leave a piece where it was when the system cancels the touch', async ({ page }) => {
    const touch = await fingers(page);
    const from = await onScreen(page, PIECE);
    const before = await origin(page, PIECE);
    await touch('touchStart', from);
    await touch('touchMove', { x: from.x + 50, y: from.y });
    await touch('touchCancel');
    await expect.poll(() => actions(page)).toEqual(['take', 'carry', 'putBack']);
    expect(await origin(page, PIECE)).toEqual(before);
  });
});

test.describe(() => {
  leaveToAll(test);
  test('opens and closes a board many times without errors', async ({ page, boardPages }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // A driver in software may say that it had to wait, which is no fault of the page.
      if (/GL Driver Message \(OpenGL, Performance/.test(message.text())) return;
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    await open(page, boardPages);
    // A browser keeps 16 graphics contexts, and then drops the oldest.
    for (let round = 0; round < 20; round += 1) {
      await page.evaluate(async (given) => {
        window.stagePage.close();
        await window.stagePage.open(given);
      }, options);
    }
    expect(await page.locator('canvas').count()).toBe(1);
    expect(await page.locator('.board-overlay').count()).toBe(1);
    expect(await page.evaluate(() => window.stagePage.frames())).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });
});

test.describe('other players', () => {
  test.beforeEach(({ page, boardPages }) => open(page, boardPages));

  test('are named beside the piece that they hold, which the name follows', async ({ page }) => {
    await page.evaluate((piece) => window.stagePage.hold(piece, 2), PIECE);
    const name = page.locator('.board-overlay > .name-tag:not([hidden])');
    await expect(name).toHaveText('Jun');
    const before = await name.boundingBox();
    const piece = await onScreen(page, PIECE);
    expect(Math.abs((before?.x ?? 0) + (before?.width ?? 0) / 2 - piece.x)).toBeLessThan(2);
    expect((before?.y ?? 0) + (before?.height ?? 0)).toBeLessThan(piece.y);
    await page.mouse.move(EMPTY.x, EMPTY.y);
    await page.mouse.down();
    await page.mouse.move(EMPTY.x + 30, EMPTY.y + 10, { steps: 2 });
    await page.mouse.up();
    await expect.poll(async () => ((await name.boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeCloseTo(30, 0);
  });

  test('have a named pointer, and a dot as a laser', async ({ page }) => {
    await page.evaluate(() => window.stagePage.point(0, { x: 32_768, y: 32_768 }, false));
    const pointer = page.locator('.board-pointer:not([hidden])');
    await expect(pointer).toHaveText('Ms Park');
    await expect(pointer.locator('.arrow')).toBeVisible();
    await page.evaluate(() => window.stagePage.point(0, { x: 33_000, y: 32_768 }, true));
    await expect(pointer).toHaveAttribute('data-laser', '');
    await expect(pointer.locator('.arrow')).toBeHidden();
  });
});
