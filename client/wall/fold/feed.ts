/** Tells the server which tiles are in sight: after every change, and anew after every loss of the connection. */
import type { BoardNumber } from '../../../shared/ids.ts';
import type { Answer, Done } from '../../../shared/protocol/events.ts';

/** Tiles come into sight and go while the wall is scrolled: they are told together. Milliseconds. */
const GATHER_MS = 120;

/** What was refused for now is asked for again after so long. Milliseconds. */
const AGAIN_MS = 1_000;

export class Feed {
  readonly #ask: (boards: readonly BoardNumber[]) => Promise<Answer<Done>>;
  #seen: ReadonlySet<BoardNumber> = new Set();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isLive = false;
  /** The server holds nothing against this page: what it tells next is whole. */
  #isAnew = true;
  #told = '';

  constructor(ask: (boards: readonly BoardNumber[]) => Promise<Answer<Done>>) {
    this.#ask = ask;
  }

  /** Tiles in sight from now on. */
  show(boards: ReadonlySet<BoardNumber>): void {
    this.#seen = boards;
    this.#soon(GATHER_MS);
  }

  /** The connection is there, or is lost: the server forgets with it what this page has. */
  live(isLive: boolean): void {
    if (isLive && !this.#isLive) {
      this.#told = '';
      this.#soon(0);
    }
    this.#isLive = isLive;
  }

  /** What came does not fit: let the server begin anew. */
  anew(): void {
    if (!this.#isAnew) return;
    this.#isAnew = false;
    this.#told = '';
    void this.#ask([]).then(() => {
      this.#isAnew = true;
      this.#soon(0);
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #soon(ms: number): void {
    this.close();
    this.#timer = setTimeout(() => this.#tell(), ms);
  }

  #tell(): void {
    this.#timer = null;
    if (!this.#isLive || !this.#isAnew) return;
    const boards = [...this.#seen].sort((a, b) => a - b);
    const told = boards.join(' ');
    if (told === this.#told) return;
    this.#told = told;
    void this.#ask(boards).then((answer) => {
      if (answer.ok || answer.when !== 'later') return;
      if (this.#told === told) this.#told = '';
      this.#soon(AGAIN_MS);
    });
  }
}
