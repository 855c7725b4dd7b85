/**
 * A lease is a counter that its holder keeps counting up. Whoever wants it watches the counter: when that has not moved for
 * LEASE_SILENT_MS of the watcher's own clock, it takes the lease by compare-and-set. No clock is compared with another, and
 * while the database is away nobody counts and nobody watches: an outage takes no class from anybody.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LEASE_POLL_MS, LEASE_RENEW_MS, LEASE_SILENT_MS } from '#server/base/limits.ts';
import type { Leases } from '#server/store/lease.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { LeaseDocument } from './collections/leases.ts';
import type { AnyModel } from './driver/connection.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import type { InFlight } from './driver/in-flight.ts';

export interface LeaseDeps {
  readonly model: AnyModel;
  readonly inFlight: InFlight;
  /** Tells this process from others, but not from itself before a restart: it takes its own leases back at once. */
  readonly node: string;
  readonly onLost: (classroom: ClassroomId) => void;
}

export class MongoLeases implements Leases {
  readonly #deps: LeaseDeps;
  readonly #holder: string;
  readonly #held = new Set<ClassroomId>();
  readonly #timer: NodeJS.Timeout;
  /** Monotonic ms: when the database last said which leases are ours. */
  #renewedAt = performance.now();
  #renewal: Promise<void> | null = null;

  constructor(deps: LeaseDeps) {
    this.#deps = deps;
    this.#holder = `${deps.node} ${randomBytes(9).toString('base64url')}`;
    this.#timer = setInterval(() => void this.#renew().catch(() => undefined), LEASE_RENEW_MS);
    this.#timer.unref();
  }

  async take(classroom: ClassroomId): Promise<boolean> {
    if (this.#held.has(classroom)) return true;
    let seen: LeaseDocument | null = null;
    let since = 0;
    for (;;) {
      const now = await this.#read(classroom);
      if (now === null) {
        if (await this.#create(classroom)) return true;
        continue;
      }
      const isSame = seen !== null && seen.holder === now.holder && seen.count === now.count;
      // It counts, or somebody else was quicker: the class is in good hands.
      if (seen !== null && !isSame) return false;
      if (!isSame) [seen, since] = [now, performance.now()];
      const isExpired = performance.now() - since >= LEASE_SILENT_MS;
      if (isExpired || this.#isFromPreviousRun(now)) {
        if (await this.#seize(classroom, now)) return true;
        seen = null;
      } else await wait(LEASE_POLL_MS);
    }
  }

  async isHeldElsewhere(classroom: ClassroomId): Promise<boolean> {
    if (this.#held.has(classroom)) return false;
    const lease = await this.#read(classroom);
    return lease !== null && !this.#isFromPreviousRun(lease);
  }

  async confirm(classroom: ClassroomId): Promise<boolean> {
    if (performance.now() - this.#renewedAt > LEASE_SILENT_MS) await this.#renew();
    return this.#held.has(classroom);
  }

  drop(classroom: ClassroomId): void {
    this.#held.delete(classroom);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#held.clear();
    // Left as they are, they only make others wait.
    await this.#deps.inFlight.run(() => this.#deps.model.deleteMany({ holder: this.#holder })).catch(() => undefined);
  }

  /** The process of this name that ran before us. */
  #isFromPreviousRun({ holder }: LeaseDocument): boolean {
    return holder.startsWith(`${this.#deps.node} `);
  }

  #read(classroom: ClassroomId): Promise<LeaseDocument | null> {
    const { inFlight, model } = this.#deps;
    return inFlight.run(() => model.findOne({ _id: classroom }).lean<LeaseDocument>());
  }

  async #create(classroom: ClassroomId): Promise<boolean> {
    const { inFlight, model } = this.#deps;
    return inFlight.run(async () => {
      try {
        await model.create({ _id: classroom, holder: this.#holder, count: 0 });
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
      this.#held.add(classroom);
      return true;
    });
  }

  async #seize(classroom: ClassroomId, { holder, count }: LeaseDocument): Promise<boolean> {
    const { inFlight, model } = this.#deps;
    const change = { $set: { holder: this.#holder }, $inc: { count: 1 } };
    const changed = await inFlight.run(() => model.updateOne({ _id: classroom, holder, count }, change));
    if (changed.modifiedCount !== 1) return false;
    this.#held.add(classroom);
    return true;
  }

  /** Counts all of ours up at once; those that are not counted are ours no more. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#countUp().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #countUp(): Promise<void> {
    const asked = new Set(this.#held);
    const { inFlight, model, onLost } = this.#deps;
    const startedAt = performance.now();
    if (asked.size > 0) {
      const filter = { holder: this.#holder };
      const counted = await inFlight.run(() => model.updateMany(filter, { $inc: { count: 1 } }));
      if (counted.matchedCount < asked.size) {
        const left = await inFlight.run(() => model.find(filter, { _id: 1 }).lean<{ _id: ClassroomId }[]>());
        for (const { _id } of left) asked.delete(_id);
        for (const classroom of asked) if (this.#held.delete(classroom)) onLost(classroom);
      }
    }
    this.#renewedAt = startedAt;
  }
}
