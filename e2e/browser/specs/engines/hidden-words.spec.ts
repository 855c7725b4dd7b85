/** A word without room is hidden, and its room is gone with it: WebKit of Safari 16 lays out anew only what has another kind of box. */
import type { EnginePage } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { pagePath } from '#shared/protocol/paths.ts';

/** Widths of a replay's bar, in CSS pixels: with room for the words of its buttons, and without. */
const [WIDE, NARROW] = [600, 300];
/** The step back: its word is wider than its icon. */
const BUTTON = '.replay-pace > .button:nth-child(1)';

interface WordButton {
  readonly isHidden: boolean;
  readonly width: number;
}

/** The button of a replay's bar of this width. */
async function buttonAt(page: EnginePage, barWidth: number): Promise<WordButton> {
  return page.evaluate(
    (width: number, selector: string) => {
      const bar = document.querySelector<HTMLElement>('.replay');
      const button = document.querySelector(selector);
      const word = button?.querySelector('.word');
      if (bar === null || button === null || !word) throw new Error('no bar of a replay');
      bar.style.minWidth = bar.style.maxWidth = `${width}px`;
      const { width: buttonWidth } = button.getBoundingClientRect();
      return { isHidden: getComputedStyle(word).clipPath !== 'none', width: Math.round(buttonWidth) };
    },
    barWidth,
    BUTTON,
  );
}

test('a button whose word is hidden is narrower by it, and as wide as before when the word shows again', async ({
  people,
  server,
}) => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const page = await people.pageOf(testClass.teacher, pagePath('teacher', testClass.id), { width: 1180, height: 820 });
  await page.press('button', 'All puzzles');
  await page.press('.tile');
  await page.press('button', 'Replay');
  await page.find(BUTTON);
  const wide = await buttonAt(page, WIDE);
  expect(wide.isHidden).toBe(false);
  const narrow = await buttonAt(page, NARROW);
  expect(narrow.isHidden).toBe(true);
  expect(narrow.width).toBeLessThan(wide.width - 10);
  expect(await buttonAt(page, WIDE)).toEqual(wide);
  player.close();
});
