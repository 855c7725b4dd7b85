/** Who came into a class and who has left it, told once: a lost Wi-Fi or a reload is neither. */

import { LEFT_AFTER_MS } from '#server/base/limits.ts';
import type { SeatId } from '#shared/ids.ts';

export interface JoinLeave {
  readonly kind: 'joined' | 'left';
  readonly seat: SeatId;
}

export class JoinLeaveTracker {
  /** Seats that were told to have come, and since when nobody is at them; null: somebody is. Monotonic ms. */
  readonly #joined = new Map<SeatId, number | null>();

  /** @param before who had come and not left when the chat was last open */
  constructor(before: Iterable<SeatId>, now: number) {
    for (const seat of before) this.#joined.set(seat, now);
  }

  /** What is to be told now that these seats are here. */
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

  /** Its seat is gone: nothing more is told of it. */
  remove(seat: SeatId): void {
    this.#joined.delete(seat);
  }
}
