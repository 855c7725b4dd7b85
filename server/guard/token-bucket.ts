/**
 * Token buckets: a bucket starts full, each request takes a token, tokens refill at an even rate, and an empty bucket refuses.
 * `TokenBuckets` keeps a bucket for each key: an address, a session or a class. A whole school may share one address, so
 * buckets by address are deep.
 */
import { RATE_KEYS_MAX } from '#server/base/limits.ts';

export interface TokenRate {
  /** Tokens of a full bucket. */
  readonly burst: number;
  /** Milliseconds in which an empty bucket fills. */
  readonly fillsInMs: number;
}

/** One bucket. Every `now` is monotonic time in ms. */
export class TokenBucket {
  readonly #rate: TokenRate;
  #tokens: number;
  /** When `#tokens` was true. */
  #updatedAt: number;

  constructor(rate: TokenRate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#updatedAt = now;
  }

  /** Takes one token; false when there is none. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Returns a token that was taken without need. */
  refund(now: number): void {
    this.#refill(now);
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + 1);
  }

  /** Whether the bucket equals a new one. */
  isFull(now: number): boolean {
    return this.#tokensAt(now) >= this.#rate.burst;
  }

  #refill(now: number): void {
    this.#tokens = this.#tokensAt(now);
    this.#updatedAt = now;
  }

  #tokensAt(now: number): number {
    const refilled = ((now - this.#updatedAt) * this.#rate.burst) / this.#rate.fillsInMs;
    return Math.min(this.#rate.burst, this.#tokens + refilled);
  }
}

/** A bucket for each key, at most RATE_KEYS_MAX of them: the least recently used are dropped first. */
export class TokenBuckets {
  readonly #rate: TokenRate;
  readonly #now: () => number;
  /** The least recently used first. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: TokenRate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one token; false when there is none. */
  take(key: string): boolean {
    const now = this.#now();
    return this.#use(key, now).take(now);
  }

  /** Returns a token that was taken without need. */
  refund(key: string): void {
    const now = this.#now();
    this.#use(key, now).refund(now);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #use(key: string, now: number): TokenBucket {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#rate, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > RATE_KEYS_MAX) this.#evictOldest(now);
    return bucket;
  }

  /** Drops the oldest quarter: those buckets are the fullest, and a full bucket equals a new one. */
  #evictOldest(now: number): void {
    let left = RATE_KEYS_MAX / 4;
    for (const [key, bucket] of this.#buckets) {
      if (left === 0 && !bucket.isFull(now)) return;
      this.#buckets.delete(key);
      left = Math.max(0, left - 1);
    }
  }
}
