/** Finds what lies on one another in the bars of a page, what is cut there, and words that are broken to a letter a line. */
import type { Page } from '@playwright/test';

/** Of small phones, upright and wide tablets, laptops, and of what a chat leaves of them. CSS pixels. */
export const TEN_WIDTHS = [320, 360, 390, 480, 600, 700, 820, 1_024, 1_180, 1_366] as const;
/** Of letters: the browser's own, and those of readers who need them larger, up to 200 %. CSS pixels. */
export const LETTERS = [16, 24, 32] as const;

const HEIGHT = 768;
const WINDOWS = TEN_WIDTHS.map((width) => ({ width, height: HEIGHT }));
/** Phones that lie on their side, and a laptop zoomed to 200 %. CSS pixels. */
const LOW_WINDOWS = [
  { width: 683, height: 384 },
  { width: 844, height: 390 },
] as const;

/** Bars, and rows of controls that stand where bars stand. */
const BARS = '.bar, .wall-bar, .teacher-tools, .tools, .focus-head, .chat-head, .present-bar, .present-tools';
/** Never give way: a class cannot be joined by half of a code. */
const NEVER_CUT = '.bar-code, .code-digits, .timer, .timer-figures';

/** One line for each finding, at each width and in low windows, with letters of each size. */
export async function findCrowded(page: Page): Promise<string[]> {
  return findIn(page, 'closed', LETTERS, [...WINDOWS, ...LOW_WINDOWS]);
}

/** The same with the chat open, which takes most of a low window and leaves the bar there whole. */
export async function findCrowdedBesideChat(page: Page): Promise<string[]> {
  return findIn(page, 'beside the chat', [16, 32], [...WINDOWS, ...LOW_WINDOWS]);
}

async function findIn(
  page: Page,
  where: string,
  letters: readonly number[],
  windows: readonly { width: number; height: number }[],
): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of letters) {
    await page.evaluate((px) => {
      document.documentElement.style.fontSize = `${px}px`;
    }, size);
    for (const { width, height } of windows) {
      await page.setViewportSize({ width, height });
      await page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      });
      const crowded = await page.evaluate(crowdedInPage, [BARS, NEVER_CUT] as const);
      found.push(...crowded.map((what) => `${where}, ${width}x${height}, letters of ${size}: ${what}`));
    }
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Runs in the page. */
function crowdedInPage([bars, neverCut]: readonly [string, string]): string[] {
  /** Less than this is rounding, or the air around letters. CSS pixels. */
  const SLACK = 2;
  const found: string[] = [];

  const isUnseen = (element: Element): boolean => {
    if (!element.checkVisibility()) return true;
    for (let box: Element | null = element; box !== null; box = box.parentElement) {
      const { clipPath, visibility, opacity } = getComputedStyle(box);
      if (clipPath !== 'none' || visibility === 'hidden' || opacity === '0') return true;
    }
    return false;
  };
  const rectOf = (element: Element): DOMRect => {
    if (element.matches('button, a, input, select, summary, svg, .status, .progress, .chip, .focus-name'))
      return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`;
  /** The part of it that is not hidden by a box around it, down to the window. */
  const shownPart = (element: Element, rect: DOMRect) => {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (style.overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    // A page that scrolls brings up what lies below the window.
    const root = document.documentElement;
    const scrolls = root.scrollHeight > root.clientHeight + 1;
    return { left, top, right: Math.min(right, innerWidth), bottom: scrolls ? bottom : Math.min(bottom, innerHeight) };
  };
  const isWhole = (element: Element, rect: DOMRect): boolean => {
    const shown = shownPart(element, rect);
    return (
      shown.right - shown.left >= rect.width - SLACK &&
      shown.bottom - shown.top >= rect.height - SLACK &&
      rect.left > -SLACK
    );
  };
  /** What is not in view can be scrolled to. */
  const scrolls = (element: Element): boolean => {
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth + 1) return true;
      if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight + 1) return true;
    }
    return false;
  };

  /** Controls, and texts that are in none. */
  const items: { element: Element; rect: DOMRect }[] = [];
  for (const bar of document.querySelectorAll(bars)) {
    if (isUnseen(bar)) continue;
    const inside = bar.querySelectorAll(
      'button, a[href], select, input, h1, h2, .status, .timer, .progress, .chip, .hint',
    );
    for (const element of inside) {
      if (
        element.closest('[popover], dialog') !== null &&
        element.closest('[popover], dialog') !== bar.closest('[popover], dialog')
      )
        continue;
      if (isUnseen(element)) continue;
      const rect = rectOf(element);
      if (rect.width <= 1 || rect.height <= 1 || items.some((each) => each.element === element)) continue;
      items.push({ element, rect });
    }
  }
  for (const { element, rect } of items) {
    const isEllipsis = getComputedStyle(element).textOverflow === 'ellipsis';
    if (!isEllipsis && !scrolls(element) && !isWhole(element, rect)) found.push(`${nameOf(element)} is cut`);
    const { fontSize } = getComputedStyle(element);
    for (const part of [element, ...element.querySelectorAll('*')]) {
      const texts = [...part.childNodes].filter(
        (node) => node.nodeType === 3 && (node.textContent ?? '').trim().length > 2,
      );
      for (const text of texts) {
        if (isUnseen(part)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        const narrow = lines.filter(({ width }) => width < 1.3 * Number.parseFloat(fontSize));
        if (lines.length > 2 && narrow.length > 1) found.push(`${nameOf(element)} is broken to a letter a line`);
        const [control] = [part.closest('button, a, label')];
        const edge = control?.getBoundingClientRect();
        if (
          edge !== undefined &&
          lines.some(
            (line) => line.right > edge.right + 3 || line.left < edge.left - 3 || line.bottom > edge.bottom + 3,
          )
        )
          found.push(`${nameOf(element)} spills out of its control`);
      }
    }
  }
  for (const [index, one] of items.entries())
    for (const other of items.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      // On a narrow window the open chat lies over the page.
      if ((one.element.closest('.chat') === null) !== (other.element.closest('.chat') === null)) continue;
      const [a, b] = [shownPart(one.element, one.rect), shownPart(other.element, other.rect)];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > SLACK && down > SLACK)
        found.push(`${nameOf(one.element)} and ${nameOf(other.element)} lie on one another`);
    }
  for (const { element, rect } of items) {
    const { left, top, right, bottom } = shownPart(element, rect);
    if (right - left <= SLACK || bottom - top <= SLACK) continue;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    // On a narrow window the open chat lies over the page.
    if (hit === null || hit.contains(element) || element.contains(hit) || hit.closest('.chat') !== null) continue;
    found.push(`${nameOf(element)} is covered by ${nameOf(hit)}`);
  }
  for (const element of document.querySelectorAll(neverCut)) {
    if (element.closest('[popover]:not(:popover-open), dialog:not([open])') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const rect = range.getBoundingClientRect();
    if (isUnseen(element) || rect.width === 0) found.push(`${nameOf(element)} is not shown`);
    else if (!isWhole(element, rect)) found.push(`${nameOf(element)} has given way`);
    else {
      const hit = document.elementFromPoint(rect.right - 3, rect.top + rect.height / 2);
      const isHit = hit !== null && (hit.contains(element) || element.contains(hit));
      if (!isHit) found.push(`${nameOf(element)} is covered by ${hit === null ? 'nothing' : nameOf(hit)}`);
    }
  }
  const list = document.querySelector('.chat-list');
  if (list !== null && list.clientHeight < 3 * Number.parseFloat(getComputedStyle(list).fontSize))
    found.push('the messages have no room');
  return [...new Set(found)];
}
