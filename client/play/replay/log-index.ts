/** The index of a replay's log: requested until it is answered, and again from time to time while the log grows. */
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';

/** A log that grows is looked at again this often. Milliseconds. */
const REFRESH_MS = 20_000;

export interface LogIndexOptions<Index> {
  readonly fetch: () => Promise<Reply<Index>>;
  readonly onIndex: (index: Index) => void;
  /** Why it does not come, for now or for good; null: it has come. */
  readonly onFailure: (code: RequestErrorCode | null) => void;
  /** Whether the log grows, by what has come so far. */
  readonly isLive: () => boolean;
}

export class LogIndex<Index> {
  readonly #options: LogIndexOptions<Index>;
  #endRequest: () => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: LogIndexOptions<Index>) {
    this.#options = options;
  }

  open(): void {
    this.#request();
    this.#timer = setInterval(() => this.refresh(), REFRESH_MS);
  }

  /** Requests it again if the log grows. */
  refresh(): void {
    if (this.#options.isLive()) this.#request();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#endRequest();
  }

  #request(): void {
    const { fetch, onIndex, onFailure } = this.#options;
    this.#endRequest();
    this.#endRequest = requestUntilAnswered({
      send: fetch,
      onReply: (reply) => {
        onFailure(reply.ok ? null : reply.code);
        if (reply.ok) onIndex(reply);
      },
      isTemporary,
    });
  }
}
