/** Who came into a class and who has left it, told once: a lost Wi-Fi or a reload is neither. */
import type { SeatId } from '../../../shared/ids.ts';
import { LEFT_AFTER_MS } from '../../limits.ts';

export interface Coming {
  readonly kind: 'came' | 'left';
  readonly seat: SeatId;
}

export class Comings {
  /** Seats that were told to have come, and since when nobody is at them; null: somebody is. Monotonic ms. */
  readonly #in = new Map<SeatId, number | null>();

  /** @param before who had come and not left when the chat was last open */
  constructor(before: Iterable<SeatId>, now: number) {
    for (const seat of before) this.#in.set(seat, now);
  }

  /** What is to be told now that these seats are here. */
  see(here: ReadonlySet<SeatId>, now: number): Coming[] {
    const told: Coming[] = [];
    for (const seat of here) {
      if (!this.#in.has(seat)) told.push({ kind: 'came', seat });
      this.#in.set(seat, null);
    }
    for (const [seat, since] of this.#in) {
      if (here.has(seat)) continue;
      if (since === null) this.#in.set(seat, now);
      else if (now - since >= LEFT_AFTER_MS) {
        this.#in.delete(seat);
        told.push({ kind: 'left', seat });
      }
    }
    return told;
  }

  /** Its seat is gone: nothing more is told of it. */
  forget(seat: SeatId): void {
    this.#in.delete(seat);
  }
}
