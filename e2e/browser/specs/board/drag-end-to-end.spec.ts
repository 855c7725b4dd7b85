/** A drag from end to end in real browsers: a student moves a piece, and the teacher's board replays the motion. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ALL_PIXELS, expect, test } from '#e2e/browser/browser-test.ts';
import type { PagePoint } from '#e2e/browser/pages/board-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A difference of colours that anybody can see, of 255. */
const APART = 40;

// Proves I26.
test('a 12-megapixel photo with a place in it becomes a class; a drag is followed to its join; the place is gone', async ({
  people,
  server,
}) => {
  const photo = await scenery(4_000, 3_000, { gps: true });
  expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('JOGAK-PLACE');
  const teacher = await people.teacher(ALL_PIXELS);
  const code = await teacher.openByHand(
    { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo },
    { together: true },
  );
  const mina = await people.student(code, 'Mina');
  const jun = await people.student(code, 'Jun');
  const seen = await teacher.openBoard('Mina');

  // Piece 1 is a corner: near its home it joins the mat. It is dragged along a curve.
  const start = await mina.grab(1);
  const home = await mina.homeOf(1);
  // Both pages show the same table: points of one page are scaled to the other.
  const scale = await scaleBetween(mina, seen);
  await expect.poll(async () => distance(scale(start), await seen.drawn(1)), 'carried onto the board').toBeLessThan(12);
  const path: PagePoint[] = [start];
  const followed: PagePoint[] = [];
  for (let step = 1; step <= 20; step += 1) {
    const share = step / 20;
    const at = {
      x: start.x + (home.x - start.x) * share,
      y: start.y + (home.y - start.y) * share + Math.sin(share * Math.PI) * 60,
    };
    path.push(at);
    await mina.page.mouse.move(at.x, at.y);
    followed.push(await seen.drawn(1));
  }
  const held = await seen.page.screenshot();
  await expect(seen.page.locator('.name-tag').filter({ hasText: 'Mina', visible: true })).toBeVisible();
  expect((await seen.piece(1)).holder).not.toBeNull();
  await mina.page.mouse.up();
  await mina.saved();

  const scaled = path.map(scale);
  const distances = followed.map((at) =>
    Math.min(...scaled.slice(1).map((to, step) => distanceToSegment(at, scaled[step] ?? to, to))),
  );
  expect(Math.max(...distances), 'the farthest point from the curve').toBeLessThan(12);
  expect(new Set(followed.map(({ x }) => Math.round(x))).size, 'different points on the curve').toBeGreaterThan(6);

  for (const board of [mina, jun, seen]) {
    await expect.poll(async () => (await board.piece(1)).group).toBe(0);
    expect((await board.piece(1)).at).toEqual((await mina.piece(1)).at);
  }
  // The neighbour joins on all screens, too.
  await jun.solve(2);
  for (const board of [mina, jun, seen]) await expect.poll(async () => (await board.piece(2)).group).toBe(0);

  // The second piece is visible on the teacher's screen where the mat was bare. Measured beside its centre, which a pointer may cover.
  const second = await seen.homeOf(2);
  const beside = { x: second.x - 15, y: second.y - 12 };
  const bare = await colourNear(held, beside);
  await expect
    .poll(async () => apart(await colourNear(await seen.page.screenshot(), beside), bare))
    .toBeGreaterThan(APART);

  const storedFiles = (await filesBelow(server.folder)).filter((file) => /pictures/.test(file));
  expect(storedFiles.length).toBeGreaterThan(0);
  for (const file of storedFiles) {
    expect((await readFile(file)).includes('JOGAK-PLACE')).toBe(false);
    expect((await sharp(file).metadata()).exif).toBeUndefined();
  }
});

test('lets a teacher take over a held piece, move pieces, and pause everybody', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const seen = await teacher.openBoard('Mina');
  await expect(mina.page.getByText('Your teacher is looking').first()).toBeAttached();
  await mina.grab(5);
  await mina.page.mouse.move(450, 280, { steps: 5 });
  await expect.poll(async () => (await seen.piece(5)).holder).not.toBeNull();
  await expect.poll(async () => (await seen.drawn(5)).x).toBeGreaterThan(0);
  await seen.page.waitForTimeout(300);
  await seen.grab(5);
  await expect(mina.page.getByText('Your teacher is moving it.')).toBeVisible();
  const home = await seen.homeOf(5);
  await seen.page.mouse.move(home.x, home.y + 40, { steps: 5 });
  await seen.page.mouse.up();
  await mina.page.mouse.up();
  await seen.saved();
  // Each page shows the last state it received: compare until they agree.
  await expect(async () => expect((await mina.piece(5)).at).toEqual((await seen.piece(5)).at)).toPass();
  await teacher.page.getByRole('button', { name: 'Pause' }).click();
  await expect(mina.page.getByText('Paused! Look at your teacher.')).toBeVisible();
  const before = await mina.piece(6);
  await mina.solve(6);
  expect(await mina.piece(6)).toEqual(before);
  await teacher.page.getByRole('button', { name: 'Resume' }).first().click();
  await expect(mina.page.getByText('Paused! Look at your teacher.')).toBeHidden();
});

