/** The four sides of a piece as it lies: a quarter turn clockwise moves the left side to the top, and so on around. */

export const SIDES = ['top', 'left', 'right', 'bottom'] as const;
export type SideName = (typeof SIDES)[number];

const CLOCKWISE: readonly SideName[] = ['top', 'right', 'bottom', 'left'];

/** The sides after `quarters` quarter turns clockwise; any integer. */
export function turnSides<Value>(sides: Readonly<Record<SideName, Value>>, quarters: number): Record<SideName, Value> {
  const sideAt = (side: number): Value => sides[CLOCKWISE[(((side - quarters) % 4) + 4) % 4] ?? 'top'];
  return { top: sideAt(0), right: sideAt(1), bottom: sideAt(2), left: sideAt(3) };
}
