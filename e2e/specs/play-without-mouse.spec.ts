/** A board played without a pointer: by keys alone, and by somebody who knows no more than a screen reader tells. */
import { expect, test } from '../fixtures/jogak.ts';
import { scenery } from '../fixtures/pictures.ts';
import { ReachPage } from '../pages/reach-page.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

/** Of a cell's or a piece's name: which sides are known to be of which shape. */
const SIDE = /(top|left|right|bottom) (?:needs a )?(flat|knob|hole)/gi;

function sidesIn(words: string): Map<string, string> {
  return new Map([...words.matchAll(SIDE)].map(([, side = '', shape = '']) => [side.toLowerCase(), shape]));
}

/** From a cell of the grid to the hint button and back by Tab: quarter, row, cell; a piece that was asked for before is told its cell at once. */
async function placeByHints(reach: ReachPage): Promise<{ row: number; column: number }> {
  for (let stop = 0; stop < 3; stop += 1) await reach.press('Shift+Tab');
  expect(await reach.focused()).toBe('Hint');
  let hint = await reach.saysAfter(() => reach.press('Enter'));
  if (hint.includes('quarter')) {
    expect(hint).toMatch(/^It belongs in the (top|bottom) (left|right) quarter\.$/);
    expect(await reach.saysAfter(() => reach.press('Enter'))).toMatch(/^It belongs in row \d+\.$/);
    hint = await reach.saysAfter(() => reach.press('Enter'));
  }
  const [, row = '', column = ''] = /^It belongs here: Row (\d+), column (\d+)\.$/.exec(hint) ?? [];
  for (let stop = 0; stop < 3; stop += 1) await reach.press('Tab');
  return { row: Number(row), column: Number(column) };
}

for (const pieces of [12, 48]) {
  test(`${pieces} pieces by keyboard alone: Enter takes, hints tell the place, arrows go there, Enter joins`, async ({
    people,
  }) => {
    test.setTimeout(240_000);
    const teacher = await people.teacher();
    const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces });
    const mina = await people.student(code, 'Mina');
    const reach = new ReachPage(mina.page);
    await reach.open();
    let done = 0;
    for (let tries = 0; done < pieces && tries < 4 * pieces; tries += 1) {
      await expect.poll(() => reach.focused()).toMatch(/^Piece \d+/);
      const taken = await reach.saysAfter(() => reach.press('Enter'));
      expect(taken).toMatch(/^Piece \d+\. Top (flat|knob|hole), left \w+, right \w+, bottom \w+\. [A-Z]/);
      await expect.poll(() => reach.focused()).toMatch(/^Row/);
      const { row, column } = await placeByHints(reach);
      await reach.walkTo(row, column);
      const said = await reach.saysAfter(() => reach.press('Enter'));
      if (said.startsWith('Joined')) {
        done += 1;
        expect(said).toMatch(new RegExp(`^Joined, ${done} of ${pieces}\\.`));
        continue;
      }
      // In the middle, with nothing around it yet: the next one, then.
      expect(said).toBe('Nothing to join here yet. Still in your hand.');
      await reach.saysAfter(() => reach.press('Escape'));
      await expect.poll(() => reach.focused()).toMatch(/^Piece \d+/);
      const before = await reach.focused();
      await reach.press('ArrowRight');
      if ((await reach.focused()) === before) await reach.press('Home');
    }
    await expect(mina.page.getByText('Solved! Well done.')).toBeVisible();
    expect(await mina.groups()).toBe(1);
  });
}

test('who reads only roles, names and the status line solves 12 pieces', async ({ people }) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const reach = new ReachPage(mina.page);
  await reach.open();
  let isWhole = false;
  for (let tries = 0; tries < 40 && !isWhole; tries += 1) {
    // Each in turn: what cannot join yet is put back, and the next one is taken.
    const loose = await reach.loose.count();
    const taken = await reach.saysAfter(() => reach.loose.nth(tries % loose).click());
    const sides = sidesIn(taken);
    const names = await reach.cells.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    const fitting = names.flatMap((name, index) => {
      const needs = sidesIn(name);
      const isFit = name.includes('empty') && [...needs].every(([side, shape]) => sides.get(side) === shape);
      const isInner = [...sides].every(([side, shape]) => shape !== 'flat' || needs.get(side) === 'flat');
      return isFit && isInner ? [index] : [];
    });
    let hasJoined = false;
    for (const cell of fitting) {
      const said = await reach.saysAfter(() => reach.cells.nth(cell).click());
      hasJoined = said.startsWith('Joined');
      isWhole = said.includes('All pieces are placed.');
      if (hasJoined) break;
      expect(said).toMatch(/Still in your hand\.$/);
    }
    if (!hasJoined) await reach.saysAfter(() => reach.press('Escape'));
  }
  expect(isWhole).toBe(true);
  await expect(mina.page.getByText('Solved! Well done.')).toBeVisible();
});

test('Escape lets go, a wrong place sends nothing, and Fits here lists what could lie there', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const reach = new ReachPage(mina.page);
  await reach.open();
  const { seq } = await mina.page.evaluate(() => ({ seq: window.__board?.seq }));
  const name = await reach.focused();
  await reach.saysAfter(() => reach.press('Enter'));
  for (const cell of await reach.cells.all()) {
    const said = await reach.saysAfter(() => cell.click());
    if (said.startsWith('Joined')) break;
    expect(said).toMatch(/^(Not here|Nothing to join here yet)\. Still in your hand\.$/);
    expect(await mina.page.evaluate(() => window.__board?.seq)).toBe(seq);
  }
  await mina.saved();
  await expect(reach.loose).toHaveCount(11);
  await reach.saysAfter(() => reach.press('Enter'));
  expect(await reach.saysAfter(() => reach.press('Escape'))).toMatch(/^Piece \d+ is back\.$/);
  await expect.poll(() => reach.focused()).toMatch(/^Piece/);
  expect(await reach.focused()).not.toBe(name);
  // A corner's cell: only corners, and those that fit it.
  const empty = reach.cells.filter({ hasNot: reach.page.locator('[data-full]') });
  const corner = (await empty.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))).findIndex(
    (text) => /^Row \d+, column \d+, empty\. .*flat side.*flat side/.test(text),
  );
  await reach.cells.nth(corner).focus();
  const fitting = await reach.saysAfter(() => reach.page.getByRole('button', { name: 'Fits here' }).click());
  const count = Number(/Pieces that fit: (\d+)\./.exec(fitting)?.[1]);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(5);
  await expect(reach.loose).toHaveCount(count);
  await reach.page.getByRole('button', { name: 'All pieces' }).click();
  await expect(reach.loose).toHaveCount(11);
});
