/**
 * The one owner of time in a process. The machine's date may be wrong, and may be set at any moment, so nothing is deleted by one
 * reading of it: after a jump a day of running time passes first. Lengths are counted by a monotonic clock from the start on. What
 * the last process wrote down tells whether the date jumped while none was running.
 */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { type Calendar, type Clock, GIVEN_UP } from './clock.ts';
import {
  CLOCK_FORWARD_START_MS,
  CLOCK_JUMP_MS,
  CLOCK_SLIP_MS,
  CLOCK_TRUST_MS,
  CLOCK_UPKEEP_INTERVAL_MS,
} from './limits.ts';
import type { Log } from './log.ts';

/** The clocks of a machine. */
export interface MachineClocks {
  /** The date, milliseconds since 1970: anybody may set it. */
  readonly date: () => number;
  /** Milliseconds of running time: monotonic, and still while the machine sleeps. */
  readonly running: () => number;
  /** Milliseconds since the machine was started: monotonic, and counts its sleep. */
  readonly uptime: () => number;
  /** Names this start of the machine; '' if the system does not. */
  readonly boot: string;
}

/** What a process writes down of its clock for the next one. Milliseconds. */
export interface UpkeepRecord {
  /** The machine's date, and the moment to which it belonged by this server's own count. */
  readonly date: number;
  readonly moment: number;
  /** Which start of the machine it was, and how long ago. */
  readonly boot: string;
  readonly uptime: number;
  /** Running time that must pass before anything is deleted. */
  readonly wait: number;
  /** What the date says has passed since `moment` besides, and is not trusted yet. */
  readonly gap: number;
}

export interface UpkeepStore {
  upkeep(): Promise<UpkeepRecord | null>;
  setUpkeep(record: UpkeepRecord): Promise<void>;
}

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

export const machineClocks = (): MachineClocks => ({
  date: () => Date.now(),
  running: () => performance.now(),
  uptime: () => uptime() * 1_000,
  boot: bootName(),
});

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The clock as it goes on from what was written down, and whether the date jumped in between. */
function resume(
  record: UpkeepRecord | null,
  machine: MachineClocks,
): Pick<UpkeepRecord, 'moment' | 'wait' | 'gap'> & { readonly jumpedBy: number | null } {
  const date = machine.date();
  if (record === null) return { moment: date, wait: 0, gap: 0, jumpedBy: null };
  const passed = date - record.date;
  // Of several processes that share a store each goes on from what any of them wrote down: their dates are never quite equal.
  const isJump = passed < -CLOCK_JUMP_MS || passed > CLOCK_FORWARD_START_MS;
  const isSameBoot = machine.boot !== '' && machine.boot === record.boot && machine.uptime() >= record.uptime;
  const jumpedBy = isJump ? passed : null;
  const wait = isJump ? CLOCK_TRUST_MS : record.wait;
  // The machine has run on, so that the time in between is known whatever its date says.
  if (isSameBoot) return { moment: record.moment + machine.uptime() - record.uptime, wait, gap: record.gap, jumpedBy };
  if (isJump) return { moment: record.moment, wait, gap: record.gap + passed, jumpedBy };
  return { moment: record.moment + passed, wait, gap: record.gap, jumpedBy };
}

export class TrustedClock implements Clock, Calendar {
  readonly #machine: MachineClocks;
  readonly #store: UpkeepStore;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  /** `now` less the running time. */
  #slept = 0;
  /** `wall` less `now`. */
  readonly #wallOffset: number;
  /** What the trusted date has added to `wall` since the start. */
  #lag = 0;
  #gap: number;
  /** Running time at which the date is trusted. */
  #trustedFrom: number;
  /** Date and uptime less the running time, as they were last looked at. */
  #dateOffset: number;
  #uptimeOffset: number;
  /** By how much the date has left the monotonic clock since the last jump. */
  #drift = 0;

