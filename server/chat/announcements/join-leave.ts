/** Join and leave announcements, debounced so that a reconnect or a reload is not announced. */

import { LEFT_AFTER_MS } from '#server/base/limits.ts';
import type { SeatId } from '#shared/ids.ts';

export interface JoinLeave {
  readonly kind: 'joined' | 'left';
  readonly seat: SeatId;
}

export class JoinLeaveTracker {
  /** Seats whose join was announced, and since when no page is connected to them; null: one is. Monotonic ms. */
  readonly #joined = new Map<SeatId, number | null>();

  /** @param before seats that had joined and not left when the chat was last open */
  constructor(before: Iterable<SeatId>, now: number) {
    for (const seat of before) this.#joined.set(seat, now);
  }

  /** When `update` may next find a leave, monotonic ms; null while no seat is absent. */
  get nextDue(): number | null {
    const absentSince = [...this.#joined.values()].filter((since) => since !== null);
    return absentSince.length === 0 ? null : Math.min(...absentSince) + LEFT_AFTER_MS;
  }

  /** The joins and leaves to announce, given the seats that are connected now. */
  update(present: ReadonlySet<SeatId>, now: number): JoinLeave[] {
    const changes: JoinLeave[] = [];
    for (const seat of present) {
      if (!this.#joined.has(seat)) changes.push({ kind: 'joined', seat });
      this.#joined.set(seat, null);
    }
    for (const [seat, since] of this.#joined) {
      if (present.has(seat)) continue;
      if (since === null) this.#joined.set(seat, now);
      else if (now - since >= LEFT_AFTER_MS) {
        this.#joined.delete(seat);
        changes.push({ kind: 'left', seat });
      }
    }
    return changes;
  }

  /** Announces nothing any more of a seat that is removed. */
  remove(seat: SeatId): void {
    this.#joined.delete(seat);
  }
}
