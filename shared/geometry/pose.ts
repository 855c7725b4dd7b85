/** Poses on the plane. A turn is a number of 15-degree steps clockwise (y points down), 0..23. Sines come from a table, so that all engines agree. */

/** Steps of a whole turn. */
export const TURN_STEPS = 24;
/** Steps of a quarter turn: the only turns a jigsaw uses. */
export const QUARTER = 6;

/** The sines of 0, 15, ... 90 degrees in 1/65536. They are rounded here, so that the result does not depend on an engine's Math.sin. */
const SINES = [0, 16_962, 32_768, 46_341, 56_756, 63_303, 65_536] as const;
const ONE = 65_536;

function sine(turn: number): number {
  const step = ((turn % TURN_STEPS) + TURN_STEPS) % TURN_STEPS;
  const half = step % 12;
  const value = SINES[half <= 6 ? half : 12 - half] ?? 0;
  return step < 12 ? value : -value;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Turns a point clockwise about (0, 0), in whole units. Exact for quarter turns. */
export function rotate(x: number, y: number, turn: number): Point {
  if (turn === 0) return { x, y };
  const s = sine(turn);
  const c = sine(turn + QUARTER);
  // Math.round gives -0 slightly below 0; adding 0 turns it into 0.
  return { x: Math.round((x * c - y * s) / ONE) + 0, y: Math.round((x * s + y * c) / ONE) + 0 };
}

export function isTurn(turn: number): boolean {
  return Number.isInteger(turn) && turn >= 0 && turn < TURN_STEPS;
}
