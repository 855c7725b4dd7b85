/** Cut lines fade once the picture is whole: as it is seen to become whole, and not again for one that was whole before. */
import { SOLVED_FADE_MS } from '#client/base/limits.ts';

export interface CutLineFade {
  /** How the board stands now; true when that is to be drawn. Monotonic ms. */
  update(isSolved: boolean, now: number): boolean;
  /** How much of the lines shows, 0..1. */
  opacityAt(now: number): number;
  isFading(now: number): boolean;
}

/** @param prefersReducedMotion does this person want no motion? */
export function createCutLineFade(prefersReducedMotion: () => boolean): CutLineFade {
  let wasUnsolved = false;
  let wasSolved = false;
  let startedAt: number | null = null;
  const opacityAt = (now: number): number =>
    startedAt === null ? 1 : Math.max(0, 1 - (now - startedAt) / SOLVED_FADE_MS);
  return {
    update(isSolved, now) {
      if (!isSolved) startedAt = null;
      else startedAt ??= wasUnsolved && !prefersReducedMotion() ? now : Number.NEGATIVE_INFINITY;
      const hasChanged = isSolved !== wasSolved;
      wasUnsolved = !isSolved;
      wasSolved = isSolved;
      return hasChanged;
    },
    opacityAt,
    isFading: (now) => startedAt !== null && opacityAt(now) > 0,
  };
}
