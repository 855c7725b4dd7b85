/**
 * Gives classes away in order, to another process or to none: what was decided becomes durable and is answered, then the lease is given
 * back, then the connections end and come back by themselves. Nothing is forwarded.
 */

import { setTimeout as wait } from 'node:timers/promises';
import {
  ARRIVAL_MS,
  BUSY_HANDOVER_WAVE,
  HANDOVER_AFTER_MS,
  HANDOVER_MS_MAX,
  HANDOVER_PAUSE_MS,
  HANDOVER_SPAN_MS,
  HANDOVER_WAVE,
} from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { Tally } from '#server/base/tally.ts';
import type { SingleFlight } from '#server/concurrency/single-flight.ts';
import { StoreError } from '#server/store/error.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomHost } from './host.ts';

export interface ClassHandoverDeps {
  readonly hosts: SingleFlight<ClassroomId, ClassroomHost | null>;
  readonly leases: Leases;
  readonly log: Log;
  /** Resolves when what people wrote in the chat of the class is durable. */
  readonly settleChat: (host: ClassroomHost) => Promise<void>;
  /** A class that is being removed is given to nobody. */
  readonly isRemoving: (id: ClassroomId) => boolean;
  /** Resolves once the class is not being removed, successful or not. */
  readonly whenRemoved: (id: ClassroomId) => Promise<void>;
  /** Another process has the class, or may have it: its people are to reconnect. */
  readonly onMoved: (host: ClassroomHost) => void;
}

export class ClassHandover {
  readonly #deps: ClassHandoverDeps;
  /** Classes that are being given away; they cannot be opened until that is done. */
  readonly #leaving = new Map<ClassroomId, Promise<void>>();
  /** From the first call on, when their commands end: a host is closed once. */
  readonly #closing = new WeakMap<ClassroomHost, Promise<void>>();
  /** Classes that nobody was connected to at the last round. */
  readonly #idle = new WeakSet<ClassroomHost>();
  /** When somebody was let into the class last, who may not be connected yet. Monotonic ms. */
  readonly #arrivedAt = new WeakMap<ClassroomHost, number>();
  #isStopping = false;
  /** Classes that were given away, by the reason. */
  readonly givenAway = new Tally<'wanted' | 'idle' | 'stop'>();

  constructor(deps: ClassHandoverDeps) {
    this.#deps = deps;
  }

