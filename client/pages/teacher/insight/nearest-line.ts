/** Which of several lines of steps is meant by a press. */
import type { Point } from '#shared/geometry/pose.ts';

/** A level part of a line; a rise leads to the next one. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** @returns the index of the line, null where none is as near as `reach` */
export function nearestLine(lines: readonly (readonly Step[])[], press: Point, reach: number): number | null {
  const distances = lines.map((steps) => distanceTo(steps, press));
  const least = Math.min(...distances);
  return least <= reach ? distances.indexOf(least) : null;
}

function distanceTo(steps: readonly Step[], { x, y }: Point): number {
  const distances = steps.flatMap(({ from, to, y: level }, index) => {
    const next = steps[index + 1]?.y ?? level;
    return [
      Math.hypot(beyond(x, from, to), y - level),
      Math.hypot(x - to, beyond(y, Math.min(level, next), Math.max(level, next))),
    ];
  });
  return Math.min(...distances);
}

/** How far a value lies outside a span. */
function beyond(value: number, from: number, to: number): number {
  return Math.max(0, from - value, value - to);
}
