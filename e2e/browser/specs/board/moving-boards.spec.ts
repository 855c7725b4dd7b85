/** A moving picture in a class: pages agree on its frame, and it stands still where it must. Frames are told by their colours. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { pressOpen } from '#e2e/browser/pages/card-set-page.ts';
import { answerToUpload } from '#e2e/browser/pages/upload-answer.ts';
import { test as harnessTest } from '#e2e/browser/support/harness/serve-harness.ts';
import { movingPicture, plainPicture } from '#e2e/fixtures/test-images.ts';
import { frameAt } from '#shared/picture/motion.ts';
import { PAGE } from '#shared/protocol/paths.ts';

const COLOURS = [
  [200, 60, 60],
  [60, 160, 80],
  [60, 90, 200],
  [210, 180, 60],
  [150, 60, 170],
  [70, 180, 190],
] as const;
/** Long enough for a page to be asked while one shows. Milliseconds. */
const DURATIONS = COLOURS.map(() => 2_000);
const MOVING = { reducedMotion: 'no-preference' } as const;
/** A piece of the border, which is placed: the mat takes it. */
const PIECE = 2;

async function slowPicture() {
  const frames = COLOURS.map(([r, g, b]) => plainPicture(600, 450, `rgb(${r}, ${g}, ${b})`));
  return { name: 'frames.gif', mimeType: 'image/gif', buffer: await movingPicture('gif', frames, DURATIONS) };
}

async function flashingPicture() {
  const frames = [0, 255, 0, 255].map((grey) => plainPicture(600, 450, `rgb(${grey}, ${grey}, ${grey})`));
  return { name: 'flash.gif', mimeType: 'image/gif', buffer: await movingPicture('gif', frames, [100, 100, 100, 100]) };
}

const colourOf = ({ page }: BoardPage, piece: number) =>
  page.evaluate((id) => window.__board?.colourAt(id) ?? [], piece);

/** The frame whose colour a placed piece has; -1: none. */
async function shownFrame(board: BoardPage, piece = PIECE): Promise<number> {
  const colour = await colourOf(board, piece);
  return COLOURS.findIndex((each) => each.every((part, at) => Math.abs(part - (colour[at] ?? -100)) < 25));
}

/** The frame of now by the clock of the server, which runs on this machine. */
const frameNow = () => frameAt(DURATIONS, Date.now()).frame;

/** What the boards show, and what the clock says: asked for until no change fell between the questions. */
async function framesAtOnce(boards: readonly BoardPage[]): Promise<{ now: number; shown: number[] }> {
  for (;;) {
    const now = frameNow();
    const shown = await Promise.all(boards.map((board) => shownFrame(board)));
    if (frameNow() === now) return { now, shown };
  }
}

const pictureFrames = ({ page }: BoardPage) => page.evaluate(() => window.__board?.counts.pictureFrames ?? -1);

// Proves I38.
test('two pages show the same frame, that of the server’s clock; reduced motion and a press stand still', async ({
  people,
}) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const code = await teacher.open(await slowPicture(), { together: true, pace: 'moving' });
  const mina = await people.student(code, 'Mina', MOVING);
  const jun = await people.student(code, 'Jun', MOVING);
  const sora = await people.student(code, 'Sora');
  await mina.placeAndSave(PIECE);
  for (const board of [jun, sora]) await expect.poll(async () => (await board.piece(PIECE)).group).toBe(0);
  const stop = mina.page.getByRole('button', { name: 'Stop the picture' });
  await expect(stop).toBeVisible();
  // Where motion is reduced there is nothing to stop; the sheet is there all the same.
  await expect(sora.page.locator('.motion-button')).toBeAttached();
  await expect(sora.page.locator('.motion-button')).toBeHidden();

  const seen = new Set<number>();
  await expect(async () => {
    // Somebody is at each page.
    for (const { page } of [mina, jun]) await page.mouse.move(20 + seen.size, 300);
    const { now, shown } = await framesAtOnce([mina, jun]);
    expect(shown).toEqual([now, now]);
    seen.add(now);
    expect(seen.size).toBeGreaterThanOrEqual(3);
  }).toPass({ timeout: 90_000 });
  expect(await shownFrame(sora)).toBe(0);
  expect(await pictureFrames(sora)).toBe(0);

  await stop.focus();
  await mina.page.keyboard.press('Enter');
  const move = mina.page.getByRole('button', { name: 'Let the picture move' });
  await expect(move).toBeVisible();
  await expect.poll(() => shownFrame(mina)).toBe(0);
  const before = await pictureFrames(mina);
  const passed = new Set<number>();
  // Meanwhile the other page moves on.
  await expect
    .poll(async () => {
      await jun.page.mouse.move(20 + passed.size, 310);
      passed.add(await shownFrame(jun));
      return passed.size;
    })
    .toBeGreaterThanOrEqual(3);
  expect([await shownFrame(mina), await pictureFrames(mina)]).toEqual([0, before]);
  await move.click();
  await expect(stop).toBeVisible();
  await expect.poll(() => pictureFrames(mina)).toBeGreaterThan(before);
});

