/** Tells the server which tiles are in sight: after every change, and anew after every loss of the connection. */
import type { BoardNumber } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';

/** Tiles come into sight and go while the wall is scrolled: they are told together. Milliseconds. */
const DEBOUNCE_MS = 120;

/** What was refused for now is asked for again after so long. Milliseconds. */
const RETRY_MS = 1_000;

export class WallSubscription {
  readonly #subscribe: (boards: readonly BoardNumber[]) => Promise<Answer<NoResult>>;
  #boards: ReadonlySet<BoardNumber> = new Set();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isLive = false;
  /** The server holds nothing against this page: what it tells next is whole. */
  #canResubscribe = true;
  #subscribed = '';

  constructor(subscribe: (boards: readonly BoardNumber[]) => Promise<Answer<NoResult>>) {
    this.#subscribe = subscribe;
  }

  /** Tiles in sight from now on. */
  setBoards(boards: ReadonlySet<BoardNumber>): void {
    this.#boards = boards;
    this.#schedule(DEBOUNCE_MS);
  }

  /** The connection is there, or is lost: the server forgets with it what this page has. */
  setLive(isLive: boolean): void {
    if (isLive && !this.#isLive) {
      this.#subscribed = '';
      this.#schedule(0);
    }
    this.#isLive = isLive;
  }

  /** What came does not fit: let the server begin anew. */
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
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(ms: number): void {
    this.close();
    this.#timer = setTimeout(() => this.#send(), ms);
  }

  #send(): void {
    this.#timer = null;
    if (!this.#isLive || !this.#canResubscribe) return;
    const boards = [...this.#boards].sort((a, b) => a - b);
    const key = boards.join(' ');
    if (key === this.#subscribed) return;
    this.#subscribed = key;
    void this.#subscribe(boards).then((answer) => {
      if (answer.ok || answer.retry !== 'later') return;
      if (this.#subscribed === key) this.#subscribed = '';
      this.#schedule(RETRY_MS);
    });
  }
}
