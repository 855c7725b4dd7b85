/** The segments of one log that a page has: requested until they are answered, decoded, and a bounded number of them stored. */
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import type { SegmentFold } from '#shared/replay/segment-fold.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';
import { StoredFolds } from './stored-folds.ts';

/** A segment that the server does not hand out any more. */
export const LOST_SEGMENT: ReplaySegment = { keyframe: null, entries: [] };

export interface SegmentCacheOptions {
  readonly fetch: (span: SegmentSpan) => Promise<Reply<{ readonly segment: ReplaySegment }>>;
  readonly decode: (span: SegmentSpan, segment: ReplaySegment) => SegmentFold;
  /** A requested segment has come. */
  readonly onLoaded: () => void;
  /** Why a requested segment does not come for now; null: it has come. */
  readonly onFailure: (code: RequestErrorCode | null) => void;
}

export class SegmentCache {
  readonly #options: SegmentCacheOptions;
  readonly #stored = new StoredFolds();
  readonly #requests = new Map<string, () => void>();

  constructor(options: SegmentCacheOptions) {
    this.#options = options;
  }

  /** Null: it is not here. */
  get(span: SegmentSpan): SegmentFold | null {
    return this.#stored.get(span);
  }

  /** What it has of this time; null: nothing. */
  getAt(span: SegmentSpan, time: number): SegmentFold | null {
    return this.#stored.getAt(span, time);
  }

  /** Requests what is neither here nor requested. */
  request(span: SegmentSpan): void {
    const key = keyOf(span);
    if (this.#stored.has(span) || this.#requests.has(key)) return;
    const end = this.read(span, (fold) => {
      this.#requests.delete(key);
      this.#stored.put(span, fold);
      this.#options.onLoaded();
    });
    this.#requests.set(key, end);
  }

  /** Reads a segment without storing it. @returns the function that ends it; `onFold` is not called after it */
  read(span: SegmentSpan, onFold: (fold: SegmentFold) => void): () => void {
    const { fetch, decode, onFailure } = this.#options;
    return requestUntilAnswered({
      send: () => fetch(span),
      onReply: (reply) => {
        if (!reply.ok && isTemporary(reply.code)) {
          onFailure(reply.code);
          return;
        }
        onFailure(null);
        onFold(decode(span, reply.ok ? reply.segment : LOST_SEGMENT));
      },
      isTemporary,
    });
  }

  close(): void {
    for (const end of this.#requests.values()) end();
    this.#requests.clear();
    this.#stored.clear();
  }
}

/** The last segment of a live board is another one as it grows. */
function keyOf({ firstSeq, lastSeq }: SegmentSpan): string {
  return `${firstSeq} ${lastSeq}`;
}
