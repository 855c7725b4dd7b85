/** One reading of a date deletes nothing, and lengths are right whatever the date is set to. */
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { GIVEN_UP } from './clock.ts';
import { CLOCK_TRUST_MS } from './limits.ts';
import { openLog } from './log.ts';
import { TrustedClock, type UpkeepRecord } from './trusted-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TRUE_DATE = 1_800_000_000_000;
const JUMPS = [-400, -40, 40, 400];

/** A machine that can be set, put to sleep and switched off, and a store that outlives its processes. */
class Machine {
  dateOffset = 0;
  boot = 'first';
  /** Milliseconds since TRUE_DATE. */
  passed = 0;
  asleep = 0;
  bootedAt = 0;
  stored: UpkeepRecord | null = null;
  readonly lines: string[] = [];
  #clocks: TrustedClock[] = [];

  async start(): Promise<TrustedClock> {
    const startedAt = this.passed - this.asleep;
    const clock = await TrustedClock.open(
      {
        upkeep: async () => this.stored,
        setUpkeep: async (record) => {
          this.stored = record;
        },
      },
      openLog('warn', { write: (line) => this.lines.push(line) }),
      {
        date: () => TRUE_DATE + this.passed + this.dateOffset,
        running: () => this.passed - this.asleep - startedAt,
        uptime: () => this.passed - this.bootedAt,
        boot: this.boot,
      },
    );
    this.#clocks.push(clock);
    return clock;
  }

  /** Switches the machine off and on after `ms`. */
  restart(ms: number): void {
    this.passed += ms;
    this.boot = `${this.boot}+`;
    this.bootedAt = this.passed;
  }

  sleep(ms: number): void {
    this.passed += ms;
    this.asleep += ms;
  }

