/** The four sides of a piece as they lie: a piece turned by quarters shows its left side on top, and so on around. */

export const SIDES = ['top', 'left', 'right', 'bottom'] as const;
export type SideName = (typeof SIDES)[number];

const CLOCKWISE: readonly SideName[] = ['top', 'right', 'bottom', 'left'];

/** What each side shows after `quarters` turns clockwise; any integer. */
export function turnSides<Value>(sides: Readonly<Record<SideName, Value>>, quarters: number): Record<SideName, Value> {
  const sideAt = (side: number): Value => sides[CLOCKWISE[(((side - quarters) % 4) + 4) % 4] ?? 'top'];
  return { top: sideAt(0), right: sideAt(1), bottom: sideAt(2), left: sideAt(3) };
}
