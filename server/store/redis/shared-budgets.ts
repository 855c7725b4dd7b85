/**
 * Budgets that all nodes have in common, as counters in Redis. Keys are HMACs: neither an address nor a session can be read from them, and
 * each is gone within an hour. While Redis is away each process has its share of every budget, in memory.
 */
import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { SHARED_KEYS_MS, TRUSTED_ADDRESS_MS } from '#server/base/limits.ts';
import { type AttemptBudgets, BUDGET_RATES, type BudgetName, MemoryBudgets } from '#server/guard/attempt-budgets.ts';
import type { TokenRate } from '#server/guard/token-bucket.ts';
import type { RedisConnection } from './connection.ts';

export interface SharedBudgetsDeps {
  readonly redis: RedisConnection;
  /** Of the keys of one installation. */
  readonly prefix: string;
  /** The same at all nodes. */
  readonly secret: string;
  /** How many nodes live, this one among them. */
  readonly nodeCount: () => number;
}

/** A budget in Redis, and this process's share of it in memory. */
interface SharedBudget {
  readonly shared: RateLimiterRedis;
  readonly share: RateLimiterMemory;
  readonly burst: number;
}

export class SharedBudgets implements AttemptBudgets {
  readonly #deps: SharedBudgetsDeps;
  readonly #budgets: Readonly<Record<BudgetName, SharedBudget>>;
  /** What this process has seen itself: Redis may have lost it. */
  readonly #own = new MemoryBudgets();

  constructor(deps: SharedBudgetsDeps) {
    this.#deps = deps;
    this.#budgets = {
      session: this.#budget('session', BUDGET_RATES.session),
      address: this.#budget('address', BUDGET_RATES.address),
      classroom: this.#budget('classroom', BUDGET_RATES.classroom),
      overall: this.#budget('overall', BUDGET_RATES.overall),
      newClasses: this.#budget('newClasses', BUDGET_RATES.newClasses),
    };
  }

  async take(name: BudgetName, key: string): Promise<boolean> {
    const { shared, share, burst } = this.#budgets[name];
    share.points = Math.max(1, Math.ceil(burst / this.#deps.nodeCount()));
    const hidden = this.#hidden(key);
    // Nobody waits for a Redis that is known to be away.
    const budget = this.#deps.redis.isUp ? shared : share;
    try {
      await budget.consume(hidden);
      return true;
    } catch (refused) {
      // It has counted the one that it refuses.
      if (refused instanceof RateLimiterRes) this.#reward(budget, hidden);
      return false;
    }
  }

  refund(name: BudgetName, key: string): void {
    this.#reward(this.#budgets[name].shared, this.#hidden(key));
  }

  trust(address: string): void {
    this.#own.trust(address);
    const ms = Math.min(TRUSTED_ADDRESS_MS, SHARED_KEYS_MS);
    void this.#deps.redis.ask((client) => client.set(this.#trustKey(address), 1, 'PX', ms));
  }

  async isTrusted(address: string): Promise<boolean> {
    const isOwn = await this.#own.isTrusted(address);
    if (isOwn || !this.#deps.redis.isUp) return isOwn;
    return (await this.#deps.redis.ask((client) => client.exists(this.#trustKey(address)))) === 1;
  }

  #budget(name: BudgetName, { burst, fillsInMs }: TokenRate): SharedBudget {
    const { redis, prefix } = this.#deps;
    const duration = Math.min(fillsInMs, SHARED_KEYS_MS) / 1_000;
    const share = new RateLimiterMemory({ points: burst, duration });
    const shared = new RateLimiterRedis({
      storeClient: redis.client,
      keyPrefix: `${prefix}:${name}`,
      points: burst,
      duration,
      insuranceLimiter: share,
      rejectIfRedisNotReady: true,
    });
    return { shared, share, burst };
  }

  #reward(budget: RateLimiterRedis | RateLimiterMemory, hidden: string): void {
    // Not returned: it was spent for an hour at most.
    budget.reward(hidden).catch(() => undefined);
  }

  #trustKey(address: string): string {
    return `${this.#deps.prefix}:trusted:${this.#hidden(address)}`;
  }

  #hidden(key: string): string {
    return createHmac('sha256', this.#deps.secret).update(`budget ${key}`).digest('base64url').slice(0, 22);
  }
}