  async close(): Promise<void> {
    for (const clock of this.#clocks.splice(0)) await clock.close();
  }
}

let machine = new Machine();
afterEach(async () => {
  await machine.close();
  machine = new Machine();
});

const endedAt = (clock: TrustedClock, end: number) => end <= clock.expiredUpTo();

it('trusts the date of a first start', async () => {
  const clock = await machine.start();
  expect(clock.wall()).toBe(TRUE_DATE);
  expect(clock.expiredUpTo()).toBe(TRUE_DATE);
  machine.passed += 31 * DAY;
  expect(endedAt(clock, TRUE_DATE + 30 * DAY)).toBe(true);
  expect(machine.lines).toEqual([]);
});

// Proves I43.
describe.each(JUMPS)('a date that jumps by %i days while the server runs', (days) => {
  it('deletes nothing, moves no length, and is said', async () => {
    const clock = await machine.start();
    const end = clock.endsFrom() + 30 * DAY;
    machine.passed += HOUR;
    const before = clock.wall();
    machine.dateOffset = days * DAY;
    machine.passed += 90 * SECOND;
    expect(clock.wall() - before).toBe(90 * SECOND);
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    expect(machine.lines).toHaveLength(1);
    expect(JSON.parse(machine.lines[0] ?? '')).toMatchObject({ hours: days * 24, waitHours: 24 });
    // What is made meanwhile lives as long as anything.
    expect(clock.endsFrom()).toBe(before + 90 * SECOND);
    machine.passed += CLOCK_TRUST_MS;
    expect(endedAt(clock, end)).toBe(false);
    machine.passed += 30 * DAY;
    expect(endedAt(clock, end)).toBe(true);
  });

  it('and back again some seconds later deletes nothing either', async () => {
    const clock = await machine.start();
    machine.dateOffset = days * DAY;
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    machine.passed += 5 * SECOND;
    machine.dateOffset = 0;
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    machine.passed += CLOCK_TRUST_MS - SECOND;
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    machine.passed += SECOND;
    expect(clock.expiredUpTo()).toBe(TRUE_DATE + machine.passed);
  });

  it('shows ends as dates of the machine', async () => {
    const clock = await machine.start();
    const end = clock.endsFrom() + 30 * DAY;
    expect(clock.dateOf(end)).toBe(end);
    machine.dateOffset = days * DAY;
    expect(clock.dateOf(end)).toBe(end + days * DAY);
  });
});

describe.each(JUMPS)('a date that is off by %i days at a start', (days) => {
  it.each([true, false])('waits a day of running time (the machine was switched off: %s)', async (off) => {
    const first = await machine.start();
    const end = first.endsFrom() + 30 * DAY;
    await first.close();
    machine.dateOffset = days * DAY;
    if (off) machine.restart(HOUR);
    else machine.passed += HOUR;
    const clock = await machine.start();
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    expect(machine.lines).toHaveLength(1);
    const before = clock.wall();
    if (!off) expect(before).toBe(TRUE_DATE + HOUR);
    // Set right, whatever was said: everything is as it was.
    machine.passed += HOUR;
    machine.dateOffset = 0;
    expect(clock.wall() - before).toBe(HOUR);
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    machine.passed += CLOCK_TRUST_MS;
    expect(endedAt(clock, end)).toBe(false);
    machine.passed += 30 * DAY;
    expect(endedAt(clock, end)).toBe(true);
  });

  it('never deletes what was made since, when the server was born with it', async () => {
    machine.dateOffset = days * DAY;
    const first = await machine.start();
    const end = first.endsFrom() + 30 * DAY;
    machine.passed += HOUR;
    machine.dateOffset = 0;
    first.now();
    await first.close();
    const clock = await machine.start();
    expect(clock.expiredUpTo()).toBe(GIVEN_UP);
    machine.passed += 2 * DAY;
    expect(endedAt(clock, end)).toBe(false);
  });
});

describe.each(JUMPS)('a process that is killed before the date jumps by %i days', (days) => {
  it.each([true, false])(
    'counts on from what it wrote down minutes ago (the machine went down, too: %s)',
    async (off) => {
      const killed = await machine.start();
      const end = killed.endsFrom() + 30 * DAY;
      machine.passed += 4 * 60 * SECOND;
      machine.dateOffset = days * DAY;
      if (off) machine.restart(60 * SECOND);
      else machine.passed += 60 * SECOND;
      const clock = await machine.start();
      expect(clock.expiredUpTo()).toBe(GIVEN_UP);
      // Nothing tells how long a machine was off whose date is wrong.
      expect(clock.wall()).toBe(off ? TRUE_DATE : TRUE_DATE + 5 * 60 * SECOND);
      expect(machine.lines).toHaveLength(1);
      machine.dateOffset = 0;
      expect(clock.expiredUpTo()).toBe(GIVEN_UP);
      machine.passed += CLOCK_TRUST_MS;
      expect(endedAt(clock, end)).toBe(false);
      machine.passed += 30 * DAY;
      expect(endedAt(clock, end)).toBe(true);
    },
  );
});

describe.each([
  { name: '10 min behind', offset: -HOUR / 6 },
  { name: 'a second behind', offset: -SECOND },
  { name: '10 min ahead', offset: HOUR / 6 },
])('of two processes that share a store, one of them $name,', ({ offset }) => {
  it('each may delete what is due whenever it starts, and each does so by its own date', async () => {
    const other = new Machine();
    onTestFinished(() => other.close());
    other.dateOffset = offset;
    other.boot = 'other';
    const started: [Machine, TrustedClock][] = [];
    // As in deploys: one after the other is started anew, and goes on from what the one before has written down.
    for (let deploy = 0; deploy < 3; deploy += 1) {
      for (const [own, theirs] of [
        [machine, other],
        [other, machine],
      ] as const) {
        own.restart(SECOND);
        theirs.passed = own.passed;
        const clock = await own.start();
        theirs.stored = own.stored;
        started.push([own, clock]);
      }
    }
    for (const [own, clock] of started) {
      expect(clock.waitMs).toBe(0);
      // However often they go on from each other, the differences do not add up.
      expect(clock.expiredUpTo() - (TRUE_DATE + own.passed)).toBe(own.dateOffset);
    }
    expect([...machine.lines, ...other.lines]).toEqual([]);
  });
});

it('deletes what is due after a day that is summed over starts of six hours', async () => {
  const first = await machine.start();
  const end = first.endsFrom() + 5 * DAY;
  await first.close();
  // Eight days off: more than the week that a start takes for granted.
  machine.restart(8 * DAY);
  for (let day = 1; day <= 4; day += 1) {
    const clock = await machine.start();
    expect(endedAt(clock, end)).toBe(false);
    machine.passed += 6 * HOUR - SECOND;
    expect(endedAt(clock, end)).toBe(false);
    machine.passed += SECOND;
    expect(endedAt(clock, end)).toBe(day === 4);
    await clock.close();
    machine.restart(18 * HOUR);
  }
  const later = await machine.start();
  expect(endedAt(later, end)).toBe(true);
  expect(machine.lines).toHaveLength(1);
});

it('waits no longer for a week off', async () => {
  const first = await machine.start();
  const end = first.endsFrom() + 5 * DAY;
  await first.close();
  machine.restart(6.9 * DAY);
  expect(endedAt(await machine.start(), end)).toBe(true);
  expect(machine.lines).toEqual([]);
});

it('counts the sleep of a machine, which is no jump', async () => {
  const clock = await machine.start();
  machine.sleep(14 * HOUR);
  expect(clock.wall()).toBe(TRUE_DATE + 14 * HOUR);
  expect(clock.expiredUpTo()).toBe(TRUE_DATE + 14 * HOUR);
  expect(machine.lines).toEqual([]);
});

it.each([
  [59, false],
  [-59, false],
  [61, true],
  [-61, true],
])('a date that is set by %i minutes jumps: %s', async (minutes, jumps) => {
  const clock = await machine.start();
  machine.dateOffset = minutes * 60 * SECOND;
  machine.passed += 1;
  expect(clock.expiredUpTo() === GIVEN_UP).toBe(jumps);
  expect(clock.wall()).toBe(TRUE_DATE + 1);
});

it('keeps what is made while a later date is not trusted yet', async () => {
  const first = await machine.start();
  await first.close();
  machine.restart(HOUR);
  machine.dateOffset = 400 * DAY;
  const clock = await machine.start();
  const end = clock.endsFrom() + 30 * DAY;
  machine.passed += CLOCK_TRUST_MS;
  // The date is trusted now.
  expect(endedAt(clock, TRUE_DATE + 399 * DAY)).toBe(true);
  expect(endedAt(clock, end)).toBe(false);
});

it('goes on while the store is away', async () => {
  const clock = await TrustedClock.open(
    {
      upkeep: async () => null,
      setUpkeep: async () => {
        throw new Error('the store is away');
      },
    },
    openLog('silent'),
    { date: () => TRUE_DATE, running: () => 1, uptime: () => 2, boot: '' },
  );
  expect(clock.wall()).toBe(TRUE_DATE);
  await clock.close();
});