// Proves I38.
test('pictures on cards move where they are GIFs, and cards stand still where they must', async ({ people }) => {
  test.setTimeout(240_000);
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  const still = { mimeType: 'image/png', buffer: await plainPicture(90, 60, '#a07030').png().toBuffer() };
  const moving = await slowPicture();
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles([
      ...['rock', 'hill'].map((name) => ({ ...still, name: `${name}.png` })),
      { ...moving, name: 'boat.gif' },
      ...['road', 'wall'].map((name) => ({ ...still, name: `${name}.png` })),
      { ...moving, name: 'bird.gif' },
    ]);
  await expect(page.getByRole('group', { name: '2 cards move' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Moving' })).toBeChecked();
  const [boat, bird, rock] = [3, 6, 1];
  const code = await pressOpen(page);
  const mina = await people.student(code, 'Mina', MOVING);
  await mina.placeAndSave(boat, bird, rock);
  const unmoved = await colourOf(mina, rock);

  const seen = new Set<number>();
  await expect(async () => {
    // Somebody is at the page.
    await mina.page.mouse.move(20 + seen.size, 300);
    const before = frameNow();
    const shown = [await shownFrame(mina, boat), await shownFrame(mina, bird)];
    const { draws, bytes } = await mina.counts();
    expect([frameNow(), ...shown]).toEqual([before, before, before]);
    expect([draws, bytes]).toEqual([1, 0]);
    seen.add(before);
    expect(seen.size).toBeGreaterThanOrEqual(2);
  }).toPass({ timeout: 60_000 });
  expect(await colourOf(mina, rock)).toEqual(unmoved);
  expect(await pictureFrames(mina)).toBeGreaterThan(0);

  await mina.page.clock.install();
  await mina.page.reload();
  await mina.ready();
  const button = mina.page.locator('.motion-button button');
  await expect(button).toHaveAccessibleName('Stop the picture');
  await mina.page.clock.fastForward(31_000);
  await expect(button).toHaveAccessibleName('Let the picture move');
  await expect.poll(() => shownFrame(mina, boat)).toBe(0);
  const before = await pictureFrames(mina);
  await mina.page.clock.runFor(5_000);
  expect([await shownFrame(mina, bird), await pictureFrames(mina)]).toEqual([0, before]);
  await button.click();
  await expect.poll(() => pictureFrames(mina)).toBeGreaterThan(before);

  await mina.page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(button).toBeHidden();
  await expect.poll(async () => [await shownFrame(mina, boat), await shownFrame(mina, bird)]).toEqual([0, 0]);
});

test('the start page says that a picture moves and asks how; what flashes is refused in a sentence', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  const choose = async (file: Awaited<ReturnType<typeof slowPicture>>) => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await expect(page.getByRole('group', { name: 'This picture moves' })).toBeVisible();
  };
  await choose(await flashingPicture());
  await expect(page.getByRole('radio', { name: 'Moving' })).toBeChecked();
  const open = page.getByRole('button', { name: 'Open class' });
  await open.click();
  await expect(page.getByRole('alert').filter({ hasText: /^This picture flashes/ })).toBeVisible();

  // Of cards it names the one that flashes, by its number on the form: boxes put their pictures in another order.
  await page.getByRole('radio', { name: 'Cards' }).check({ force: true });
  const rock = { mimeType: 'image/png', buffer: await plainPicture(90, 60, '#a07030').png().toBuffer() };
  await page.locator('input[type=file][multiple]').setInputFiles([
    { ...(await flashingPicture()), name: 'lamp.gif' },
    { ...rock, name: 'rock.png' },
  ]);
  await expect(page.getByRole('group', { name: '1 card moves' })).toBeVisible();
  await page.getByRole('radio', { name: 'Sort into boxes' }).check({ force: true });
  for (const box of ['1', '2']) await page.getByLabel(`Name of box ${box}`).fill(`Box ${box}`);
  await page.getByLabel('Box of card 1').selectOption('Box 2');
  await page.getByLabel('Box of card 2').selectOption('Box 1');
  await open.click();
  await expect(page.getByRole('alert').filter({ hasText: /^Card 1 “lamp” flashes/ })).toBeVisible();
  await page.getByRole('radio', { name: 'A picture' }).check({ force: true });
  await expectPace(page, 'Slowly', 'slow');
});

test('a moving picture can be used as a still, and a picture without motion asks nothing; a sample moves', async ({
  people,
}) => {
  const { page } = await people.teacher();
  await page.goto(PAGE.newClass);
  const still = {
    name: 'a.png',
    mimeType: 'image/png',
    buffer: await plainPicture(400, 300, '#a07030').png().toBuffer(),
  };
  await page.locator('input[type=file]').first().setInputFiles(still);
  await expect(page.locator('.preview canvas')).toBeVisible();
  await expect(page.getByRole('group', { name: 'This picture moves' })).toHaveCount(0);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await slowPicture());
  await expectPace(page, 'Still', 'still');

  await page.goto(PAGE.newClass);
  await page.getByRole('button', { name: 'The solar system (moves)' }).click();
  await expectPace(page, 'Moving', 'moving');
});

