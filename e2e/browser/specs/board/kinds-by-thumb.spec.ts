/** Cards and maps on a phone of 390 pixels, by tap and tap, without zooming: every card, region and place is wide enough for a thumb. */
import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage, PagePoint } from '#e2e/browser/pages/board-page.ts';
import { openPaintedClass } from '#e2e/browser/pages/painted-class.ts';
import { TrayPage } from '#e2e/browser/pages/tray-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { loadMap, requestedMap } from '#shared/puzzle/kinds/map/map.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SOLVED = 'Solved! Well done.';
const CARDS = 24;
/** A thumb hits anywhere within 44 pixels about what it means. */
const HALF_THUMB = 21;

const words = Array.from({ length: CARDS }, (_, index) => `Card ${index + 1} 낱말`);
const SETS = {
  order: { layout: 'order', groups: words.map((word) => [word]), seed: 3 },
  match: { layout: 'match', pairs: words.map((word, index) => [`${index + 1} =`, word]), seed: 3 },
} as const;

/** The corners of the square in turn. */
function thumbAt({ x, y }: PagePoint, turn: number): PagePoint {
  const [right, down] = [turn % 2 === 0 ? 1 : -1, turn % 4 < 2 ? 1 : -1];
  return { x: x + right * HALF_THUMB, y: y + down * HALF_THUMB };
}

/** Takes a piece from the tray by a tap, wherever in its square. */
async function choose(tray: TrayPage, piece: number, turn: number): Promise<void> {
  await tray.choose(piece, (at) => thumbAt(at, turn));
}

async function put(board: BoardPage, tray: TrayPage, piece: number, turn: number): Promise<void> {
  await tray.finger.tap(thumbAt(await board.homeOf(piece), turn));
  await tray.untilPlaced(piece);
}

for (const layout of ['order', 'match'] as const)
  test(`${CARDS} cards in ${layout} are put into their places by tap and tap, none by more than a thumb's width`, async ({
    people,
    server,
  }) => {
    leaveToAll(test, layout === 'order');
    test.setTimeout(300_000);
    const code = await openPaintedClass(server.origin, SETS[layout]);
    const mina = await people.student(code, 'Mina', PHONE);
    const tray = new TrayPage(mina.page);
    const mat = await mina.mat();
    for (let card = 1; card <= CARDS; card += 1) {
      await choose(tray, card, card);
      await put(mina, tray, card, card);
      if (card < CARDS) expect(await mina.mat()).toEqual(mat);
    }
    await expect(mina.page.getByText(SOLVED)).toBeVisible();
  });

test('a card can be neither dragged off, nor deleted, nor made larger, and one that stays cannot be moved', async ({
  people,
  server,
}) => {
  const code = await openPaintedClass(server.origin, SETS.order);
  const jun = await people.student(code, 'Jun', PHONE);
  const { page } = jun;
  const tray = new TrayPage(page);
  await choose(tray, 1, 0);
  await put(jun, tray, 1, 0);
  const home = await jun.homeOf(1);
  const mat = await jun.mat();
  await tray.finger.drag(home, { x: home.x + 80, y: home.y + 160 });
  expect((await jun.piece(1)).group).toBe(0);
  expect(await jun.drawn(1)).toEqual(home);
  expect(await jun.mat()).toEqual(mat);

  const middle = (mat.top + mat.bottom) / 2;
  const edges = [
    { x: 0, y: middle },
    { x: 389, y: middle },
    { x: 195, y: 0 },
  ];
  for (const [index, edge] of edges.entries()) {
    const card = index + 2;
    const found = await tray.find((each) => each === card);
    await tray.finger.drag(found.at, { x: found.at.x, y: mat.bottom - 60 }, edge);
    await expect.poll(async () => (await jun.piece(card)).holder).toBeNull();
    const tapped = page.locator(`[data-piece="${card}"]`);
    // It lies where a thumb takes it again, on the board or in the tray.
    if ((await tapped.count()) > 0) await choose(tray, card, 0);
    else {
      const { x, y } = await jun.drawn(card);
      await tray.finger.tap({ x: Math.min(388, Math.max(1, x)), y: Math.max(mat.top + 1, y) });
      await expect.poll(async () => (await jun.piece(card)).holder).not.toBeNull();
      for (const key of ['Delete', 'Backspace', '+', '-']) await page.keyboard.press(key);
    }
    await tray.finger.tap(await jun.homeOf(card));
    await expect.poll(async () => (await jun.piece(card)).group).toBe(0);
  }
  expect(await jun.groups()).toBe(CARDS + 1 - 4);
  expect(await jun.mat()).toEqual(mat);
});

test('the smallest region is taken with a thumb, from the tray and where it lies on the board', async ({
  people,
  server,
}) => {
  await loadMap('africa');
  const regions = requestedMap({ map: 'africa' }, 3)?.regions ?? [];
  const code = await openPaintedClass(server.origin, { map: 'africa', seed: 3 });
  const sora = await people.student(code, 'Sora', PHONE);
  const { page } = sora;
  const tray = new TrayPage(page);
  const mat = await sora.mat();
  const sizes = await page
    .locator('.tray-piece')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  expect(sizes.length).toBeGreaterThan(4);
  for (const size of sizes.flat()) expect(size).toBeGreaterThanOrEqual(44);

  // Seychelles, São Tomé, Comoros: some pixels each.
  for (const [turn, region] of ['sc', 'st', 'km'].entries()) {
    const piece = regions.indexOf(region) + 1;
    expect(piece, region).toBeGreaterThan(0);
    await choose(tray, piece, turn);
    // Into the sea, far from its place.
    const sea = { x: mat.left + 45, y: mat.bottom - 60 - 60 * turn };
    await tray.finger.tap(sea);
    await expect.poll(() => sora.drawn(piece).then(({ y }) => Math.abs(y - sea.y) < 40)).toBe(true);
    const loose = await sora.drawn(piece);
    expect((await sora.piece(piece)).group).toBe(piece);
    await tray.finger.tap({ x: loose.x + 15, y: loose.y - 12 });
    await expect.poll(async () => (await sora.piece(piece)).holder, region).not.toBeNull();
    const home = await sora.homeOf(piece);
    await tray.finger.tap({ x: home.x + 6, y: home.y - 6 });
    await expect.poll(async () => (await sora.piece(piece)).group, region).toBe(0);
  }
});
