/** Who guesses beside the class's link shuts no door, and does not guess fast. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ATTEMPT_RATES, OVERDRAFT_INTERVAL_MS, OVERDRAFT_WAIT_MS, OVERDRAFT_WAITING_MAX } from '#server/base/limits.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { BruteForceGuard } from './brute-force.ts';
import { Overdraft } from './overdraft.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const INVITED = { invitedTo: 'c' as ClassroomId, by: 'rejoin' } as const;
let browsers = 0;

function freshBrowser() {
  browsers += 1;
  return { address: '10.0.0.1', sessionId: `browser ${browsers}`, isMember: false, studentOf: [] };
}

async function guess(guard: BruteForceGuard): Promise<void> {
  (await guard.begin(freshBrowser(), INVITED))('wrong');
}

it.each([ATTEMPT_RATES.classroom.burst, 5_000])('an attempt passes at once after %i wrong ones', async (wrong) => {
  const guard = new BruteForceGuard();
  const guesses = Promise.allSettled(Array.from({ length: wrong }, () => guess(guard)));
  await vi.advanceTimersByTimeAsync(OVERDRAFT_WAIT_MS + OVERDRAFT_INTERVAL_MS * 2);
  await guesses;
  const passed = vi.fn();
  void guard.begin(freshBrowser(), INVITED).then(passed);
  await vi.advanceTimersByTimeAsync(0);
  expect(passed).toHaveBeenCalledOnce();
});

it('attempts beyond the budget are made one by one, and those that wait too long are refused', async () => {
  const overdraft = new Overdraft();
  const outcomes: boolean[] = [];
  for (let attempt = 0; attempt < 50; attempt += 1)
    void overdraft.turn('c', '10.0.0.1').then((mayGo) => outcomes.push(mayGo));
  await vi.advanceTimersByTimeAsync(OVERDRAFT_INTERVAL_MS * 4);
  expect(outcomes).toEqual([true, true, true, true, true]);
  await vi.advanceTimersByTimeAsync(OVERDRAFT_WAIT_MS);
  expect(outcomes).toHaveLength(50);
  expect(outcomes.filter(Boolean).length).toBeLessThanOrEqual(OVERDRAFT_WAIT_MS / OVERDRAFT_INTERVAL_MS + 1);
  // Another class has a lane of its own, and an empty lane is gone.
  expect(await overdraft.turn('another', '10.0.0.1')).toBe(true);
  await vi.advanceTimersByTimeAsync(OVERDRAFT_INTERVAL_MS * 2);
  expect(vi.getTimerCount()).toBe(0);
});

// Proves I34.
it('no more than a bound wait', async () => {
  const overdraft = new Overdraft();
  const refused = vi.fn();
  for (let attempt = 0; attempt < 10_000; attempt += 1)
    void overdraft.turn('c', '10.0.0.1').then((mayGo) => mayGo || refused());
  await vi.advanceTimersByTimeAsync(0);
  expect(refused).toHaveBeenCalledTimes(10_000 - 1 - OVERDRAFT_WAITING_MAX);
});

/** A flood of wrong rejoin codes beside the class's link, 300 a second from one address, for as long as the test looks. */
async function flood(guard: BruteForceGuard, seconds: number): Promise<void> {
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    for (let attempt = 0; attempt < 30; attempt += 1) guess(guard).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
  }
}

// Proves I33.
it.each([
  ['a password beside the link', { ...INVITED, by: 'password' }, { address: '10.0.0.1' }],
  ['a seated browser', 'guessable', { address: '10.0.0.1', isMember: true, studentOf: ['c' as ClassroomId] }],
  ['the same from another address', INVITED, { address: '10.0.0.2' }],
] as const)('a flood in one lane of a class keeps out nobody else: %s', async (_title, kind, source) => {
  const guard = new BruteForceGuard();
  await flood(guard, OVERDRAFT_WAIT_MS / 1_000);
  const outcomes: string[] = [];
  // Of 16 turns half are theirs by chance: three come in practically always.
  for (let attempt = 0; attempt < 3; attempt += 1)
    void guard.begin({ ...freshBrowser(), ...source }, kind).then(
      () => outcomes.push('may go'),
      () => outcomes.push('refused'),
    );
  await flood(guard, OVERDRAFT_WAIT_MS / 1_000);
  expect(outcomes).toEqual(Array.from({ length: 3 }, () => 'may go'));
});
