/** Passwords are hashed two at a time; a flood of them waits in no endless queue. */
import { expect, it } from 'vitest';
import { PASSWORD_QUEUE_MAX } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** Hashes that run at once. */
const RUNNING = 2;

it('is checked against its hash, and without one takes as long and fails', async () => {
  const hash = await hashPassword('red panda');
  expect(await verifyPassword('red panda', hash)).toBe(true);
  expect(await verifyPassword('red fox', hash)).toBe(false);
  expect(await verifyPassword('red panda', null)).toBe(false);
});

// Proves I34.
it('beyond the bound is refused for now, and the others are answered', async () => {
  const beyond = 50;
  const hash = await hashPassword('red panda');
  const checks = Array.from({ length: RUNNING + PASSWORD_QUEUE_MAX + beyond }, () => verifyPassword('red panda', hash));
  const results = await Promise.allSettled(checks);
  const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(beyond);
  for (const error of refused) expect(error).toMatchObject({ failure: { code: 'too-fast', retry: 'later' } });
  expect(refused[0]).toBeInstanceOf(RequestRefused);
  expect(await verifyPassword('red panda', hash)).toBe(true);
}, 60_000);
