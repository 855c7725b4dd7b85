/** What pages draw is drawn anew after the browser's graphics process has ended, and nobody plays on a board that is not drawn. */
import type { Locator, Page } from '@playwright/test';
import { ALL_PIXELS, expect, type People } from '#e2e/browser/browser-test.ts';
import { ControlsPage } from '#e2e/browser/pages/controls-page.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import type { TeacherPage } from '#e2e/browser/pages/teacher-page.ts';
import {
  allowGraphics,
  controlGraphics,
  crashGraphics,
  refuseGraphics,
  test,
} from '#e2e/browser/support/crash-browser.ts';
import { differingShare, expectShown, settled } from '#e2e/browser/support/pixels.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };
const PHONE = { ...ALL_PIXELS, viewport: { width: 390, height: 844 } };
const UNDRAWN = 'This device cannot draw the puzzle right now.';
const SIMPLE = 'This device draws the puzzle in a simple way.';

interface Lesson {
  readonly people: People;
  readonly teacher: TeacherPage;
  readonly code: string;
}

async function openLesson(people: People): Promise<Lesson> {
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  return { people, teacher, code };
}

/** The page gets neither WebGL nor the code of the simple board that would be drawn instead. Call it before the page is opened. */
async function withoutSimpleBoard(page: Page): Promise<void> {
  await page.route(/canvas-scene/, (route) => route.abort());
}

/** Pictures of 2D canvases: each opens the place that shows one. */
const DRAWINGS: Readonly<Record<string, (lesson: Lesson) => Promise<Locator>>> = {
  'the tray': async ({ people, code }) => {
    const { page } = await people.student(code, 'Ada', PHONE);
    await page.keyboard.press('Shift');
    return page.locator('.tray-piece').first();
  },
  'the simple board': async ({ people, code }) => {
    const { page } = await people.student(code, 'Ann', ALL_PIXELS);
    await controlGraphics(page);
    await page.reload();
    await refuseGraphics(page);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    return page.locator('.board-container canvas');
  },
  'the list of pieces': async ({ people, code }) => {
    const { page } = await people.student(code, 'Bo', ALL_PIXELS);
    const keyboard = new KeyboardPage(page);
    await keyboard.open();
    return keyboard.loose.nth(1);
  },
  'the picture of the list': async ({ people, code }) => {
    const board = await people.student(code, 'Cleo', ALL_PIXELS);
    await board.solve(1);
    await board.saved();
    await new KeyboardPage(board.page).open();
    return board.page.locator('.keyboard-placed');
  },
  'a tile of the wall': async ({ people, teacher, code }) => {
    const board = await people.student(code, 'Dora');
    await board.solve(1);
    await board.saved();
    await teacher.page.getByRole('button', { name: 'All puzzles' }).click();
    return teacher.page.locator('.tile', { hasText: 'Dora' }).locator('canvas');
  },
  'a board on the projector': async ({ people, teacher, code }) => {
    const board = await people.student(code, 'Eve');
    await board.solve(1);
    await board.saved();
    const projector = await new ControlsPage(teacher.page).openProjector('Puzzles without names');
    return projector.locator('.present-boards canvas').first();
  },
  'the cut of a new picture': async ({ people }) => {
    const page = await people.page(ALL_PIXELS);
    await page.goto(PAGE.newClass);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ ...PICTURE, buffer: await scenery(800, 600) });
    return page.locator('.preview canvas');
  },
  'a picture that is cropped': async ({ people }) => {
    const page = await people.page(ALL_PIXELS);
    await page.goto(PAGE.newClass);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ ...PICTURE, buffer: await scenery(800, 600) });
    await page.getByRole('button', { name: 'Crop', exact: true }).click();
    return page.locator('.crop-picture');
  },
};

for (const [name, open] of Object.entries(DRAWINGS))
  test.describe(() => {
    leaveToAll(test, ['the tray', 'a tile of the wall'].includes(name));
    // Proves I47.
    test(`draws ${name} anew each time the graphics process ends`, async ({ people, ownBrowser }) => {
      const shown = await settled(await open(await openLesson(people)));
      for (const crash of ['once', 'twice', 'three times']) {
        await crashGraphics(ownBrowser, shown.element.page());
        await expectShown(`${name}, ${crash}`, shown);
      }
    });
  });

