/** Which classes this process has: leases in the store, whose holders are watched as whole processes. */
import { LEASE_LEFT_MS, LEASE_POLL_MS, LEASE_WAIT_MS } from '#server/base/limits.ts';
import type { Tally } from '#server/base/tally.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { LeaseRecord, LeaseRecords } from './lease-records.ts';
import type { Leases } from './leases.ts';
import type { NodeHeartbeat } from './node-heartbeat.ts';

export interface ClassLeasesDeps {
  readonly records: LeaseRecords;
  readonly node: NodeHeartbeat;
  /** How classes came to this process: `free`, or from a process that was `silent`. */
  readonly taken?: Tally;
  /** Another process has the class now. */
  readonly onLost: (classroom: ClassroomId) => void;
  /** Whether the class stays here for now, whoever is asked for it. @param heldMs how long this process has had it */
  readonly keeps: (classroom: ClassroomId, heldMs: number) => boolean;
  /** Another process is asked for the class. Called in every round until it is given back. */
  readonly onWanted: (classroom: ClassroomId) => void;
}

export class ClassLeases implements Leases {
  readonly #records: LeaseRecords;
  readonly #node: NodeHeartbeat;
  readonly #taken: Tally | undefined;
  readonly #onLost: ClassLeasesDeps['onLost'];
  readonly #keeps: ClassLeasesDeps['keeps'];
  readonly #onWanted: ClassLeasesDeps['onWanted'];
  /** Since when. Monotonic ms. */
  readonly #held = new Map<ClassroomId, number>();
  /** Classes that another process is asked for, and that are on their way to it. */
  readonly #asked = new Set<ClassroomId>();
  /** Given back less than LEASE_LEFT_MS ago to another process, which looks in each LEASE_POLL_MS: it has them first. */
  readonly #left = new Set<ClassroomId>();

  constructor({ records, node, taken, onLost, keeps, onWanted }: ClassLeasesDeps) {
    this.#taken = taken;
    this.#records = records;
    this.#node = node;
    this.#onLost = onLost;
    this.#keeps = keeps;
    this.#onWanted = onWanted;
    node.onRound(async (isContinuous) => {
      if (!isContinuous) await this.#verify();
      for (const lease of await records.wantedLeasesOf(node.holder)) await this.#answer(lease);
    });
  }

  async take(classroom: ClassroomId): Promise<boolean> {
    if (this.#held.has(classroom)) return true;
    const until = performance.now() + LEASE_WAIT_MS;
    for (;;) {
      const lease = await this.#records.lease(classroom);
      if (lease === null ? await this.#create(classroom) : await this.#seize(lease)) {
        this.#left.delete(classroom);
        this.#taken?.count(lease === null ? 'free' : 'silent');
        this.#held.set(classroom, performance.now());
        return true;
      }
      // Who is asked meanwhile reaches its owner sooner by asking elsewhere than by waiting here.
      if (performance.now() >= until || (lease !== null && (await this.#staysElsewhere(lease)))) return false;
      await this.#pause();
    }
  }

  async isHeldElsewhere(classroom: ClassroomId): Promise<boolean> {
    if (this.#held.has(classroom)) return false;
    const lease = await this.#records.lease(classroom);
    return lease !== null && lease.holder !== this.#node.holder && !(await this.#node.isSilent(lease.holder));
  }

  async confirm(classroom: ClassroomId): Promise<boolean> {
    if (!this.#node.isFresh) await this.#verify();
    return this.#held.has(classroom);
  }

  async giveBack(classroom: ClassroomId): Promise<void> {
    this.#held.delete(classroom);
    if (this.#asked.delete(classroom)) {
      this.#left.add(classroom);
      setTimeout(() => this.#left.delete(classroom), LEASE_LEFT_MS).unref();
    }
    await this.#records.removeLease(classroom, this.#node.holder);
  }

  drop(classroom: ClassroomId): void {
    this.#held.delete(classroom);
    this.#asked.delete(classroom);
  }

  async close(): Promise<void> {
    this.#held.clear();
    // Leases that remain only make other processes wait.
    await this.#records.removeLeasesOf(this.#node.holder).catch(() => undefined);
  }

  /** LEASE_POLL_MS, and no longer than to the next look, by which the holder may be silent. */
  async #pause(): Promise<void> {
    const { promise: passed, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LEASE_POLL_MS);
    await Promise.race([passed, this.#node.nextLook]);
    clearTimeout(timer);
  }

  /** Whether a living process has let the others know that it keeps the class. */
  async #staysElsewhere({ holder, wanted }: LeaseRecord): Promise<boolean> {
    return wanted === holder && !(await this.#node.isSilent(holder));
  }

  /** A process that asks for a class of this one gets it, or learns that it is kept, and so does who asks next. */
  async #answer({ classroom, wanted }: LeaseRecord): Promise<void> {
    const { holder } = this.#node;
    const now = performance.now();
    const keeps = this.#keeps(classroom, now - (this.#held.get(classroom) ?? now));
    if (wanted !== holder && !keeps) {
      this.#asked.add(classroom);
      this.#onWanted(classroom);
    } else if ((wanted === holder) !== keeps)
      await this.#records.changeLease(classroom, holder, { wanted: keeps ? holder : null });
  }

  async #create(classroom: ClassroomId): Promise<boolean> {
    return !this.#left.has(classroom) && this.#records.addLease({ classroom, holder: this.#node.holder, wanted: null });
  }

  /** Takes the lease of a silent process; asks a living one for it. */
  async #seize({ classroom, holder, wanted }: LeaseRecord): Promise<boolean> {
    const own = this.#node.holder;
    if (holder === own) return true;
    if (!(await this.#node.isSilent(holder))) {
      if (wanted !== own && wanted !== holder) await this.#records.changeLease(classroom, holder, { wanted: own });
      return false;
    }
    return this.#records.changeLease(classroom, holder, { holder: own, wanted: null });
  }

  /** Finds out which classes were taken while this process was silent. */
  async #verify(): Promise<void> {
    const expected = new Set(this.#held.keys());
    if (expected.size === 0) return;
    for (const { classroom } of await this.#records.leasesOf(this.#node.holder)) expected.delete(classroom);
    for (const classroom of expected) if (this.#held.delete(classroom)) this.#onLost(classroom);
  }
}
