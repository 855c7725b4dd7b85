/** Three students at one board: each sees the others' moves in their colours, and one of them loses the network for a while. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import type { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const NAMES = ['Mina', 'Jun', 'Sora'] as const;
/** The piece that each student drags. */
const PIECES = [2, 5, 12] as const;
/** The piece on whose place each is put: no two touch, none is right there, and none lies where a later piece is taken or put. */
const PLACES = [11, 8, 9] as const;
/** How long one of them has no network. Milliseconds. */
const OFFLINE_MS = 20_000;

/** The names beside held pieces, each with the number of its colour. */
async function visibleHolders({ page }: BoardPage): Promise<Record<string, string>> {
  const chips = await page
    .locator('.board-overlay > .name-tag:not([hidden])')
    .evaluateAll((all) => all.map((each) => [each.textContent ?? '', each.getAttribute('data-hue') ?? '']));
  return Object.fromEntries(chips);
}

test('lets three students drag at once, and brings one back after 20 s without a network', async ({ people }) => {
  test.setTimeout(240_000);
  const teacher = await people.teacher();
  const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) };
  const code = await teacher.open(picture, { together: true });
  const students: BoardPage[] = [];
  for (const name of NAMES) students.push(await people.student(code, name));
  const [mina, jun, sora] = students;
  if (mina === undefined || jun === undefined || sora === undefined) throw new Error('three students');
  const hues = await Promise.all(
    students.map(({ page }) => page.locator('.student-facts .chip svg').first().getAttribute('data-hue')),
  );
  expect(new Set(hues).size).toBe(3);

  // All three drag at once, in several steps.
  await Promise.all(
    students.map(async (student, index) => {
      await student.grab(PIECES[index] ?? 0);
      // Each to a place of its own: a piece on another one would be the one that a later press takes.
      const place = await student.homeOf(PLACES[index] ?? 0);
      await student.page.mouse.move(place.x, place.y, { steps: 6 });
    }),
  );
  for (const [index, student] of students.entries()) {
    const others = NAMES.flatMap((name, at) => (at === index ? [] : [[name, hues[at] ?? '']]));
    await expect.poll(() => visibleHolders(student)).toEqual(Object.fromEntries(others));
  }
  const holders = await Promise.all(PIECES.map(async (piece) => (await mina.piece(piece)).holder));
  expect(new Set(holders).size).toBe(3);
  expect(holders).not.toContain(null);
  await Promise.all(students.map(({ page }) => page.mouse.up()));
  for (const student of students) await student.saved();

  // A held piece cannot be taken by another student.
  await mina.grab(2);
  const home = await mina.homeOf(2);
  await mina.page.mouse.move(home.x + 30, home.y + 40, { steps: 5 });
  await expect.poll(async () => (await jun.piece(2)).holder).not.toBe(null);
  const place = await jun.drawn(2);
  await jun.page.mouse.click(place.x, place.y);
  await expect(jun.page.getByText('Mina is moving it.')).toBeVisible();
  await mina.page.mouse.up();
  await mina.saved();

  await sora.page.context().setOffline(true);
  await sora.solve(12);
  await mina.solve(1);
  await jun.solve(4);
  await sora.page.waitForTimeout(OFFLINE_MS);
  await expect(sora.page.getByText('Still connecting. Tell your teacher: “It does not connect.”')).toBeVisible();
  expect((await mina.piece(12)).group).toBe(12);
  await sora.page.context().setOffline(false);
  for (const student of students) {
    for (const piece of [1, 4, 12]) await expect.poll(async () => (await student.piece(piece)).group).toBe(0);
  }
});
