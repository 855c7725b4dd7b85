/** The mat on a page: its part of the window, and what covers it. */
import type { Page } from '@playwright/test';

/** The screens that Jogak is laid out for. CSS pixels. */
export const SCREENS = {
  '1366x768': { width: 1366, height: 768 },
  '1180x820': { width: 1180, height: 820 },
  '820x1180': { width: 820, height: 1180 },
  '390x844': { width: 390, height: 844 },
  '844x390': { width: 844, height: 390 },
  '1920x1080': { width: 1920, height: 1080 },
} as const;

export type ScreenName = keyof typeof SCREENS;

/** The mat of a picture of 4 to 3 takes at least this part of the window. */
export const SHARE_MIN: Readonly<Record<ScreenName, number>> = {
  '1366x768': 0.4,
  '1180x820': 0.4,
  '820x1180': 0.4,
  '390x844': 0.28,
  '844x390': 0.3,
  '1920x1080': 0.4,
};

/** Any other picture takes at least this part of the largest rectangle of its shape in the window. */
export const SHARE_OF_LARGEST_MIN: Readonly<Record<ScreenName, number>> = {
  '1366x768': 0.53,
  '1180x820': 0.43,
  '820x1180': 0.77,
  '390x844': 0.81,
  '844x390': 0.49,
  '1920x1080': 0.53,
};

/** The part of the window that the largest rectangle of this shape takes. @param aspect width over height */
export function largestShare(name: ScreenName, aspect: number): number {
  const { width, height } = SCREENS[name];
  return Math.min(aspect / (width / height), width / height / aspect);
}

export interface MatOnPage {
  /** 0..1 */
  readonly share: number;
  /** What else lies over its corners, edges or middle. */
  readonly covered: readonly string[];
}

/** Needs a test build's page with a board. @param which the board in play, or one that the page only shows */
export function matOnPage(page: Page, which: 'board' | 'watched' = 'board'): Promise<MatOnPage> {
  return page.evaluate((name) => {
    const [board, place] =
      name === 'board' ? [window.__board, '.board-container'] : [window.__watched, '.watched-board'];
    if (board === undefined) return { share: 0, covered: ['no board'] };
    const { left, top, right, bottom } = board.matOnPage;
    const share = ((right - left) * (bottom - top)) / (innerWidth * innerHeight);
    const covered: string[] = [];
    for (const x of [left + 1, (left + right) / 2, right - 1])
      for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
        const found = document.elementFromPoint(x, y);
        if (found?.closest(place) == null)
          covered.push(`${Math.round(x)} ${Math.round(y)} ${found?.className ?? 'outside'}`);
      }
    return { share, covered };
  }, which);
}
