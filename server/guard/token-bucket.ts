/**
 * A token bucket a key: it holds so many tokens, fills at an even rate, and whoever finds it empty is told to wait. Keys are
 * addresses, sessions or classes; a whole school may share one address, so buckets by address are deep.
 */
import { isIPv6 } from 'node:net';
import { RATE_KEYS_MAX } from '#server/base/limits.ts';

interface Bucket {
  tokens: number;
  /** Monotonic ms at which `tokens` was true. */
  updatedAt: number;
}

export interface Rate {
  /** Tokens of a full bucket. */
  readonly burst: number;
  /** Milliseconds in which an empty bucket fills. */
  readonly fillsInMs: number;
}

export class TokenBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one token; false when there is none. */
  take(key: string): boolean {
    const bucket = this.#refill(key);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Gives a token back that need not have been taken. */
  refund(key: string): void {
    const bucket = this.#refill(key);
    bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + 1);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #refill(key: string): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: this.#rate.burst, updatedAt: now };
    bucket.tokens = this.#tokensAt(bucket, now);
    bucket.updatedAt = now;
    // Put at the end: what stands first was not used for longest.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > RATE_KEYS_MAX) this.#evictOldest(now);
    return bucket;
  }

  #tokensAt(bucket: Bucket, now: number): number {
    const filled = ((now - bucket.updatedAt) * this.#rate.burst) / this.#rate.fillsInMs;
    return Math.min(this.#rate.burst, bucket.tokens + filled);
  }

  /** Lets go of the oldest quarter: those are the fullest, and a full bucket is like none. */
  #evictOldest(now: number): void {
    let left = RATE_KEYS_MAX / 4;
    for (const [key, bucket] of this.#buckets) {
      if (left === 0 && this.#tokensAt(bucket, now) < this.#rate.burst) return;
      this.#buckets.delete(key);
      left = Math.max(0, left - 1);
    }
  }
}

/** What counts as one address: an IPv4 address, or the /64 that an IPv6 household or machine has to itself. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
