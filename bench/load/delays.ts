/**
 * How long a move takes from its sender to the frame that shows it, both ends in one process with one clock. A position that
 * was overtaken within its tick is in no frame and counts for nothing.
 */
import type { HandPosition } from './crowd.ts';
import type { SentDrag } from './drag-all.ts';

/** Positions of one hand that are remembered: more than go into any frame's delay. */
const REMEMBERED = 32;

export class Delays {
  readonly #sent = new Map<number, SentDrag[]>();
  #delays: number[] = [];

  sent(sent: SentDrag): void {
    const own = this.#sent.get(sent.hand) ?? [];
    this.#sent.set(sent.hand, own);
    own.push(sent);
    if (own.length > REMEMBERED) own.shift();
  }

  /** A frame came, at monotonic ms `at`. */
  received(moved: readonly HandPosition[], at: number): void {
    for (const { hand, x, y } of moved) {
      const sent = this.#sent.get(hand)?.findLast((each) => each.x === x && each.y === y);
      if (sent !== undefined) this.#delays.push(at - sent.at);
    }
  }

  /** Delays since the last asking, ascending. */
  take(): number[] {
    const delays = this.#delays.sort((a, b) => a - b);
    this.#delays = [];
    return delays;
  }
}
