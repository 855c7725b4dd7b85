/** The decoded segments of one log that a page has: a bounded number of them, of which the least recently used one goes first. */
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import type { SegmentFold } from '#shared/replay/segment-fold.ts';

/** The one that shows, its neighbours or those ahead of it, and the one that was left last. */
const STORED_MAX = 4;

interface StoredFold {
  readonly fold: SegmentFold;
  /** The last segment of a live board is another one as it grows. */
  readonly lastSeq: number;
}

export class StoredFolds {
  /** By their first frame; the least recently used first. */
  readonly #folds = new Map<number, StoredFold>();
  readonly #most: number;

  /** @param most how many are stored */
  constructor(most = STORED_MAX) {
    this.#most = most;
  }

  has({ firstSeq, lastSeq }: SegmentSpan): boolean {
    return this.#folds.get(firstSeq)?.lastSeq === lastSeq;
  }

  /** Null: it is not here. */
  get(span: SegmentSpan): SegmentFold | null {
    return this.has(span) ? this.#use(span) : null;
  }

  /** Null: it is not here. The last segment of a live board as it was before it grew serves for the time that it has. */
  getAt(span: SegmentSpan, time: number): SegmentFold | null {
    const fold = this.#folds.get(span.firstSeq)?.fold;
    const hasTime = fold !== undefined && !fold.isCut && time <= (fold.frames.at(-1)?.time ?? 0);
    return hasTime || this.has(span) ? this.#use(span) : null;
  }

  put({ firstSeq, lastSeq }: SegmentSpan, fold: SegmentFold): void {
    this.#folds.delete(firstSeq);
    this.#folds.set(firstSeq, { fold, lastSeq });
    for (const oldest of this.#folds.keys()) {
      if (this.#folds.size <= this.#most) return;
      this.#folds.delete(oldest);
    }
  }

  clear(): void {
    this.#folds.clear();
  }

  #use({ firstSeq }: SegmentSpan): SegmentFold | null {
    const stored = this.#folds.get(firstSeq);
    if (stored === undefined) return null;
    this.#folds.delete(firstSeq);
    this.#folds.set(firstSeq, stored);
    return stored.fold;
  }
}
