import { expect, test } from 'vitest';
import { ATTEMPT_RATES, CODES_PER_CLASS, TRUSTED_ADDRESS_MS } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { MemoryBudgets } from './attempt-budgets.ts';
import { type AttemptKind, type AttemptOutcome, BruteForceGuard } from './brute-force.ts';

const CLASSROOM = 'c' as ClassroomId;

function withClock() {
  const clock = { now: 0 };
  const guard = new BruteForceGuard(new MemoryBudgets(() => clock.now), { turn: async () => false });
  let strangers = 0;
  /** One attempt from an address, of a browser (a new one each time, unless it is named) that is a student of these classes. */
  async function attempt(
    outcome: AttemptOutcome,
    address: string,
    browser?: string,
    studentOf: readonly ClassroomId[] = [],
    kind?: AttemptKind,
  ): Promise<boolean> {
    strangers += 1;
    const sessionId = browser ?? `stranger ${strangers}`;
    try {
      (await guard.begin({ address, sessionId, isMember: studentOf.length > 0, studentOf }, kind))(outcome);
      return true;
    } catch (error) {
      if (error instanceof RequestRefused && error.failure.code === 'too-fast') return false;
      throw error;
    }
  }
  async function countPassed(count: number, ...how: Parameters<typeof attempt>): Promise<number> {
    let passed = 0;
    for (let index = 0; index < count; index += 1) if (await attempt(...how)) passed += 1;
    return passed;
  }
  return { clock, attempt, countPassed };
}

test('each browser has a bucket of its own for wrong codes', async () => {
  const { clock, attempt, countPassed } = withClock();
  expect(await countPassed(100, 'wrong', '10.0.0.1', 'mina')).toBe(ATTEMPT_RATES.session.burst);
  expect(await attempt('admitted', '10.0.0.1', 'mina')).toBe(false);
  expect(await attempt('admitted', '10.0.0.1', 'jun')).toBe(true);
  clock.now += ATTEMPT_RATES.session.fillsInMs / ATTEMPT_RATES.session.burst;
  expect(await attempt('admitted', '10.0.0.1', 'mina')).toBe(true);
});

test('an attempt that is not wrong costs nothing', async () => {
  const { countPassed } = withClock();
  expect(await countPassed(1_000, 'not wrong', '10.0.0.1', 'mina')).toBe(1_000);
});

test('browsers without cookies share the bucket of their address', async () => {
  const { attempt, countPassed } = withClock();
  expect(await countPassed(10_000, 'wrong', '10.0.0.1')).toBe(ATTEMPT_RATES.address.burst);
  expect(await attempt('admitted', '10.0.0.2')).toBe(true);
});

test('attempts with a secret pass while the bucket of the address is empty', async () => {
  const { attempt, countPassed } = withClock();
  await countPassed(10_000, 'wrong', '10.0.0.1');
  expect(await attempt('admitted', '10.0.0.1')).toBe(false);
  expect(await attempt('admitted', '10.0.0.1', undefined, [], 'secret')).toBe(true);
  expect(await countPassed(100, 'wrong', '10.0.0.1', 'mina', [], 'secret')).toBe(ATTEMPT_RATES.session.burst);
});

test('an invited browser uses the bucket of that class, whatever strangers at the same address do', async () => {
  const { attempt, countPassed } = withClock();
  await countPassed(10_000, 'wrong', '10.0.0.1');
  const invited = { invitedTo: CLASSROOM, by: 'rejoin' } as const;
  expect(await countPassed(10_000, 'wrong', '10.0.0.1', undefined, [], invited)).toBe(ATTEMPT_RATES.classroom.burst);
  expect(
    await attempt('admitted', '10.0.0.1', undefined, [], { ...invited, invitedTo: 'another' as ClassroomId }),
  ).toBe(true);
  // A full bucket of the class gives no more to a browser that keeps its cookie.
  const other = { ...invited, invitedTo: 'third' as ClassroomId };
  expect(await countPassed(100, 'wrong', '10.0.0.1', 'mina', [], other)).toBe(ATTEMPT_RATES.session.burst);
});

test('many browsers in one class share the bucket of that class', async () => {
  const { countPassed } = withClock();
  expect(await countPassed(10_000, 'wrong', '10.0.0.1', undefined, [CLASSROOM])).toBe(ATTEMPT_RATES.classroom.burst);
});

// Proves I33.
test('a guesser who goes on all day finds a class with a chance of at most one in ten', async () => {
  const { clock, countPassed } = withClock();
  let guesses = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    guesses += await countPassed(2 * ATTEMPT_RATES.address.burst, 'wrong', '10.0.0.1');
    clock.now += 3_600_000;
  }
  // Nine of ten codes are possible: none begins with 0.
  expect(guesses / (0.9 * CODES_PER_CLASS)).toBeLessThan(0.1);
});

test('concurrent attempts are counted before their outcome is known', async () => {
  const { clock } = withClock();
  const guard = new BruteForceGuard(new MemoryBudgets(() => clock.now));
  const source = { address: '10.0.0.1', sessionId: 'mina', isMember: false, studentOf: [] };
  const reports = await Promise.all(Array.from({ length: ATTEMPT_RATES.session.burst }, () => guard.begin(source)));
  await expect(guard.begin(source)).rejects.toThrow(RequestRefused);
  for (const report of reports) report('not wrong');
  await expect(guard.begin(source)).resolves.toBeTypeOf('function');
});

// Proves I33.
test('a flood from everywhere blocks strangers, and no class that is in progress', async () => {
  const { clock, attempt } = withClock();
  // A teacher opened a class at this school; a student elsewhere is in a class.
  expect(await attempt('admitted', '192.0.2.1')).toBe(true);
  let wrong = 0;
  for (let host = 0; host < 10_000; host += 1)
    if (await attempt('wrong', `10.1.${host >> 8}.${host & 255}`)) wrong += 1;
  expect(wrong).toBe(ATTEMPT_RATES.overall.burst);
  expect(await attempt('admitted', '198.51.100.7')).toBe(false);
  expect(await attempt('admitted', '198.51.100.7', 'known', [CLASSROOM])).toBe(true);
  expect(await attempt('admitted', '192.0.2.1')).toBe(true);
  clock.now += TRUSTED_ADDRESS_MS;
  for (let host = 0; host < 10_000; host += 1) await attempt('wrong', `10.2.${host >> 8}.${host & 255}`);
  expect(await attempt('admitted', '192.0.2.1')).toBe(false);
});
