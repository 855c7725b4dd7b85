/**
 * Leases as counters that their holders increment. A challenger watches the counter: if it has not changed for LEASE_SILENT_MS of
 * the challenger's own clock, the challenger takes the lease by compare-and-set. No two clocks are compared. During an outage of
 * the database nobody increments and nobody watches, so an outage costs no process its classes.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LEASE_POLL_MS, LEASE_RENEW_MS, LEASE_SILENT_MS } from '#server/base/limits.ts';
import type { Leases } from '#server/store/lease.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { LeaseDocument } from './collections/leases.ts';
import type { AnyModel } from './collections/models.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import type { InFlight } from './driver/in-flight.ts';

export interface LeaseDeps {
  readonly model: AnyModel;
  readonly inFlight: InFlight;
  /** Names this process, the same after a restart: it takes the leases of its previous run back at once. */
  readonly node: string;
  readonly onLost: (classroom: ClassroomId) => void;
}

export class MongoLeases implements Leases {
  readonly #deps: LeaseDeps;
  readonly #holder: string;
  readonly #held = new Set<ClassroomId>();
  readonly #timer: NodeJS.Timeout;
  /** Monotonic ms: when the database last confirmed the held leases. */
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
      // The holder is alive, or another challenger was faster.
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
    // Leases that remain only make other processes wait.
    await this.#deps.inFlight.run(() => this.#deps.model.deleteMany({ holder: this.#holder })).catch(() => undefined);
  }

  /** Whether the holder is a previous run of this process. */
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

  /** Increments all held leases at once; a lease that was not incremented is lost. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#increment().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #increment(): Promise<void> {
    const expected = new Set(this.#held);
    const { inFlight, model, onLost } = this.#deps;
    const startedAt = performance.now();
    if (expected.size > 0) {
      const filter = { holder: this.#holder };
      const incremented = await inFlight.run(() => model.updateMany(filter, { $inc: { count: 1 } }));
      if (incremented.matchedCount < expected.size) {
        const left = await inFlight.run(() => model.find(filter, { _id: 1 }).lean<{ _id: ClassroomId }[]>());
        for (const { _id } of left) expected.delete(_id);
        for (const classroom of expected) if (this.#held.delete(classroom)) onLost(classroom);
      }
    }
    this.#renewedAt = startedAt;
  }
}