  /** Resolves when the class may be opened here. @throws {StoreError} store-closed: this process takes no more classes */
  async settled(id: ClassroomId): Promise<void> {
    await this.#leaving.get(id);
    if (this.#isStopping && !this.#deps.hosts.opened.has(id)) throw new StoreError('store-closed');
  }

  /** Somebody is being let into the class. */
  noteArrival(host: ClassroomHost): void {
    this.#arrivedAt.set(host, performance.now());
  }

  /**
   * Whether the class stays here though another process is asked for it: somebody has just been let in, or people are connected and
   * HANDOVER_AFTER_MS are not over. A balancer that cannot keep a class together so moves it seldom.
   */
  keeps(id: ClassroomId, heldMs: number): boolean {
    const host = this.#deps.hosts.opened.get(id);
    if (host === undefined || this.#isStopping) return false;
    const arrivedAt = this.#arrivedAt.get(host) ?? Number.NEGATIVE_INFINITY;
    return performance.now() - arrivedAt < ARRIVAL_MS || (!host.isIdle && heldMs < HANDOVER_AFTER_MS);
  }

  /** Another process, which is asked for the class, gets it: nothing is lost. */
  wanted(id: ClassroomId): void {
    const { hosts, isRemoving, log } = this.#deps;
    if (hosts.isOpening(id) || isRemoving(id)) return;
    const host = hosts.opened.get(id);
    if (host?.isIdle === false && !this.#isStopping)
      log.warn('the balancer brings people of a class to another process: it is handed over');
    this.givenAway.count('wanted');
    void this.letGo(id);
  }

  /** Lets go of a class that nobody was connected to for two rounds. */
  noteIdle(host: ClassroomHost): void {
    if (!host.isIdle || this.#deps.isRemoving(host.record.id)) this.#idle.delete(host);
    else if (this.#idle.has(host)) {
      this.givenAway.count('idle');
      void this.letGo(host.record.id);
    } else this.#idle.add(host);
  }

  /**
   * Hands every class over, those with people a few at a time: all at once would come to the next process together, and each would wait
   * there for all. No class is opened any more. Resolves when that is done, or after HANDOVER_MS_MAX.
   */
  async letGoOfAll(): Promise<void> {
    this.#isStopping = true;
    // A removal that takes its time keeps no other class: the next process completes it.
    const classes = [...this.#deps.hosts.opened].filter(([id]) => !this.#deps.isRemoving(id));
    for (const _ of classes) this.givenAway.count('stop');
    const idsOf = (areIdle: boolean) => classes.filter(([, host]) => host.isIdle === areIdle).map(([id]) => id);
    const busy = idsOf(false);
    const busyWave = Math.max(BUSY_HANDOVER_WAVE, Math.ceil((busy.length * HANDOVER_PAUSE_MS) / HANDOVER_SPAN_MS));
    const limit = new AbortController();
    const done = async () => {
      await this.#letGoInWaves(idsOf(true), HANDOVER_WAVE, 0);
      await this.#letGoInWaves(busy, busyWave, HANDOVER_PAUSE_MS);
      await Promise.all(this.#leaving.values());
      limit.abort();
    };
    const tooLong = wait(HANDOVER_MS_MAX, undefined, { signal: limit.signal }).catch(() => undefined);
    await Promise.race([done(), tooLong]);
  }

  /** @param pauseMs after a wave, before the next one */
  async #letGoInWaves(ids: readonly ClassroomId[], size: number, pauseMs: number): Promise<void> {
    for (let first = 0; first < ids.length; first += size) {
      if (first > 0) await wait(pauseMs);
      await Promise.all(ids.slice(first, first + size).map((id) => this.letGo(id)));
    }
  }

  /** Resolves when the class is given back. Never rejects: a lease that remains only makes others wait. */
  async letGo(id: ClassroomId): Promise<void> {
    const { hosts, leases, log } = this.#deps;
    const host = hosts.opened.get(id);
    try {
      if (this.#leaving.has(id)) await this.#leaving.get(id);
      else if (host === undefined) await this.#leave(id, leases.giveBack(id));
      else await this.#closeOnce(id, host);
    } catch (error) {
      log.warn({ err: error }, 'a class could not be given back');
    }
  }

  #closeOnce(id: ClassroomId, host: ClassroomHost): Promise<void> {
    const closing = this.#closing.get(host) ?? this.#close(id, host);
    this.#closing.set(host, closing);
    return closing;
  }

  async #close(id: ClassroomId, host: ClassroomHost): Promise<void> {
    // Commands that are under way may still ask for their own host.
    await host.endCommands(new StoreError('store-elsewhere'));
    await this.#deps.whenRemoved(id);
    // Meanwhile another process may have taken the class, or it was removed.
    if (this.#deps.hosts.opened.get(id) !== host) return;
    this.#deps.hosts.forget(id);
    await this.#leave(id, this.#giveAway(id, host));
  }

  /** Until it is done the class is not opened here: its lease would be given back under the new host. */
  async #leave(id: ClassroomId, done: Promise<void>): Promise<void> {
    const leaving = done.finally(() => this.#leaving.delete(id));
    this.#leaving.set(id, leaving);
    await leaving;
  }

  async #giveAway(id: ClassroomId, host: ClassroomHost): Promise<void> {
    const { leases, settleChat, onMoved } = this.#deps;
    try {
      await Promise.all([host.settle(), settleChat(host)]);
      await leases.giveBack(id);
    } finally {
      onMoved(host);
    }
  }
}
