/** Panels and menus leave boards their room, and need no scrolling where there is room for all of them. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { ChatPage } from '#e2e/browser/pages/chat-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE_ON_ITS_SIDE = { viewport: { width: 844, height: 390 } };
const UPRIGHT_PHONE = { width: 390, height: 844 };
/** A phone's keyboard with its row of suggestions. CSS pixels. */
const SCREEN_KEYBOARD_PX = 300;
const UPRIGHT_TABLET = { viewport: { width: 820, height: 1_180 } };
const LAPTOP = { viewport: { width: 1_366, height: 768 } };

/** The part of the window that the mat takes, 0..1. */
const matShare = (page: Page) =>
  page.evaluate(() => {
    const { left, top, right, bottom } = window.__board?.matOnPage ?? { left: 0, top: 0, right: 0, bottom: 0 };
    return ((right - left) * (bottom - top)) / (innerWidth * innerHeight);
  });

/** How much of it is out of view, in CSS pixels. */
const hiddenPart = (box: Locator) => box.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);

/** Covers the window's lower part as a screen keyboard does, which only the visual viewport tells. */
const openScreenKeyboard = (page: Page) =>
  page.evaluate((px) => {
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => innerHeight - px });
    visualViewport?.dispatchEvent(new Event('resize'));
  }, SCREEN_KEYBOARD_PX);

