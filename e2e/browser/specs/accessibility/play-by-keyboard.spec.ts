/** Playing without a pointer: by the keyboard, and with only the information that a screen reader gives. */

import { expect, test } from '#e2e/browser/browser-test.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';

const PICTURE = { name: 'p.png', mimeType: 'image/png' };

/** Matches in the name of a cell or piece each side whose shape is known. */
const SIDE = /(top|left|right|bottom) (?:needs a )?(flat|knob|hole)/gi;

function sidesIn(words: string): Map<string, string> {
  return new Map([...words.matchAll(SIDE)].map(([, side = '', shape = '']) => [side.toLowerCase(), shape]));
}

/** Moves by Tab from a cell to the hint button and back. The hints are quarter, row and cell; for a piece that had hints, the cell at once. */
async function placeByHints(keyboard: KeyboardPage): Promise<{ row: number; column: number }> {
  // Fields for a search lie between while many pieces are loose: there may be fewer on the way back.
  for (let stops = 0; stops < 8 && (await keyboard.focused()) !== 'Hint'; stops += 1) await keyboard.press('Shift+Tab');
  expect(await keyboard.focused()).toBe('Hint');
  let hint = await keyboard.statusAfter(() => keyboard.press('Enter'));
  if (hint.includes('quarter')) {
    expect(hint).toMatch(/^It belongs in the (top|bottom) (left|right) quarter\.$/);
    expect(await keyboard.statusAfter(() => keyboard.press('Enter'))).toMatch(/^It belongs in row \d+\.$/);
    hint = await keyboard.statusAfter(() => keyboard.press('Enter'));
  }
  const [, row = '', column = ''] = /^It belongs here: Row (\d+), column (\d+)\.$/.exec(hint) ?? [];
  for (let stops = 0; stops < 8 && !/^Row/.test(await keyboard.focused()); stops += 1) await keyboard.press('Tab');
  return { row: Number(row), column: Number(column) };
}

for (const pieces of [12, 48])
  test.describe(() => {
    leaveToAll(test, pieces === 12);
    // Proves I40.
    test(`solves ${pieces} pieces by the keyboard alone: Enter takes, hints give the place, arrows move there, Enter joins`, async ({
      people,
    }) => {
      test.setTimeout(240_000);
      const teacher = await people.teacher();
      const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) }, { pieces });
      const mina = await people.student(code, 'Mina');
      const keyboard = new KeyboardPage(mina.page);
      await keyboard.open();
      let done = 0;
      for (let tries = 0; done < pieces && tries < 4 * pieces; tries += 1) {
        await expect.poll(() => keyboard.focused()).toMatch(/^Piece \d+/);
        const taken = await keyboard.statusAfter(() => keyboard.press('Enter'));
        expect(taken).toMatch(/^Piece \d+\. Top (flat|knob|hole), left \w+, right \w+, bottom \w+\. [A-Z]/);
        await expect.poll(() => keyboard.focused()).toMatch(/^Row/);
        const { row, column } = await placeByHints(keyboard);
        await keyboard.walkTo(row, column);
        const statusLine = await keyboard.statusAfter(() => keyboard.press('Enter'));
        if (statusLine.startsWith('Joined')) {
          done += 1;
          expect(statusLine).toMatch(new RegExp(`^Joined, ${done} of ${pieces}\\.`));
          continue;
        }
        // An inner piece without neighbours yet: continue with the next one.
        expect(statusLine).toBe('Nothing to join it to here yet. Still in your hand.');
        await keyboard.statusAfter(() => keyboard.press('Escape'));
        await expect.poll(() => keyboard.focused()).toMatch(/^Piece \d+/);
        const before = await keyboard.focused();
        await keyboard.press('ArrowRight');
        if ((await keyboard.focused()) === before) await keyboard.press('Home');
      }
      await expect(mina.page.getByText('Solved! Well done.')).toBeVisible();
      expect(await mina.groups()).toBe(1);
    });
  });

test('solves 12 pieces by roles, names and the status line alone', async ({ people }) => {
  test.setTimeout(180_000);
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  let isWhole = false;
  for (let tries = 0; tries < 40 && !isWhole; tries += 1) {
    // One after the other: a piece that cannot join yet is put back.
    const loose = await keyboard.loose.count();
    const taken = await keyboard.statusAfter(() => keyboard.loose.nth(tries % loose).click());
    const sides = sidesIn(taken);
    const names = await keyboard.cells.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    const fitting = names.flatMap((name, index) => {
      const needs = sidesIn(name);
      const isFit = name.includes('empty') && [...needs].every(([side, shape]) => sides.get(side) === shape);
      const isInner = [...sides].every(([side, shape]) => shape !== 'flat' || needs.get(side) === 'flat');
      return isFit && isInner ? [index] : [];
    });
    let hasJoined = false;
    for (const cell of fitting) {
      const statusLine = await keyboard.statusAfter(() => keyboard.cells.nth(cell).click());
      hasJoined = statusLine.startsWith('Joined');
      isWhole = statusLine.includes('All pieces are placed.');
      if (hasJoined) break;
      expect(statusLine).toMatch(/Still in your hand\.$/);
    }
    if (!hasJoined) await keyboard.statusAfter(() => keyboard.press('Escape'));
  }
  expect(isWhole).toBe(true);
  await expect(mina.page.getByText('Solved! Well done.')).toBeVisible();
});

test('puts a piece back by Escape, sends nothing for a wrong place, and lists fitting pieces', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ ...PICTURE, buffer: await scenery(800, 600) });
  const mina = await people.student(code, 'Mina');
  const keyboard = new KeyboardPage(mina.page);
  await keyboard.open();
  const { seq } = await mina.page.evaluate(() => ({ seq: window.__board?.seq }));
  const name = await keyboard.focused();
  await keyboard.statusAfter(() => keyboard.press('Enter'));
  for (const cell of await keyboard.cells.all()) {
    const statusLine = await keyboard.statusAfter(() => cell.click());
    if (statusLine.startsWith('Joined')) break;
    expect(statusLine).toMatch(/^(Not here|Nothing to join it to here yet)\. Still in your hand\.$/);
    expect(await mina.page.evaluate(() => window.__board?.seq)).toBe(seq);
  }
  await mina.saved();
  await expect(keyboard.loose).toHaveCount(11);
  await keyboard.statusAfter(() => keyboard.press('Enter'));
  expect(await keyboard.statusAfter(() => keyboard.press('Escape'))).toMatch(/^Piece \d+ is back\.$/);
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  expect(await keyboard.focused()).not.toBe(name);
  // For the cell of a corner: only corners that fit.
  const empty = keyboard.cells.filter({ hasNot: keyboard.page.locator('[data-full]') });
  const corner = (await empty.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))).findIndex(
    (text) => /^Row \d+, column \d+, empty\. .*flat side.*flat side/.test(text),
  );
  await keyboard.cells.nth(corner).focus();
  const fitting = await keyboard.statusAfter(() => keyboard.page.getByRole('button', { name: 'Fits here' }).click());
  const count = Number(/Pieces that fit: (\d+)\./.exec(fitting)?.[1]);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(5);
  await expect(keyboard.loose).toHaveCount(count);
  await keyboard.page.getByRole('button', { name: 'All pieces' }).click();
  await expect(keyboard.loose).toHaveCount(11);
});
