/** The text that a screen reader gets, in order, from the join page to five placed pieces: names of focused elements, and live regions. */
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { KeyboardPage } from '#e2e/browser/pages/keyboard-page.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { PAGE } from '#shared/protocol/paths.ts';

declare global {
  interface Window {
    __announced?: (words: string) => void;
  }
}

/** Records the announcements of a page, from now on and after every load. */
async function recordAnnouncements(page: Page): Promise<string[]> {
  const announced: string[] = [];
  await page.exposeFunction('__announced', (words: string) => {
    const plain = words.replace(/\s+/g, ' ').trim();
    if (plain !== '' && announced.at(-1) !== plain) announced.push(plain);
  });
  await page.addInitScript(() => {
    const nameOf = (element: Element): string => {
      const { id } = element;
      const labelled = id === '' ? null : document.querySelector(`label[for="${id}"]`);
      return element.getAttribute('aria-label') ?? labelled?.textContent ?? element.textContent ?? '';
    };
    const announce = (words: string) => window.__announced?.(words);
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target !== document.body) announce(nameOf(target));
    });
    const textByLiveRegion = new WeakMap<Element, string>();
    new MutationObserver(() => {
      for (const liveRegion of document.querySelectorAll('[role=status]:not([hidden]), [role=alert]')) {
        const words = liveRegion.textContent ?? '';
        if (textByLiveRegion.get(liveRegion) === words) continue;
        const isNew = !textByLiveRegion.has(liveRegion);
        textByLiveRegion.set(liveRegion, words);
        // A region that loads with the page is read with it; announced are later changes.
        if (words.trim() !== '' && (!isNew || liveRegion.closest('.keyboard-panel') !== null))
          announce(`(${words.trim()})`);
      }
    }).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden'],
    });
  });
  return announced;
}

/** Replaces numbers, colours and shapes, which differ from class to class. */
function normalize(words: string): string {
  return words
    .replace(/Piece \d+/g, 'Piece N')
    .replace(/\b(knob|hole)\b/g, 'KNOB-OR-HOLE')
    .replace(/(edge|corner), flat [a-z]+( and [a-z]+)?/g, 'BORDER')
    .replace(/(hand, |BORDER\. |KNOB-OR-HOLE\. |flat\. )(?!Top|Piece)[A-Z][a-z0-9, ]+\./g, '$1COLOURS.');
}

// Proves I40.
test('announces every step from the join page to five placed pieces', async ({ people }) => {
  const teacher = await people.teacher();
  const code = await teacher.open({ name: 'p.png', mimeType: 'image/png', buffer: await scenery(800, 600) });
  const page = await people.page();
  const announced = await recordAnnouncements(page);
  await page.goto(PAGE.join);
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Mina');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.__board?.isReady === true);
  const keyboard = new KeyboardPage(page);
  await page.keyboard.press('Tab');
  expect(await keyboard.focused()).toBe('Play with keys or a screen reader');
  await page.keyboard.press('Enter');
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  for (let placed = 1; placed <= 5; placed += 1) {
    await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
    await keyboard.statusAfter(() => keyboard.press('Enter'));
    await expect.poll(() => keyboard.focused()).toMatch(/^Row/);
    for (let stop = 0; stop < 3; stop += 1) await keyboard.press('Shift+Tab');
    await keyboard.statusAfter(() => keyboard.press('Enter'));
    await keyboard.statusAfter(() => keyboard.press('Enter'));
    const hint = await keyboard.statusAfter(() => keyboard.press('Enter'));
    const [, row = '', column = ''] = /Row (\d+), column (\d+)/.exec(hint) ?? [];
    for (let stop = 0; stop < 3; stop += 1) await keyboard.press('Tab');
    await keyboard.walkTo(Number(row), Number(column));
    expect(await keyboard.statusAfter(() => keyboard.press('Enter'))).toBe(`Joined, ${placed} of 12.`);
  }
  await expect.poll(() => keyboard.focused()).toMatch(/^Piece/);
  const normalized = announced.map(normalize);
  // The route of the arrows differs from class to class; each step announces one cell.
  const cells = normalized.filter((words) => words.startsWith('Row'));
  for (const cell of cells)
    expect(cell).toMatch(/^Row \d, column \d, (empty\.( [A-Z][a-z]+ needs a [A-Za-z- ,]+\.)?|piece \d+\.)$/);
  const round = (placed: number) => [
    expect.stringMatching(
      /^\(Piece N\. Top [a-zA-Z-]+, left [a-zA-Z-]+, right [a-zA-Z-]+, bottom [a-zA-Z-]+\. .+\.\)$/,
    ),
    expect.stringMatching(/^Piece N, BORDER, in your hand\. .+\.$/),
    'Put back',
    'Hint',
    expect.stringMatching(/^\(It belongs in the (top|bottom) (left|right) quarter\.\)$/),
    expect.stringMatching(/^\(It belongs in row \d\.\)$/),
    expect.stringMatching(/^\(It belongs here: Row \d, column \d\.\)$/),
    'Put back',
    expect.stringMatching(/^Piece N, BORDER, in your hand\. .+\.$/),
    `(Joined, ${placed} of 12.)`,
    expect.stringMatching(/^Piece N, BORDER\. .+\.$/),
  ];
  expect(normalized.filter((words) => !words.startsWith('Row'))).toEqual([
    'Code',
    'Name',
    'Class',
    '(You are in. This puzzle has 12 pieces. To play with keys, press Tab, then Enter.)',
    'Play with keys or a screen reader',
    '(Choose a piece and press Enter. Choose its place with the arrow keys and press Enter again. Enter on an empty place lists the pieces that fit it. Escape puts the piece back.)',
    expect.stringMatching(/^Piece N, BORDER\. .+\.$/),
    ...round(1),
    ...round(2),
    ...round(3),
    ...round(4),
    ...round(5),
  ]);
});
