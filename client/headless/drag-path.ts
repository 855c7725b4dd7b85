/**
 * The path of a hand that drags a piece: a curve, slow at both ends, that takes longer for far or small goals, has a tremor, and
 * sometimes overshoots. Positions in units, times in ms of a hand at speed 1.
 */
import type { Point } from '#shared/geometry/pose.ts';
import { PLANE } from '#shared/limits.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A position of the hand, and its time after the start. */
export interface Waypoint extends Point {
  readonly after: number;
}

/** Fitts' law for a hand with a mouse: a + b log2(distance / size + 1). Milliseconds. */
const FITTS_A = 180;
const FITTS_B = 170;
/** Interval of the waypoints. Milliseconds. */
const STEP_MS = 16;
/** The bow of the path as a share of the distance, and the tremor as a share of the goal's size. */
const BOW = 0.16;
const TREMOR = 0.03;
const OVERSHOOT = 0.12;
/** A pause on the path. */
const HESITATION = 0.15;
const HESITATION_MS = [150, 900] as const;

/** @param size the required accuracy, in units: a piece's size. The last waypoint is `to` */
export function dragPath(from: Point, to: Point, size: number, random: SeededRandom): Waypoint[] {
  const overshoots = random.happens(OVERSHOOT);
  if (!overshoots) return leg(from, to, size, random, 0);
  const past = 1 + random.between(0.03, 0.12);
  const beyond = { x: from.x + (to.x - from.x) * past, y: from.y + (to.y - from.y) * past };
  const outbound = leg(from, beyond, size, random, 0);
  const correction = leg(outbound.at(-1) ?? from, to, size, random, outbound.at(-1)?.after ?? 0);
  return [...outbound, ...correction];
}

function leg(from: Point, to: Point, size: number, random: SeededRandom, startsAt: number): Waypoint[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const lasts = (FITTS_A + FITTS_B * Math.log2(distance / size + 1)) * random.between(0.85, 1.25);
  const steps = Math.max(2, Math.round(lasts / STEP_MS));
  const stopsAt = random.happens(HESITATION) ? Math.round(steps * random.between(0.3, 0.85)) : -1;
  // A quadratic curve with its middle pulled aside.
  const bow = 2 * BOW * random.gaussian();
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bow, y: (from.y + to.y) / 2 + (to.x - from.x) * bow };
  const path: Waypoint[] = [];
  let after = startsAt;
  for (let step = 1; step <= steps; step += 1) {
    after += STEP_MS + (step === stopsAt ? random.between(...HESITATION_MS) : 0);
    const t = eased(step / steps);
    const shake = step === steps ? 0 : size * TREMOR;
    path.push({
      x: onPlane((1 - t) ** 2 * from.x + 2 * t * (1 - t) * middle.x + t ** 2 * to.x + shake * random.gaussian()),
      y: onPlane((1 - t) ** 2 * from.y + 2 * t * (1 - t) * middle.y + t ** 2 * to.y + shake * random.gaussian()),
      after,
    });
  }
  return path;
}

/** Minimum jerk (Flash and Hogan 1985): the share of the distance at a share of the time. */
function eased(t: number): number {
  return t ** 3 * (10 - 15 * t + 6 * t ** 2);
}

function onPlane(value: number): number {
  return Math.min(PLANE - 1, Math.max(0, Math.round(value)));
}