  /** Reads what the last process wrote down, and writes down how this one begins. */
  static async open(store: UpkeepStore, log: Log, machine: MachineClocks): Promise<TrustedClock> {
    const clock = new TrustedClock(store, log, machine, await store.upkeep());
    await clock.save();
    return clock;
  }

  private constructor(store: UpkeepStore, log: Log, machine: MachineClocks, record: UpkeepRecord | null) {
    this.#machine = machine;
    this.#store = store;
    this.#log = log;
    const { moment, wait, gap, jumpedBy } = resume(record, machine);
    const running = machine.running();
    this.#wallOffset = moment - running;
    this.#gap = gap;
    this.#trustedFrom = running + wait;
    this.#dateOffset = machine.date() - running;
    this.#uptimeOffset = machine.uptime() - running;
    if (jumpedBy !== null) this.#sayJump(jumpedBy);
    this.#timer = setInterval(() => void this.save(), CLOCK_UPKEEP_INTERVAL_MS);
    this.#timer.unref();
  }

  readonly now = (): number => {
    this.#observe();
    return this.#machine.running() + this.#slept;
  };

  readonly wall = (): number => this.now() + this.#wallOffset;

  /** The later of two readings while the date is not trusted: what is made or used now outlives the day on which it is. */
  readonly endsFrom = (): number => this.#moment() + Math.max(0, this.#gap);

  readonly expiredUpTo = (): number => {
    const moment = this.#moment();
    return this.waitMs > 0 ? GIVEN_UP : Math.floor(moment);
  };

  readonly dateOf = (moment: number): number => {
    const shift = this.#machine.date() - this.endsFrom();
    return Math.abs(shift) < CLOCK_JUMP_MS ? moment : moment + Math.round(shift / MINUTE_MS) * MINUTE_MS;
  };

  /** The machine's date, right or wrong: for what people read. */
  readonly date = (): number => Math.floor(this.#machine.date());

  /** Running time until something may be deleted again; 0: now. Milliseconds. */
  get waitMs(): number {
    this.#observe();
    return Math.max(0, this.#trustedFrom - this.#machine.running());
  }

  /** Writes down the date and the rest of the wait. */
  async save(): Promise<void> {
    const record: UpkeepRecord = {
      date: this.date(),
      moment: this.#moment(),
      boot: this.#machine.boot,
      uptime: this.#machine.uptime(),
      wait: this.waitMs,
      gap: this.#gap,
    };
    try {
      await this.#store.setUpkeep(record);
    } catch (error) {
      // The next round tries again; what is written down is only older until then.
      this.#log.info({ err: error }, 'could not write down the date');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
  }

  /** By the server's own count, with what the trusted date has added. */
  #moment(): number {
    const wall = this.wall();
    if (this.#gap !== 0 && this.waitMs === 0) {
      this.#lag += Math.max(0, this.#gap);
      this.#gap = 0;
    }
    return wall + this.#lag;
  }

  /** Compares the date with the monotonic clocks. */
  #observe(): void {
    const { date, running, uptime: readUptime } = this.#machine;
    const slip = date() - running() - this.#dateOffset;
    if (Math.abs(slip) <= CLOCK_SLIP_MS) return;
    const uptimeOffset = readUptime() - running();
    const asleep = Math.max(0, uptimeOffset - this.#uptimeOffset);
    this.#uptimeOffset = uptimeOffset;
    this.#dateOffset += slip;
    this.#slept += asleep;
    this.#drift += slip - asleep;
    if (Math.abs(this.#drift) <= CLOCK_JUMP_MS) return;
    // A date that was wrong at the start and is set right tells how long nothing ran.
    if (this.#gap !== 0) this.#gap += this.#drift;
    this.#trustedFrom = running() + CLOCK_TRUST_MS;
    this.#sayJump(this.#drift);
    this.#drift = 0;
    void this.save();
  }

  #sayJump(ms: number): void {
    this.#log.warn(
      { hours: Math.round(ms / HOUR_MS), waitHours: CLOCK_TRUST_MS / HOUR_MS },
      "the machine's date jumped: nothing is deleted before a day of running time has passed",
    );
  }
}
