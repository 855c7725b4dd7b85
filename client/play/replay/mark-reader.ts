/** Reads a log segment by segment for its marks, one request at a time; of what it has read it keeps the marks alone. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import { MarkFold, type ReplayMark } from '#shared/replay/marks.ts';
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import type { SegmentFold } from '#shared/replay/segment-fold.ts';
import type { SegmentCache } from './segment-cache.ts';

export class MarkReader {
  readonly marks: ReadonlySignal<readonly ReplayMark[]>;
  readonly #marks = signal<readonly ReplayMark[]>([]);
  readonly #cache: SegmentCache;
  /** Of the segments before the last one, which grows. */
  readonly #closed: MarkFold;
  #spans: readonly SegmentSpan[] = [];
  /** How many segments `#closed` has. */
  #read = 0;
  #endRequest: (() => void) | null = null;
  /** Last frame of the last segment, when it was read. */
  #lastSeq = 0;

  constructor(cache: SegmentCache, thresholds: Thresholds) {
    this.marks = this.#marks;
    this.#cache = cache;
    this.#closed = new MarkFold(thresholds);
  }

  /** @param spans the log's segments: those of the call before, of which the last may have grown, and perhaps more */
  read(spans: readonly SegmentSpan[]): void {
    this.#spans = spans;
    if (this.#endRequest === null) this.#readNext();
  }

  close(): void {
    this.#endRequest?.();
    this.#spans = [];
  }

  #readNext(): void {
    const span = this.#spans[this.#read];
    const isLast = this.#read === this.#spans.length - 1;
    if (span === undefined || (isLast && span.lastSeq === this.#lastSeq)) return;
    const cached = this.#cache.get(span);
    if (cached !== null) {
      this.#add(span, cached);
      return;
    }
    this.#endRequest = this.#cache.read(span, (fold) => {
      this.#endRequest = null;
      this.#add(span, fold);
    });
  }

  #add(span: SegmentSpan, fold: SegmentFold): void {
    const isLast = this.#read === this.#spans.length - 1;
    const marks = isLast ? this.#closed.copy() : this.#closed;
    marks.add(fold, span.endTime);
    if (isLast) this.#lastSeq = span.lastSeq;
    else this.#read += 1;
    this.#marks.value = marks.marks();
    this.#readNext();
  }
}