// Proves I12.
test('after kill -9 in the middle of a drag both pages come back by themselves, and play goes on', async ({
  people,
  server,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open(
    { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) },
    { together: true },
  );
  const mina = await people.student(code, 'Mina');
  // Who never gets the place of messages.
  await mina.page.route(/message-place-/, (route) => route.abort());
  const seen = await teacher.openBoard('Mina');
  // Who presses nothing on this board.
  const jun = await people.student(code, 'Jun', { viewport: { width: 1_366, height: 768 } });
  await mina.solve(1);
  await mina.saved();
  const isLoaded = (part: string) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part));
  await expect.poll(() => jun.page.evaluate(isLoaded, '/message-place-'), { timeout: 30_000 }).toBe(true);
  await mina.grab(12);
  await mina.page.mouse.move(450, 280, { steps: 6 });
  const epoch = await mina.page.evaluate(() => window.__board?.epoch);
  await server.kill();
  await expect(mina.page.getByText('Reconnecting. Keep playing, nothing is lost.')).toBeVisible();
  await expect(mina.page.locator('.save')).toHaveText('Not saved yet');
  // In the place of messages, which needs no network; and over no part of the puzzle without it.
  await expect(jun.page.locator('.board-area > .banner')).toHaveAttribute('data-place', 'bar');
  const unplaced = mina.page.locator('.board-area > .banner:not([data-place])');
  const { y = Number.NaN, height = Number.NaN } = (await unplaced.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual((await mina.mat()).top);
  await mina.page.unroute(/message-place-/);
  await server.start();
  for (const board of [mina, seen]) {
    await expect
      .poll(() => board.page.evaluate(() => window.__board?.epoch), { timeout: 30_000 })
      .toBeGreaterThan(epoch ?? 0);
    expect((await board.piece(1)).group).toBe(0);
  }
  const home = await mina.homeOf(12);
  await mina.page.mouse.move(home.x, home.y, { steps: 6 });
  await mina.page.mouse.up();
  await expect.poll(async () => (await seen.piece(12)).group).toBe(0);
  await expect(mina.page.getByText('Reconnecting. Keep playing, nothing is lost.')).toBeHidden();
});

test.describe(() => {
  leaveToAll(test);
  test('sends the moves made during twenty seconds without a network once it is back', async ({ people }) => {
    const teacher = await people.teacher();
    const code = await teacher.open(
      { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) },
      { together: true },
    );
    const mina = await people.student(code, 'Mina');
    const seen = await teacher.openBoard('Mina');
    await mina.page.context().setOffline(true);
    for (const piece of [1, 2, 3, 4, 5]) await mina.solve(piece);
    await expect(mina.page.getByText('Reconnecting. Keep playing, nothing is lost.')).toBeVisible();
    await mina.page.waitForTimeout(20_000);
    expect((await seen.piece(1)).group).not.toBe(0);
    await mina.page.context().setOffline(false);
    for (const piece of [1, 2, 3, 4, 5]) {
      await expect.poll(async () => (await seen.piece(piece)).group, { timeout: 30_000 }).toBe(0);
    }
    await mina.saved();
    await expect(mina.page.getByText('Reconnecting. Keep playing, nothing is lost.')).toBeHidden();
  });
});

test('gives the seat to the newest of two tabs, and shows that in the older one', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const tab = await mina.page.context().newPage();
  await tab.goto(mina.page.url());
  await expect(mina.page.getByText('You opened this in another tab.', { exact: false })).toBeVisible();
  await tab.reload();
  await tab.waitForFunction(() => window.__board !== undefined);
  await expect(teacher.page.getByText('1/40 here')).toBeVisible();
  // Who is away keeps the seat.
  await tab.close();
  await mina.page.close();
  await expect(teacher.page.locator('.seats-in')).toHaveText('0/40 here 1 joined');
});

// Proves I38.
test('draws 1,000 pieces with at most two draw calls and 64 KB a frame, and nothing while nothing moves', async ({
  people,
}) => {
  const teacher = await people.teacher();
  const code = await teacher.open(
    { name: 'p.png', mimeType: 'image/png', buffer: await scenery(1_600, 1_200) },
    { pieces: 1_000 },
  );
  const mina = await people.student(code, 'Mina');
  await mina.page.waitForTimeout(1_500);
  const idle = await mina.counts();
  await mina.page.waitForTimeout(2_000);
  expect((await mina.counts()).frames).toBe(idle.frames);
  expect(idle.draws).toBeLessThanOrEqual(2);
  await mina.grab(500);
  for (let step = 0; step < 10; step += 1) {
    await mina.page.mouse.move(300 + step * 20, 250 + step * 5);
    await mina.page.waitForTimeout(60);
    const { draws, bytes } = await mina.counts();
    expect(draws).toBeLessThanOrEqual(2);
    expect(bytes).toBeLessThanOrEqual(64 * 1024);
  }
  expect((await mina.counts()).frames).toBeGreaterThan(idle.frames);
  await mina.page.mouse.up();
});

function distanceToSegment(at: PagePoint, from: PagePoint, to: PagePoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
  const near = Math.min(1, Math.max(0, share));
  return distance(at, { x: from.x + dx * near, y: from.y + dy * near });
}

function distance(a: PagePoint, b: PagePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Maps points of one page to another, by two pieces that both pages show. */
async function scaleBetween(
  from: { homeOf(piece: number): Promise<PagePoint> },
  to: { homeOf(piece: number): Promise<PagePoint> },
) {
  const [a, b, c, d] = [await from.homeOf(1), await from.homeOf(12), await to.homeOf(1), await to.homeOf(12)];
  const factor = (d.x - c.x) / (b.x - a.x);
  return ({ x, y }: PagePoint): PagePoint => ({ x: c.x + (x - a.x) * factor, y: c.y + (y - a.y) * factor });
}

/** The mean colour of a few pixels around a point of a screenshot. */
async function colourNear(png: Buffer, { x, y }: PagePoint): Promise<number[]> {
  const area = { left: Math.max(0, Math.round(x) - 4), top: Math.max(0, Math.round(y) - 4), width: 8, height: 8 };
  // sharp computes statistics of its input, and not of an extracted area: hence two steps.
  const { channels } = await sharp(await sharp(png).extract(area).png().toBuffer()).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

/** The largest difference of two colours in any channel, 0 to 255. */
function apart(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] ?? 0))));
}
