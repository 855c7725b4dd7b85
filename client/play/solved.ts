/** Cut lines fade once the picture is whole: as it is seen to become whole, and not again for one that was whole before. */
import { SOLVED_FADE_MS } from '../limits.ts';

export interface SolvedLines {
  /** How the board stands now; true when that is to be drawn. Monotonic ms. */
  see(isSolved: boolean, now: number): boolean;
  /** How much of the lines shows, 0..1. */
  at(now: number): number;
  isFading(now: number): boolean;
}

/** @param still does this person want no motion? */
export function solvedLines(still: () => boolean): SolvedLines {
  let wasOpen = false;
  let wasSolved = false;
  let since: number | null = null;
  const at = (now: number): number => (since === null ? 1 : Math.max(0, 1 - (now - since) / SOLVED_FADE_MS));
  return {
    see(isSolved, now) {
      if (!isSolved) since = null;
      else since ??= wasOpen && !still() ? now : Number.NEGATIVE_INFINITY;
      const isNew = isSolved !== wasSolved;
      wasOpen = !isSolved;
      wasSolved = isSolved;
      return isNew;
    },
    at,
    isFading: (now) => since !== null && at(now) > 0,
  };
}
