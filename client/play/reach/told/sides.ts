/** The four sides of a piece as they lie: a piece turned by quarters shows its left side on top, and so on around. */

export const SIDES = ['top', 'left', 'right', 'bottom'] as const;
export type SideName = (typeof SIDES)[number];

const AROUND: readonly SideName[] = ['top', 'right', 'bottom', 'left'];

/** What each side shows after `quarters` turns clockwise; any integer. */
export function sidesTurned<Shown>(
  sides: Readonly<Record<SideName, Shown>>,
  quarters: number,
): Record<SideName, Shown> {
  const shown = (side: number): Shown => sides[AROUND[(((side - quarters) % 4) + 4) % 4] ?? 'top'];
  return { top: shown(0), right: shown(1), bottom: shown(2), left: shown(3) };
}