/** Boards that are drawn by WebGL. */
const BOARDS: Readonly<Record<string, (lesson: Lesson) => Promise<{ board: Locator; place: Locator }>>> = {
  'a student’s board': async ({ people, code }) => {
    const ada = await people.student(code, 'Ada', ALL_PIXELS);
    const { page } = ada;
    // The hint of a drag ends with the first one.
    await ada.placeAndSave(1);
    await page.mouse.move(1, 1);
    return { board: page.locator('.board-container canvas'), place: page.locator('.board-area') };
  },
  'the board that the teacher has opened': async ({ people, teacher, code }) => {
    const bo = await people.student(code, 'Bo');
    await bo.solve(1);
    await bo.saved();
    const { page } = await teacher.openBoard('Bo');
    return { board: page.locator('.board-container canvas'), place: page.getByRole('main') };
  },
  'the board in the spotlight': async ({ people, teacher, code }) => {
    const cleo = await people.student(code, 'Cleo');
    await cleo.solve(1);
    await cleo.saved();
    const { page } = await people.student(code, 'Dora', ALL_PIXELS);
    await teacher.openBoard('Cleo');
    await new ControlsPage(teacher.page).help('Show to everybody');
    const place = page.getByRole('region', { name: 'The puzzle everybody sees' });
    return { board: place.locator('canvas'), place };
  },
  'the spotlight on the projector': async ({ people, teacher, code }) => {
    const eve = await people.student(code, 'Eve');
    await eve.solve(1);
    await eve.saved();
    const projector = await new ControlsPage(teacher.page).openProjector('Puzzles without names');
    await teacher.openBoard('Eve');
    await new ControlsPage(teacher.page).help('Show to everybody');
    const place = projector.getByRole('region', { name: 'The puzzle we all look at' });
    return { board: place.locator('canvas'), place };
  },
  'an earlier puzzle': async ({ people, teacher, code }) => {
    const fay = await people.student(code, 'Fay', ALL_PIXELS);
    const { page } = fay;
    await fay.solve(1);
    await fay.saved();
    await teacher.dealAnother();
    await page.getByRole('button', { name: 'More', exact: true }).first().click();
    await page.getByRole('button', { name: 'My earlier puzzles' }).click();
    const place = page.getByRole('dialog', { name: 'My earlier puzzles' });
    return { board: place.locator('canvas'), place };
  },
};

for (const [name, open] of Object.entries(BOARDS))
  test.describe(() => {
    leaveToAll(test, name === 'a student’s board');
    test(`draws ${name} anew, and simply while the browser gives no WebGL`, async ({ people, ownBrowser }) => {
      const { board, place } = await open(await openLesson(people));
      const shown = await settled(board);
      await crashGraphics(ownBrowser, board.page());
      await expectShown(`${name}, once`, shown);
      // After the second time the browser gives no context for two minutes, unless the page is loaded again.
      await crashGraphics(ownBrowser, board.page());
      await expect(place.getByText(SIMPLE)).toBeVisible();
      await settled(board);
    });
  });

test('plays on by the simple board when a piece in hand loses its graphics, and by WebGL when that is back', async ({
  people,
}) => {
  const { code } = await openLesson(people);
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  await controlGraphics(page);
  await page.reload();
  await mina.ready();
  await mina.place(3);
  await mina.saved();
  await page.mouse.move(1, 1);
  const shown = await settled(page.locator('.board-container canvas'));
  const lifted = await mina.grab(1);
  await page.mouse.move(lifted.x + 30, lifted.y + 40, { steps: 4 });
  await expect.poll(async () => (await mina.piece(1)).holder).not.toBeNull();
  await refuseGraphics(page);
  await expect.poll(async () => (await mina.piece(1)).holder).toBeNull();
  await page.mouse.up();
  await expect(page.getByText(SIMPLE)).toBeVisible();
  await expect(page.getByText(UNDRAWN)).toBeHidden();
  await mina.place(2);
  await mina.saved();
  expect(await mina.groups()).toBe(11);

  // A drag goes on while WebGL takes the simple board's place.
  const from = await mina.grab(4);
  await page.mouse.move(from.x + 30, from.y, { steps: 3 });
  await expect.poll(async () => (await mina.piece(4)).holder).not.toBeNull();
  await allowGraphics(page);
  await expect(page.getByText(SIMPLE)).toBeHidden();
  expect((await mina.piece(4)).holder).not.toBeNull();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.mouse.move(1, 1);
  await expect.poll(async () => (await mina.piece(4)).holder).toBeNull();
  const now = await settled(page.locator('.board-container canvas'));
  // One piece of twelve more lies in its place.
  expect(differingShare(shown.pixels, now.pixels)).toBeLessThan(0.15);
});

