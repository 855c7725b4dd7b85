/** Subscribes to the boards of the visible tiles, after every change and again after every reconnect. */
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';

/** Changes while the wall is scrolled are sent together. Milliseconds. */
const DEBOUNCE_MS = 120;

export class WallSubscription {
  readonly #subscribe: (boards: readonly BoardNumber[]) => Promise<Answer<NoResult>>;
  readonly #timers = new RetryTimers();
  #boards: ReadonlySet<BoardNumber> = new Set();
  #isLive = false;
  /** False while the server is asked to forget this page's state, so that its next patches are complete. */
  #canResubscribe = true;
  #subscribed = '';

  constructor(subscribe: (boards: readonly BoardNumber[]) => Promise<Answer<NoResult>>) {
    this.#subscribe = subscribe;
  }

  /** The visible tiles from now on. */
  setBoards(boards: ReadonlySet<BoardNumber>): void {
    this.#boards = boards;
    this.#schedule(DEBOUNCE_MS);
  }

  /** Whether the connection is up. With a lost connection the server forgets this page's state. */
  setLive(isLive: boolean): void {
    if (isLive && !this.#isLive) {
      this.#subscribed = '';
      this.#schedule(0);
    }
    this.#isLive = isLive;
  }

  /** A patch does not fit: makes the server start over with complete patches. */
  resubscribe(): void {
    if (!this.#canResubscribe) return;
    this.#canResubscribe = false;
    this.#subscribed = '';
    void this.#subscribe([]).then(() => {
      this.#canResubscribe = true;
      this.#schedule(0);
    });
  }

  close(): void {
    this.#timers.cancelAll();
  }

  #schedule(ms: number): void {
    this.#timers.cancelAll();
    this.#timers.schedule(ms, () => this.#send());
  }

  #send(): void {
    if (!this.#isLive || !this.#canResubscribe) return;
    const boards = [...this.#boards].sort((a, b) => a - b);
    const key = boards.join(' ');
    if (key === this.#subscribed) return;
    this.#subscribed = key;
    void this.#subscribe(boards).then((answer) => {
      if (answer.ok) this.#timers.reset('subscription');
      if (answer.ok || answer.retry !== 'later') return;
      if (this.#subscribed === key) this.#subscribed = '';
      this.#timers.retry('subscription', PAUSES.connection, () => this.#send());
    });
  }
}
