/**
 * Which transport a page connects by: WebSocket first, HTTP polling on networks that do not let WebSocket pass. Two failures in a row
 * that are the transport's own speak for the other one; the first suffices where the transport has never carried anything.
 */
import { TRANSPORT_MEMORY_MS } from '#client/base/limits.ts';

export type TransportName = 'websocket' | 'polling';

/** Where the choice outlives a page load, within one tab. */
export interface TransportMemory {
  read(): string | null;
  write(choice: string): void;
}

/** Failures in a row that change the transport. */
const FAILURES_MAX = 2;

export class TransportChoice {
  readonly #memory: TransportMemory;
  /** Milliseconds since 1970: it is compared over page loads. */
  readonly #now: () => number;
  #current: TransportName = 'websocket';
  #chosenAt: number;
  /** The current transport has carried a connection, in this page or one before. */
  #isProven = false;
  #failures = 0;

  constructor(memory: TransportMemory, now = () => Date.now()) {
    this.#memory = memory;
    this.#now = now;
    this.#chosenAt = now();
    const [transport, chosenAt] = memory.read()?.split(' ') ?? [];
    if (transport === 'websocket') this.#isProven = true;
    if (transport !== 'polling' || !this.#isRecent(Number(chosenAt))) return;
    this.#current = 'polling';
    this.#chosenAt = Number(chosenAt);
  }

  /** The transport of the next attempt. Polling costs the server more, so that WebSocket has a new attempt after a while. */
  get current(): TransportName {
    if (this.#current === 'polling' && !this.#isRecent(this.#chosenAt)) this.#choose('websocket');
    return this.#current;
  }

  /** A connection has carried messages both ways for a while. */
  prove(): void {
    this.#failures = 0;
    if (this.#isProven) return;
    this.#isProven = true;
    if (this.#current === 'websocket') this.#remember();
  }

  /**
   * The server was within reach, and yet a connection by this transport failed or ended soon.
   * @param wasLive it had carried messages both ways
   */
  fail(transport: TransportName, wasLive: boolean): void {
    if (transport !== this.current) return;
    this.#failures += wasLive || this.#isProven ? 1 : FAILURES_MAX;
    if (this.#failures < FAILURES_MAX) return;
    this.#choose(this.#current === 'websocket' ? 'polling' : 'websocket');
    if (this.#current === 'polling') this.#remember();
  }

  #choose(transport: TransportName): void {
    this.#current = transport;
    this.#chosenAt = this.#now();
    this.#isProven = false;
    this.#failures = 0;
  }

  #remember(): void {
    this.#memory.write(`${this.#current} ${this.#chosenAt}`);
  }

  #isRecent(chosenAt: number): boolean {
    return Math.abs(this.#now() - chosenAt) < TRANSPORT_MEMORY_MS;
  }
}