test('on a phone the chat shows five messages above its field and the puzzle above it, and on its side the chat and the feast stand beside the picture', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina', PHONE_ON_ITS_SIDE);
  const { page } = mina;
  const chat = await new ChatPage(page).open();
  const board = await page.locator('.play-area').boundingBox();
  const panel = await chat.panel.boundingBox();
  expect((board?.x ?? 0) + (board?.width ?? 0)).toBeLessThanOrEqual((panel?.x ?? 0) + 1);
  expect(panel?.height).toBe(390);

  await page.setViewportSize(UPRIGHT_PHONE);
  const teachers = await new ChatPage(teacher.page).open();
  await teachers.set('Who can write', 'Everybody');
  // Each by another than the one before, so that each has a name above it.
  for (let turn = 1; turn <= 6; turn += 1) {
    await (turn % 2 === 0 ? teachers : chat).send(`I see a fox ${turn}`);
    await expect(chat.message(`I see a fox ${turn}`)).toHaveCount(1);
  }
  const expectFive = async () => {
    for (let turn = 2; turn <= 6; turn += 1)
      await expect(chat.message(`I see a fox ${turn}`)).toBeInViewport({ ratio: 1 });
    await expect(chat.field).toBeInViewport({ ratio: 1 });
  };
  await expectFive();
  // The whole puzzle is in view above the chat, and so it is on an upright tablet.
  const expectPuzzleAbove = (height: number) =>
    expect(async () => {
      const { top, bottom } = await mina.mat();
      expect(bottom).toBeLessThanOrEqual((await chat.panel.boundingBox())?.y ?? 0);
      expect(bottom - top).toBeGreaterThan(height);
    }).toPass();
  await expectPuzzleAbove(100);
  await page.setViewportSize(UPRIGHT_TABLET.viewport);
  await expectPuzzleAbove(400);
  await page.setViewportSize(UPRIGHT_PHONE);
  await expectFive();
  // What stands behind the keyboard is in the window and not in sight.
  await openScreenKeyboard(page);
  await expect.poll(async () => (await chat.panel.boundingBox())?.height).toBe(844 - SCREEN_KEYBOARD_PX);
  expect((await chat.panel.boundingBox())?.y).toBe(0);
  await expectFive();
  await page.evaluate(() => {
    Reflect.deleteProperty(visualViewport ?? {}, 'height');
    visualViewport?.dispatchEvent(new Event('resize'));
  });
  await expect(chat.panel).not.toHaveAttribute('data-typing');

  // A teacher's settings stand side by side there, below a head that is as wide as they are.
  await teacher.page.setViewportSize(PHONE_ON_ITS_SIDE.viewport);
  await teachers.panel.getByRole('button', { name: 'Chat settings' }).click();
  const boxOf = (name: string) => teachers.panel.getByRole('group', { name }).boundingBox();
  const [voices, slow] = [await boxOf('Who can write'), await boxOf('Slow mode')];
  expect(slow?.y).toBe(voices?.y);
  expect(slow?.x).toBeGreaterThan((voices?.x ?? 0) + (voices?.width ?? 0));
  expect((await teachers.panel.locator('.chat-head').boundingBox())?.width).toBe(844);

  // Letters of 200 %, on a phone that is longer, too: what is written scrolls, and none of it is beyond the edge.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
  for (const width of [844, 932]) {
    await page.setViewportSize({ width, height: 390 });
    await expect.poll(() => hiddenPart(chat.panel)).toBe(0);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await page.setViewportSize(PHONE_ON_ITS_SIDE.viewport);
  await chat.panel.getByRole('button', { name: 'Close' }).click();
  await expect(chat.panel).toHaveCount(0);

  // The last pieces are larger, in a tray of the same size.
  const sideInTray = async () => (await page.locator('.tray-piece').first().boundingBox())?.width ?? 0;
  const boardBox = () => page.locator('.board-container').boundingBox();
  const [sideOfMany, boardOfMany] = [await sideInTray(), await boardBox()];
  for (let piece = 1; piece <= 10; piece += 1) await mina.place(piece);
  await expect(page.locator('.tray-piece')).toHaveCount(2);
  await expect.poll(sideInTray).toBeGreaterThan(sideOfMany);
  expect(await boardBox()).toEqual(boardOfMany);
  for (let piece = 11; piece <= 12; piece += 1) await mina.place(piece);
  const feast = page.getByRole('region', { name: 'The finished picture' });
  await expect(feast).toBeVisible();
  const picture = await feast.locator('canvas').boundingBox();
  expect((picture?.width ?? 0) * (picture?.height ?? 0)).toBeGreaterThan(0.35 * 844 * 390);
  const praise = page.getByText('Solved! Well done.');
  const next = page.getByRole('button', { name: /^Play with \d/ });
  for (const shown of [feast.getByRole('button', { name: 'Save the picture' }), next, praise]) {
    await expect(shown).toBeInViewport({ ratio: 1 });
    const { x = 0 } = (await shown.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual((picture?.x ?? 0) + (picture?.width ?? 0));
  }
  // Without the feast the picture is as high as the room below the bar, which has the sentence.
  await feast.getByRole('button', { name: 'Close' }).click();
  await expect(praise).toHaveAttribute('data-place', 'bar');
  await expect(next).toBeInViewport({ ratio: 1 });
  await expect.poll(() => matShare(page)).toBeGreaterThan(0.4);

  // On the teacher's page it stands in the middle, and help asks for no piece of it.
  await teachers.panel.getByRole('button', { name: 'Close' }).click();
  await teacher.page.setViewportSize(LAPTOP.viewport);
  await teacher.openBoard('Mina');
  await expect
    .poll(() =>
      teacher.page.evaluate(() => {
        const area = document.querySelector('.board-cell')?.getBoundingClientRect() ?? new DOMRect();
        const { top, bottom } = window.__board?.matOnPage ?? { top: 0, bottom: 0 };
        return Math.abs(top - area.top - (area.bottom - bottom));
      }),
    )
    .toBeLessThan(3);
  await teacher.page.getByRole('button', { name: 'Help', exact: true }).click();
  const help = teacher.page.getByRole('region', { name: 'Help', exact: true });
  await expect(help.getByRole('button', { name: 'Restart puzzle' })).toBeVisible();
  await expect(help.getByLabel('Which piece?')).toHaveCount(0);
});

test('on a phone that lies on its side a replay has the room of the tiles and of the header', async ({ people }) => {
  // With a mouse: a laptop's page that is zoomed is as low.
  const teacher = await people.teacher(PHONE_ON_ITS_SIDE);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  await mina.place(1);
  await mina.saved();
  await teacher.openBoard('Mina');
  // The live board has a third of it, and all of its tools are in view beside it.
  await expect.poll(() => matShare(teacher.page)).toBeGreaterThan(0.3);
  // The names are folded away, until a key reaches one of them.
  const wall = teacher.page.locator('.wall');
  const widthOf = () => wall.evaluate(({ clientWidth }) => clientWidth);
  await expect.poll(widthOf).toBe(0);
  await teacher.page.keyboard.press('Tab');
  await teacher.page.locator('.tile').first().focus();
  await expect.poll(widthOf).toBeGreaterThan(100);
  await teacher.page.getByRole('button', { name: 'Fit', exact: true }).focus();
  await expect.poll(widthOf).toBe(0);
  expect(await hiddenPart(teacher.page.locator('.teacher-tools'))).toBe(0);
  // Why it needs attention stands in the header, and covers none of it.
  await mina.page.getByRole('button', { name: 'I need help' }).click();
  const reason = teacher.page.locator('.focus-why');
  await expect(reason).toBeVisible();
  const { y = 0, height = 0 } = (await reason.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual((await teacher.page.locator('.play-area').boundingBox())?.y ?? 0);
  await mina.page.getByRole('button', { name: 'Hand down' }).click();
  await expect(reason).toBeHidden();
  const replay = new ReplayPage(teacher.page);
  await replay.open();
  await expect.poll(() => matShare(teacher.page)).toBeGreaterThan(0.22);
  for (const name of ['Play', 'Back to live'])
    await expect(replay.region.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  await replay.close();
  await teacher.page.keyboard.press('Tab');
  await teacher.page.locator('.tile').first().focus();
  await expect(teacher.page.getByRole('navigation', { name: 'Puzzles' })).toBeVisible();
});

test('on an upright tablet and on a laptop all help is in view, with a piece chosen and without', async ({
  people,
}) => {
  const teacher = await people.teacher(UPRIGHT_TABLET);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  for (const name of ['Mina', 'Jun']) await people.student(code, name);
  await teacher.openBoard('Mina');
  const { page } = teacher;
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Help', exact: true });
  for (const { viewport } of [UPRIGHT_TABLET, LAPTOP]) {
    await page.setViewportSize(viewport);
    for (const piece of ['', 'Row 2, column 3']) {
      await page.getByLabel('Which piece?').selectOption(piece);
      // What undoes a student's work stands apart, at the end.
      await expect(panel.getByRole('button').last()).toHaveText('Restart puzzle');
      await expect(panel.getByRole('button', { name: 'Restart puzzle' })).toBeInViewport({ ratio: 1 });
      await expect.poll(() => hiddenPart(panel)).toBe(0);
    }
  }
  // The chat lies over no board of an upright tablet, neither the opened one nor those of the wall.
  await panel.getByRole('button', { name: 'Close' }).click();
  await page.setViewportSize(UPRIGHT_TABLET.viewport);
  const chat = await new ChatPage(page).open();
  const bottomOf = (selector: string) =>
    page.locator(selector).evaluate((each) => Math.floor(each.getBoundingClientRect().bottom));
  const top = async () => (await chat.panel.boundingBox())?.y;
  await expect.poll(() => bottomOf('.teacher-tools')).toBeLessThanOrEqual((await top()) ?? 0);
  await page.getByRole('button', { name: 'All puzzles' }).click();
  await expect.poll(() => bottomOf('.wall')).toBeLessThanOrEqual((await top()) ?? 0);
  await expect(page.locator('.tile').last()).toBeInViewport({ ratio: 1 });
});

test('all of the teacher’s menu is in view on a laptop', async ({ people }) => {
  const teacher = await people.teacher(LAPTOP);
  await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const { page } = teacher;
  await page.locator('.bar').first().getByRole('button', { name: 'More', exact: true }).click();
  const menu = page.locator('[popover]:popover-open').first();
  await expect(menu.getByRole('button', { name: 'Delete this class' })).toBeInViewport({ ratio: 1 });
  await expect.poll(() => hiddenPart(menu)).toBe(0);
});
