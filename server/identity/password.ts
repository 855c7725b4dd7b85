/**
 * A class's password: stored as an argon2id hash alone. Checking takes equally long whether there is a hash or not. At most two hashes run
 * at once, and so many wait; any further one is refused.
 */
import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_QUEUE_MAX } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { BoundedQueue } from '#server/concurrency/bounded-queue.ts';

/** OWASP's argon2id minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CONCURRENT_MAX = 2;

const queue = new BoundedQueue(CONCURRENT_MAX, PASSWORD_QUEUE_MAX);

/** @throws {RequestRefused} 'too-fast' when too many wait */
export async function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password.normalize('NFC'), COST));
}

async function queued<Result>(task: () => Promise<Result>): Promise<Result> {
  const result = await queue.run(task);
  if (result === null) throw new RequestRefused('too-fast');
  return result;
}

let decoy: string | null = null;

/**
 * @param storedHash null where there is no such class: the check takes as long, and fails
 * @throws {RequestRefused} 'too-fast' when too many wait
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  decoy ??= await hash('there is no such class', COST);
  const against = storedHash ?? decoy;
  return (await queued(() => verify(against, password.normalize('NFC')))) && storedHash !== null;
}
