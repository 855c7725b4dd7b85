/**
 * Reads a log segment by segment for its marks, one request at a time; of what it has read it keeps the marks alone. It rests between two
 * segments, and gives way to a second that is wanted.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import { MarkFold, type ReplayMark } from '#shared/replay/marks.ts';
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import type { SegmentFold } from '#shared/replay/segment-fold.ts';
import type { SegmentCache } from './segment-cache.ts';

/** Rest after a segment, in which a second may be shown. Milliseconds. */
const REST_MS = 50;

export interface MarkReaderOptions {
  readonly cache: SegmentCache;
  readonly thresholds: Thresholds;
  /** A second is wanted that does not show yet: nothing is read now. */
  readonly isSeeking: () => boolean;
}

export class MarkReader {
  readonly marks: ReadonlySignal<readonly ReplayMark[]>;
  readonly #marks = signal<readonly ReplayMark[]>([]);
  readonly #cache: SegmentCache;
  readonly #isSeeking: () => boolean;
  /** Of the segments before the last one, which grows. */
  readonly #closed: MarkFold;
  #spans: readonly SegmentSpan[] = [];
  /** How many segments `#closed` has. */
  #read = 0;
  #endRequest: (() => void) | null = null;
  #rest: ReturnType<typeof setTimeout> | null = null;
  /** Last frame of the last segment, when it was read. */
  #lastSeq = 0;

  constructor({ cache, thresholds, isSeeking }: MarkReaderOptions) {
    this.marks = this.#marks;
    this.#cache = cache;
    this.#isSeeking = isSeeking;
    this.#closed = new MarkFold(thresholds);
  }

  /** @param spans the log's segments: those of the call before, of which the last may have grown, and perhaps more */
  read(spans: readonly SegmentSpan[]): void {
    this.#spans = spans;
    if (this.#endRequest === null && this.#rest === null) this.#restAndRead();
  }

  close(): void {
    this.#endRequest?.();
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#spans = [];
  }

  #restAndRead(): void {
    this.#rest = setTimeout(() => {
      this.#rest = null;
      if (this.#isSeeking()) this.#restAndRead();
      else this.#readNext();
    }, REST_MS);
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
    this.#restAndRead();
  }
}
