import { expect, test } from 'vitest';
import { ATTEMPT_RATES, CODES_PER_CLASS, TRUSTED_ADDRESS_MS } from '#server/base/limits.ts';
import type { Membership } from '#server/classroom/port.ts';
import { RequestRefused } from '#server/http/error-handler.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { type AttemptKind, type AttemptOutcome, BruteForceGuard } from './brute-force.ts';

const member: Membership = {
  classroom: 'c' as ClassroomId,
  person: { role: 'student', seat: 's' as SeatId, grant: 0 },
};

function clocked() {
  const clock = { now: 0 };
  const tries = new BruteForceGuard(() => clock.now);
  let strangers = 0;
  /** One try: from an address, of a browser (a new one each time, unless it is named), which is in these classes. */
  function attempt(
    outcome: AttemptOutcome,
    ip: string,
    browser?: string,
    memberships: readonly Membership[] = [],
    what?: AttemptKind,
  ): boolean {
    strangers += 1;
    try {
      tries.begin({ ip, sessionID: browser ?? `stranger ${strangers}`, session: { memberships } }, what)(outcome);
      return true;
    } catch (error) {
      if (error instanceof RequestRefused && error.failure.code === 'too-fast') return false;
      throw error;
    }
  }
  function passed(count: number, ...how: Parameters<typeof attempt>): number {
    return Array.from({ length: count }, () => attempt(...how)).filter(Boolean).length;
  }
  return { clock, attempt, passed };
}

test('a browser has its wrong codes, and its neighbour has its own', () => {
  const { clock, attempt, passed } = clocked();
  expect(passed(100, 'wrong', '10.0.0.1', 'mina')).toBe(ATTEMPT_RATES.session.burst);
  expect(attempt('came in', '10.0.0.1', 'mina')).toBe(false);
  expect(attempt('came in', '10.0.0.1', 'jun')).toBe(true);
  clock.now += ATTEMPT_RATES.session.fillsInMs / ATTEMPT_RATES.session.burst;
  expect(attempt('came in', '10.0.0.1', 'mina')).toBe(true);
});

test('what was not wrong costs nothing', () => {
  const { passed } = clocked();
  expect(passed(1_000, 'not wrong', '10.0.0.1', 'mina')).toBe(1_000);
});

test('who takes no cookie is held to the budget of the address', () => {
  const { attempt, passed } = clocked();
  expect(passed(10_000, 'wrong', '10.0.0.1')).toBe(ATTEMPT_RATES.address.burst);
  expect(attempt('came in', '10.0.0.2')).toBe(true);
});

test('what cannot be guessed goes on where the purse of the address is empty', () => {
  const { attempt, passed } = clocked();
  passed(10_000, 'wrong', '10.0.0.1');
  expect(attempt('came in', '10.0.0.1')).toBe(false);
  expect(attempt('came in', '10.0.0.1', undefined, [], 'secret')).toBe(true);
  expect(passed(100, 'wrong', '10.0.0.1', 'mina', [], 'secret')).toBe(ATTEMPT_RATES.session.burst);
});

test('whoever was invited guesses from the purse of that class, whatever strangers at the same address do', () => {
  const { attempt, passed } = clocked();
  passed(10_000, 'wrong', '10.0.0.1');
  const invited = { invitedTo: member.classroom };
  expect(passed(10_000, 'wrong', '10.0.0.1', undefined, [], invited)).toBe(ATTEMPT_RATES.classroom.burst);
  expect(attempt('came in', '10.0.0.1', undefined, [], { invitedTo: 'another' as ClassroomId })).toBe(true);
  // Nor does a full purse of the class's give more to a browser that keeps its cookie.
  const other = { invitedTo: 'third' as ClassroomId };
  expect(passed(100, 'wrong', '10.0.0.1', 'mina', [], other)).toBe(ATTEMPT_RATES.session.burst);
});

test('who joins one class with browser after browser guesses from the purse of that class', () => {
  const { passed } = clocked();
  expect(passed(10_000, 'wrong', '10.0.0.1', undefined, [member])).toBe(ATTEMPT_RATES.classroom.burst);
});

test('a guesser who keeps at it all day has found a class with a chance of one in ten at most', () => {
  const { clock, passed } = clocked();
  let guesses = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    guesses += passed(2 * ATTEMPT_RATES.address.burst, 'wrong', '10.0.0.1');
    clock.now += 3_600_000;
  }
  // Nine of ten codes can be had: none begins with 0.
  expect(guesses / (0.9 * CODES_PER_CLASS)).toBeLessThan(0.1);
});

test('tries that are under way at once are counted before they are known to be wrong', () => {
  const { clock } = clocked();
  const tries = new BruteForceGuard(() => clock.now);
  const asking = { ip: '10.0.0.1', sessionID: 'mina', session: {} };
  const ends = Array.from({ length: ATTEMPT_RATES.session.burst }, () => tries.begin(asking));
  expect(() => tries.begin(asking)).toThrow(RequestRefused);
  for (const end of ends) end('not wrong');
  expect(() => tries.begin(asking)).not.toThrow();
});

test('a flood from everywhere closes the door to strangers, and to no class that is being held', () => {
  const { clock, attempt } = clocked();
  // A teacher opened her class at this school, and a student of another one is in hers.
  expect(attempt('came in', '192.0.2.1')).toBe(true);
  let wrong = 0;
  for (let host = 0; host < 10_000; host += 1) if (attempt('wrong', `10.1.${host >> 8}.${host & 255}`)) wrong += 1;
  expect(wrong).toBe(ATTEMPT_RATES.overall.burst);
  expect(attempt('came in', '198.51.100.7')).toBe(false);
  expect(attempt('came in', '198.51.100.7', 'known', [member])).toBe(true);
  expect(attempt('came in', '192.0.2.1')).toBe(true);
  clock.now += TRUSTED_ADDRESS_MS;
  for (let host = 0; host < 10_000; host += 1) attempt('wrong', `10.2.${host >> 8}.${host & 255}`);
  expect(attempt('came in', '192.0.2.1')).toBe(false);
});
