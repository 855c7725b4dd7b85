/**
 * Hands that drag without a break: each moves from place to place and sends its position 30 times a second. The schedule does not drift,
 * and the hands are spread evenly over the tick.
 */
import { setTimeout as after } from 'node:timers/promises';
import { dragPath, type Waypoint } from '#client/headless/drag-path.ts';
import type { SeededRandom } from '#client/headless/seeded-random.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { CENTRE } from '#shared/limits.ts';
import type { CrowdHand } from './crowd.ts';

/** Drag frames a second of one hand. */
export const DRAG_HZ = 30;
/** Largest distance of a hand from the middle, in units. */
const REACH = 16_000;
/** Accuracy of a hand's goals, in units: the size of a piece of a thousand. */
const AIM = 400;

/** The endless path of a hand. `at` must be called with ascending times from 0. */
export class RandomWalk {
  readonly #chance: SeededRandom;
  #path: Waypoint[] = [];
  #index = 0;
  #startedAt = 0;
  #at: Point;

  constructor(random: SeededRandom) {
    this.#chance = random;
    this.#at = this.#somewhere();
  }

  at(time: number): Point {
    for (;;) {
      const next = this.#path[this.#index];
      if (next === undefined) {
        this.#startedAt += this.#path.at(-1)?.after ?? 0;
        this.#path = dragPath(this.#at, this.#somewhere(), AIM, this.#chance);
        this.#index = 0;
      } else if (this.#startedAt + next.after <= time) {
        this.#at = { x: next.x, y: next.y };
        this.#index += 1;
      } else return this.#at;
    }
  }

  #somewhere(): Point {
    const place = () => Math.round(CENTRE + this.#chance.between(-REACH, REACH));
    return { x: place(), y: place() };
  }
}

export interface SentDrag extends Point {
  readonly hand: number;
  /** Monotonic ms. */
  readonly at: number;
}

export interface DragAllOptions {
  readonly hands: readonly CrowdHand[];
  /** One for each hand. */
  readonly walks: readonly RandomWalk[];
  /** Drag frames a second of one hand. */
  readonly hertz: number;
  readonly signal: AbortSignal;
  /** Called for each frame. */
  readonly onSent: (sent: SentDrag) => void;
}

/** Drags with all hands until `signal` is aborted. */
export async function dragAll({ hands, walks, hertz, signal, onSent }: DragAllOptions): Promise<void> {
  const period = 1_000 / hertz;
  const startedAt = performance.now();
  for (const hand of hands) hand.lift();
  for (let turn = 0; !signal.aborted; turn += 1) {
    const index = turn % hands.length;
    const due = startedAt + (turn * period) / hands.length;
    const early = due - performance.now();
    if (early > 0.5) await after(early);
    const place = walks[index]?.at(due - startedAt);
    if (place === undefined) continue;
    // Successive positions always differ, even of a hand that pauses, so that each can be recognised.
    const at = { x: (place.x & ~3) | (Math.floor(turn / hands.length) & 3), y: place.y };
    hands[index]?.drag(at);
    onSent({ hand: index, ...at, at: performance.now() });
  }
  for (const hand of hands) hand.release();
}