test('moves nothing on a board that is not drawn, but by the list of pieces, and draws it as soon as it can', async ({
  people,
}) => {
  const { code } = await openLesson(people);
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  await withoutSimpleBoard(page);
  await controlGraphics(page);
  await page.reload();
  await mina.ready();
  // The hint of a drag ends with the first one.
  await mina.solve(3);
  await mina.saved();
  await page.mouse.move(1, 1);
  const shown = await settled(page.locator('.board-container canvas'));
  // A piece in hand goes back.
  const lifted = await mina.grab(1);
  await page.mouse.move(lifted.x + 30, lifted.y + 40, { steps: 4 });
  await expect.poll(async () => (await mina.piece(1)).holder).not.toBeNull();
  await refuseGraphics(page);
  await expect(page.getByText(UNDRAWN)).toBeVisible();
  await expect.poll(async () => (await mina.piece(1)).holder).toBeNull();
  const home = await mina.homeOf(1);
  await page.mouse.move(home.x, home.y);
  await page.mouse.up();
  await mina.solve(2);
  await expect(page.getByRole('button', { name: 'Edges only' })).toBeDisabled();
  await mina.saved();
  expect(await mina.groups()).toBe(12);

  // The board comes back as it was, and takes drops again.
  await allowGraphics(page);
  await expect(page.getByText(UNDRAWN)).toBeHidden();
  await page.mouse.move(1, 1);
  await expectShown('the board', shown);
  await mina.solve(2);
  await expect.poll(() => mina.groups()).toBe(11);

  // The list of pieces plays on without the board.
  await refuseGraphics(page);
  await page.getByRole('button', { name: 'Play with the list' }).click();
  const keyboard = new KeyboardPage(page);
  await keyboard.loose.first().press('Enter');
  const cells = await keyboard.cells.count();
  for (let cell = 0; cell < cells && (await mina.groups()) === 11; cell += 1) {
    await keyboard.cells.nth(cell).press('Enter');
    await mina.saved();
  }
  await expect.poll(() => mina.groups()).toBe(10);
});

test('says that it cannot draw the board from the first, and draws it as soon as it can', async ({ people }) => {
  const { code } = await openLesson(people);
  const mina = await people.student(code, 'Mina', ALL_PIXELS);
  const { page } = mina;
  // The hint of a drag ends with the first one.
  await mina.placeAndSave(3);
  await page.mouse.move(1, 1);
  const canvas = page.locator('.board-container canvas');
  const shown = await settled(canvas);
  await withoutSimpleBoard(page);
  await controlGraphics(page);
  await page.reload();
  await refuseGraphics(page);
  await page.reload();
  await expect(page.getByText(UNDRAWN)).toBeVisible();
  await expect(canvas).toHaveCount(0);
  await allowGraphics(page);
  await expect(page.getByText(UNDRAWN)).toBeHidden();
  await expectShown('the board', shown);
});

test('keeps no piece of the tray chosen for a board that is not drawn', async ({ people }) => {
  const { code } = await openLesson(people);
  const mina = await people.student(code, 'Mina', PHONE);
  const { page } = mina;
  await withoutSimpleBoard(page);
  await controlGraphics(page);
  await page.reload();
  await mina.ready();
  const chosen = page.locator('.tray-piece[data-chosen]');
  await page.locator('.tray-piece').first().click();
  await expect(chosen).toHaveCount(1);
  await refuseGraphics(page);
  await expect(page.getByText(UNDRAWN)).toBeVisible();
  await expect(chosen).toHaveCount(0);
  await page.locator('.tray-piece').first().click();
  await expect(chosen).toHaveCount(0);
  await allowGraphics(page);
  await expect(page.getByText(UNDRAWN)).toBeHidden();
  await page.locator('.tray-piece').first().click();
  await expect(chosen).toHaveCount(1);
});
