/** How much each may guess and open: of a browser, an address, a class, and everybody. Kept by this process, or by all nodes in common. */
import { ATTEMPT_RATES, NEW_CLASSROOM_RATE, RATE_KEYS_MAX, TRUSTED_ADDRESS_MS } from '#server/base/limits.ts';
import { TokenBuckets, type TokenRate } from './token-bucket.ts';

export const BUDGET_RATES = { ...ATTEMPT_RATES, newClasses: NEW_CLASSROOM_RATE } as const satisfies Record<
  string,
  TokenRate
>;
export type BudgetName = keyof typeof BUDGET_RATES;

export interface AttemptBudgets {
  /** Takes one of the key's; false when there is none. Of many at once no more get one than there are. */
  take(budget: BudgetName, key: string): Promise<boolean>;
  /** Returns one that was taken without need. */
  refund(budget: BudgetName, key: string): void;
  /** Somebody at this address has shown what they may. */
  trust(address: string): void;
  /** Whether somebody has lately. */
  isTrusted(address: string): Promise<boolean>;
}

/** Of one process, in its memory. */
export class MemoryBudgets implements AttemptBudgets {
  readonly #buckets: Readonly<Record<BudgetName, TokenBuckets>>;
  /** Monotonic ms of the last success at an address; the oldest first. */
  readonly #trustedSince = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    const of = (name: BudgetName) => new TokenBuckets(BUDGET_RATES[name], now);
    this.#buckets = {
      session: of('session'),
      address: of('address'),
      classroom: of('classroom'),
      overall: of('overall'),
      newClasses: of('newClasses'),
    };
  }

  async take(budget: BudgetName, key: string): Promise<boolean> {
    return this.#buckets[budget].take(key);
  }

  refund(budget: BudgetName, key: string): void {
    this.#buckets[budget].refund(key);
  }

  trust(address: string): void {
    this.#trustedSince.delete(address);
    this.#trustedSince.set(address, this.#now());
    if (this.#trustedSince.size <= RATE_KEYS_MAX) return;
    for (const oldest of this.#trustedSince.keys()) {
      this.#trustedSince.delete(oldest);
      break;
    }
  }

  async isTrusted(address: string): Promise<boolean> {
    return this.#now() - (this.#trustedSince.get(address) ?? Number.NEGATIVE_INFINITY) < TRUSTED_ADDRESS_MS;
  }
}
