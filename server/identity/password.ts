/** A class's password: stored as an argon2id hash alone. Checking takes equally long whether there is a hash or not; at most two hashes run at once. */
import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from '#server/concurrency/bounded-queue.ts';

/** OWASP's argon2id minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CONCURRENT_MAX = 2;

const queue = new BoundedQueue(CONCURRENT_MAX, 0);

export async function hashPassword(password: string): Promise<string> {
  return queue.runUnbounded(() => hash(password.normalize('NFC'), COST));
}

let decoy: Promise<string> | null = null;

/** @param storedHash null where there is no such class: the check takes as long, and fails */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('there is no such class');
  const against = storedHash ?? (await decoy);
  return (await queue.runUnbounded(() => verify(against, password.normalize('NFC')))) && storedHash !== null;
}
