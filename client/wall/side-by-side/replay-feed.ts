/**
 * The one feed of a replay side by side: whatever the boards' tiles lack is requested together, one request at a time. What has come is
 * decoded a little at a time, so that the page draws and answers meanwhile.
 */
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { FEED_SEGMENTS_MAX } from '#shared/limits.ts';
import type { SegmentName } from '#shared/protocol/log-paths.ts';
import type { FeedPart } from '#shared/wire/replay-feed.ts';

/** Time for which segments are decoded before the page does something else. Milliseconds. */
const SLICE_MS = 12;

export interface ReplayFeedOptions {
  readonly fetch: (wanted: readonly SegmentName[]) => Promise<Reply<{ readonly parts: readonly FeedPart[] }>>;
  /** What is lacking now, the most urgent first. */
  readonly wanted: () => readonly SegmentName[];
  readonly onPart: (part: FeedPart) => void;
  /** Some parts have been decoded; others may follow. */
  readonly onProgress: () => void;
  /** Why nothing comes, for now or for good; null: something has come. */
  readonly onFailure: (code: RequestErrorCode | null) => void;
}

export class ReplayFeed {
  readonly #options: ReplayFeedOptions;
  #isBusy = false;
  #endRequest: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReplayFeedOptions) {
    this.#options = options;
  }

  /** Something may be lacking. Does nothing while a request is under way: once it is answered the feed looks itself. */
  refresh(): void {
    if (this.#isBusy) return;
    const { fetch, wanted, onFailure } = this.#options;
    const names = wanted().slice(0, FEED_SEGMENTS_MAX);
    if (names.length === 0) return;
    this.#isBusy = true;
    this.#endRequest = requestUntilAnswered({
      send: () => fetch(names),
      onReply: (reply) => {
        onFailure(reply.ok ? null : reply.code);
        // Refused for good: it stays busy, and requests nothing more.
        if (reply.ok) this.#decode(reply.parts);
      },
      isTemporary,
    });
  }

  close(): void {
    this.#isBusy = true;
    this.#endRequest();
    clearTimeout(this.#timer);
  }

  #decode(parts: readonly FeedPart[]): void {
    const { onPart, onProgress } = this.#options;
    const startedAt = performance.now();
    let count = 0;
    for (const part of parts) {
      onPart(part);
      count += 1;
      if (performance.now() - startedAt >= SLICE_MS) break;
    }
    onProgress();
    if (count < parts.length) {
      this.#timer = setTimeout(() => this.#decode(parts.slice(count)));
      return;
    }
    this.#isBusy = false;
    this.refresh();
  }
}
