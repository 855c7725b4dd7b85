/** What several processes have in common by Redis, and one process has in its memory. */
import type { Log } from '#server/base/log.ts';
import { type AttemptBudgets, MemoryBudgets } from '#server/guard/attempt-budgets.ts';
import { type ClassCards, NO_CARDS } from '#server/store/class-cards.ts';
import type { NodeHeartbeat } from '#server/store/leases/node-heartbeat.ts';
import type { Config } from './config.ts';
import type { Secrets } from './data-folder.ts';

export interface Shared {
  readonly budgets: AttemptBudgets;
  readonly cards: ClassCards;
  /** Null: there is no Redis to be up. */
  readonly isUp: () => boolean | null;
  close(): void;
}

export async function openShared(
  { redisUrl }: Config,
  log: Log,
  node: NodeHeartbeat,
  { cookieName, sessionSecrets }: Secrets,
): Promise<Shared> {
  if (redisUrl === null)
    return { budgets: new MemoryBudgets(), cards: NO_CARDS, isUp: () => null, close: () => undefined };
  // Who has no Redis does not load the libraries for it.
  const { openRedis } = await import('#server/store/redis/open.ts');
  return openRedis(redisUrl, log, {
    // Named like the cookie: by the database that the processes share.
    prefix: cookieName,
    // The oldest stays when a newer one is put before it.
    secret: sessionSecrets.at(-1) ?? sessionSecrets[0],
    nodeCount: () => node.livingCount,
    holder: node.holder,
    isSilent: (holder) => node.isSilent(holder),
  });
}
