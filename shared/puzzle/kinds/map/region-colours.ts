/** One colour for each region, different from those of its neighbours. */
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/**
 * They differ in lightness as well as in hue, so that they are told apart without seeing red, green or blue; names are read on each by 4.5
 * to 1. Names and borders are dark in both themes.
 */
const COLOURS = ['#f2d48f', '#9cc4e4', '#e9a58a', '#b7d79a', '#c3b3e0', '#f6eccb', '#8fb8a8'] as const;

/** Index = piece; [0] is unused. The region with the most neighbours chooses first, and of the free colours the one that is rarest. O(pieces²) */
export function regionColours({ pieces, neighbours }: Pick<Puzzle, 'pieces' | 'neighbours'>): readonly string[] {
  const order = Array.from({ length: pieces }, (_, index) => index + 1);
  order.sort((a, b) => (neighbours[b]?.length ?? 0) - (neighbours[a]?.length ?? 0) || a - b);
  const chosen = new Map<number, number>();
  const uses = COLOURS.map(() => 0);
  for (const piece of order) {
    const taken = new Set((neighbours[piece] ?? []).map((each) => chosen.get(each)));
    const free = COLOURS.flatMap((_, colour) => (taken.has(colour) ? [] : [colour]));
    const [colour = 0] = free.sort((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0) || a - b);
    chosen.set(piece, colour);
    uses[colour] = (uses[colour] ?? 0) + 1;
  }
  return Array.from({ length: pieces + 1 }, (_, piece) => COLOURS[chosen.get(piece) ?? 0] ?? COLOURS[0]);
}
