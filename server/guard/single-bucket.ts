/** A token bucket: so many a second on the long run, so many at once. */
export interface TokenRate {
  readonly perSecond: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #rate: TokenRate;
  #tokens: number;
  #at: number;

  /** `now`: monotonic ms. */
  constructor(rate: TokenRate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + ((now - this.#at) * this.#rate.perSecond) / 1_000);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** As if it had never been used. */
  isFull(now: number): boolean {
    return this.#tokens + ((now - this.#at) * this.#rate.perSecond) / 1_000 >= this.#rate.burst;
  }
}
