/** A class's password: kept as argon2id alone, compared in like time whether there is one or not, two at once at most. */
import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CONCURRENT_MAX = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function withSlot<Result>(task: () => Promise<Result>): Promise<Result> {
  if (running >= CONCURRENT_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await task();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export async function hashPassword(password: string): Promise<string> {
  return withSlot(() => hash(password.normalize('NFC'), COST));
}

let decoy: Promise<string> | null = null;

/** Null: there is no such class; the answer takes as long, and is no. */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('there is no such class');
  const against = storedHash ?? (await decoy);
  return (await withSlot(() => verify(against, password.normalize('NFC')))) && storedHash !== null;
}
