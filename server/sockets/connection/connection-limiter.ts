/** Bounds the connections that one address has open and opens: deep enough for a school behind one address. */
import type { IncomingMessage } from 'node:http';
import { HANDSHAKE_RATE, SOCKETS_PER_ADDRESS_MAX } from '#server/base/limits.ts';
import { addressKey } from '#server/guard/address.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';

export class ConnectionLimiter {
  readonly #addressOf: (request: IncomingMessage) => string;
  readonly #handshakes = new TokenBuckets(HANDSHAKE_RATE);
  readonly #open = new Map<string, number>();

  constructor(addressOf: (request: IncomingMessage) => string) {
    this.#addressOf = addressOf;
  }

  admit(request: IncomingMessage): boolean {
    const key = addressKey(this.#addressOf(request));
    return (this.#open.get(key) ?? 0) < SOCKETS_PER_ADDRESS_MAX && this.#handshakes.take(key);
  }

  /** Counts a connection as open until the returned function is called. */
  track(request: IncomingMessage): () => void {
    const key = addressKey(this.#addressOf(request));
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}
