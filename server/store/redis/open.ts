/** Everything that goes by Redis. A process without REDIS_URL does not load this file. */
import type { Log } from '#server/base/log.ts';
import { RedisConnection } from './connection.ts';
import { SharedBudgets, type SharedBudgetsDeps } from './shared-budgets.ts';
import { SharedCards, type SharedCardsDeps } from './shared-cards.ts';

export interface RedisParts {
  readonly budgets: SharedBudgets;
  readonly cards: SharedCards;
  readonly isUp: () => boolean;
  close(): void;
}

export function openRedis(
  url: string,
  log: Log,
  deps: Omit<SharedBudgetsDeps, 'redis'> & Omit<SharedCardsDeps, 'redis'>,
): RedisParts {
  const redis = new RedisConnection(url, log);
  const cards = new SharedCards({ ...deps, redis });
  return {
    budgets: new SharedBudgets({ ...deps, redis }),
    cards,
    isUp: () => redis.isUp,
    close: () => {
      cards.close();
      redis.close();
    },
  };
}