/** Chooses it, and opens the class: the server has stored the picture so. */
async function expectPace(page: Page, label: string, pace: string): Promise<void> {
  await page.getByRole('radio', { name: label, exact: true }).check({ force: true });
  const answer = await answerToUpload(page, () => page.getByRole('button', { name: 'Open class' }).click());
  expect(answer).toMatchObject({ ok: true, pace });
}

// Proves I38.
harnessTest(
  '30 s after the last touch, and in a hidden tab, it stands still and nothing is rendered',
  async ({ page, boardPages }) => {
    await page.clock.install();
    await page.goto(`${boardPages}stage-harness.html`);
    await page.waitForFunction(() => 'stagePage' in window);
    await page.evaluate(async () => {
      await window.stagePage.open({ columns: 8, rows: 6, theme: 'light' });
      await window.stagePage.move();
    });
    const frames = () => page.evaluate(() => window.stagePage.frames());
    const button = page.locator('.motion-button button');
    const expectMoving = async () => {
      const before = await frames();
      await expect.poll(frames).toBeGreaterThan(before + 3);
    };
    const expectStill = async () => {
      await expect(button).toHaveAccessibleName('Let the picture move');
      // The last change is drawn.
      await page.clock.runFor(100);
      const before = await frames();
      await page.clock.runFor(5_000);
      expect(await frames()).toBe(before);
    };
    await expectMoving();
    await page.clock.fastForward(31_000);
    await expectStill();
    await page.mouse.move(200, 200);
    await expect(button).toHaveAccessibleName('Stop the picture');
    await expectMoving();

    const setVisibility = (state: string) =>
      page.evaluate((given) => {
        Object.defineProperty(document, 'visibilityState', { value: given, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await setVisibility('hidden');
    await expectStill();
    await setVisibility('visible');
    await expectMoving();
  },
);
