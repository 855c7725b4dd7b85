/**
 * The delay from sending a drag to the frame that contains it, both ends in one process with one clock. A position that was overwritten
 * within its tick is in no frame and is not counted.
 */
import type { HandPosition } from './crowd.ts';
import type { SentDrag } from './drag-all.ts';

/** Positions remembered for each hand: more than a hand sends during any delay. */
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

  /** Records a received frame. @param at monotonic ms */
  received(moved: readonly HandPosition[], at: number): void {
    for (const { hand, x, y } of moved) {
      const sent = this.#sent.get(hand)?.findLast((each) => each.x === x && each.y === y);
      if (sent !== undefined) this.#delays.push(at - sent.at);
    }
  }

  /** The delays since the last call, ascending. Milliseconds. */
  take(): number[] {
    const delays = this.#delays.sort((a, b) => a - b);
    this.#delays = [];
    return delays;
  }
}
