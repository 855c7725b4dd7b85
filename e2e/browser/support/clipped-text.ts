/**
 * What a page cuts off: text and controls that lie beyond the window where nothing scrolls to them, within a box that hides what does
 * not fit, or over the edge of the box that they stand in. Names that end in an ellipsis and say themselves on hovering are whole.
 */
import type { Page } from '@playwright/test';

/** A narrow phone; a laptop of 1366x768 zoomed to 200 %. CSS pixels. */
export const NARROW_SIZES = [
  { width: 360, height: 740 },
  { width: 683, height: 384 },
] as const;

/** One line for each thing that is cut, at each of the narrow sizes. */
export async function findClippedText(page: Page, where: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of NARROW_SIZES) {
    await page.setViewportSize(size);
    // What answers to the size has answered, and what moves has arrived.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    });
    const cut = await page.evaluate(cutInPage);
    found.push(...cut.map((what) => `${where}, ${size.width}x${size.height}: ${what}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Runs in the page. */
function cutInPage(): string[] {
  /** Less than this is rounding. CSS pixels. */
  const SLACK = 1.5;
  const root = document.documentElement;
  const found: string[] = [];
  if (root.scrollWidth > root.clientWidth + 1)
    found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);

  const scrolls = (value: string) => value === 'auto' || value === 'scroll';
  const hides = (value: string) => value === 'hidden' || value === 'clip';

  /** Is it cut by a box around it, or by the window? */
  const cutBy = (element: Element, rect: DOMRect): string | null => {
    let isReachedDown = false;
    let isReachedAcross = false;
    for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      isReachedDown ||= scrolls(style.overflowY) && box.scrollHeight > box.clientHeight;
      isReachedAcross ||= scrolls(style.overflowX) && box.scrollWidth > box.clientWidth;
      // Its line has no room for the number of all, which is gone as a whole: the bar below says how much is left.
      if (box.matches('.tile-progress') && rect.top > edge.bottom - SLACK) return null;
      const beyond = rect.right > edge.right + SLACK || rect.left < edge.left - SLACK;
      const below = rect.bottom > edge.bottom + SLACK || rect.top < edge.top - SLACK;
      if (!isReachedAcross && hides(style.overflowX) && beyond) {
        if (isEllipsis(box)) return null;
        return `hidden by ${nameOf(box)}`;
      }
      if (!isReachedDown && hides(style.overflowY) && below) return `hidden by ${nameOf(box)}`;
      // Boxes around it hide nothing of what lies over the page.
      if (isPinned(box)) break;
    }
    if (!isReachedAcross && (rect.right > innerWidth + SLACK || rect.left < -SLACK)) return 'beyond the window';
    const pageScrolls = root.scrollHeight > root.clientHeight + 1 && !isWithinPinned(element);
    if (!isReachedDown && !pageScrolls && (rect.bottom > innerHeight + SLACK || rect.top < -SLACK))
      return 'below the window';
    return null;
  };

  /** For a screen reader alone, or not there at all. */
  const isUnseen = (element: Element): boolean => {
    for (let box: Element | null = element; box !== null; box = box.parentElement) {
      const { clipPath, visibility, opacity } = getComputedStyle(box);
      if (clipPath !== 'none' || visibility === 'hidden' || opacity === '0') return true;
    }
    return false;
  };

  /** An ellipsis stands for the rest of it, and the whole of it is said on hovering. */
  const isEllipsis = (element: Element): boolean =>
    getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title]') !== null;

  const isPinned = (box: Element): boolean =>
    box.matches(':popover-open, dialog:modal') || getComputedStyle(box).position === 'fixed';
  const isWithinPinned = (element: Element): boolean => {
    for (let box: Element | null = element; box !== null; box = box.parentElement) if (isPinned(box)) return true;
    return false;
  };

  const nameOf = (element: Element): string =>
    element.tagName.toLowerCase() + (element.className === '' ? '' : `.${String(element.getAttribute('class'))}`);

  /** The nearest box that a text stands in. */
  const boxOf = (element: Element): Element => {
    let box = element;
    while (getComputedStyle(box).display.startsWith('inline') && box.parentElement !== null) {
      if (getComputedStyle(box).display !== 'inline') return box;
      box = box.parentElement;
    }
    return box;
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text === '' || element === null || element.closest('select, script, style, noscript') !== null) continue;
    if (!element.checkVisibility() || isUnseen(element)) continue;
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) continue;
    const why = cutBy(element, rect);
    if (why !== null) found.push(`"${text.slice(0, 40)}" ${why}`);
    else if (!isEllipsis(element))
      for (const box of new Set([boxOf(element), element.closest('button, a, label')])) {
        const edge = box?.getBoundingClientRect();
        const spills = edge !== undefined && (rect.right > edge.right + 3 || rect.left < edge.left - 3);
        if (box !== null && spills && getComputedStyle(box).overflowX === 'visible')
          found.push(`"${text.slice(0, 40)}" spills out of ${nameOf(box)}`);
      }
  }
  for (const control of document.querySelectorAll('button, a[href], input, select, textarea, [role="slider"]')) {
    // A radio button that looks like its label is as large as that, and clear.
    if (!control.checkVisibility() || isUnseen(control.matches('input') ? (control.parentElement ?? control) : control))
      continue;
    const rect = control.getBoundingClientRect();
    if (rect.width <= 1 || rect.height <= 1) continue;
    const why = cutBy(control, rect);
    if (why !== null)
      found.push(
        `${nameOf(control)} ${control.getAttribute('aria-label') ?? control.textContent?.slice(0, 30)} ${why}`,
      );
  }
  return [...new Set(found)];
}
