/** The four sides and corners of a piece as it lies: a quarter turn clockwise moves the left side to the top, and so on around. */
import type { SideName } from '#shared/puzzle/puzzle.ts';

export const SIDES: readonly SideName[] = ['top', 'left', 'right', 'bottom'];

export const CORNERS = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
export type CornerName = (typeof CORNERS)[number];

const CLOCKWISE: readonly SideName[] = ['top', 'right', 'bottom', 'left'];

/** The sides after `quarters` quarter turns clockwise; any integer. */
export function turnSides<Value>(sides: Readonly<Record<SideName, Value>>, quarters: number): Record<SideName, Value> {
  const sideAt = (side: number): Value => sides[CLOCKWISE[before(side, quarters)] ?? 'top'];
  return { top: sideAt(0), right: sideAt(1), bottom: sideAt(2), left: sideAt(3) };
}

/** The corners after `quarters` quarter turns clockwise; any integer. */
export function turnCorners<Value>(
  corners: Readonly<Record<CornerName, Value>>,
  quarters: number,
): Record<CornerName, Value> {
  const cornerAt = (corner: number): Value => corners[CORNERS[before(corner, quarters)] ?? 'topLeft'];
  return { topLeft: cornerAt(0), topRight: cornerAt(1), bottomRight: cornerAt(2), bottomLeft: cornerAt(3) };
}

/** Index around the piece of what a turn has brought to `index`. */
function before(index: number, quarters: number): number {
  return (((index - quarters) % 4) + 4) % 4;
}
