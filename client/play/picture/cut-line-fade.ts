/** Fades the cut lines once the picture becomes solved on this page; a picture that was solved before shows none at once. */
import { SOLVED_FADE_MS } from '#client/base/limits.ts';

export class CutLineFade {
  readonly #prefersReducedMotion: () => boolean;
  #wasUnsolved = false;
  #wasSolved = false;
  #startedAt: number | null = null;

  constructor(prefersReducedMotion: () => boolean) {
    this.#prefersReducedMotion = prefersReducedMotion;
  }

  /** True: the board must be drawn. `now`: monotonic ms. */
  update(isSolved: boolean, now: number): boolean {
    if (!isSolved) this.#startedAt = null;
    else this.#startedAt ??= this.#wasUnsolved && !this.#prefersReducedMotion() ? now : Number.NEGATIVE_INFINITY;
    const hasChanged = isSolved !== this.#wasSolved;
    this.#wasUnsolved = !isSolved;
    this.#wasSolved = isSolved;
    return hasChanged;
  }

  /** Opacity of the lines, 0..1. */
  opacityAt(now: number): number {
    return this.#startedAt === null ? 1 : Math.max(0, 1 - (now - this.#startedAt) / SOLVED_FADE_MS);
  }

  isFading(now: number): boolean {
    return this.#startedAt !== null && this.opacityAt(now) > 0;
  }
}
