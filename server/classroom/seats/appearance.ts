/** Names and appearances of seats: within a class the name is unique, and so is hue with shape while there are enough. */
import { createRequire } from 'node:module';
import type ColorHash from 'color-hash';
import type { SeatRecord } from '#server/store/port.ts';
import type { SeatShape } from '#shared/protocol/views/seat-appearance.ts';

export const HUES = 12;
export const SHAPES: readonly SeatShape[] = ['circle', 'triangle', 'square', 'diamond', 'star', 'hexagon'];

// color-hash is CommonJS with a default inside: Node and bundlers disagree on how to import that.
const { default: Colours }: { default: new () => ColorHash } = createRequire(import.meta.url)('color-hash');
const colours = new Colours();

/** color-hash's hue for a text, as one of the twelve. */
export function hueOf(text: string): number {
  const [degrees] = colours.hsl(text);
  return Math.round(degrees / (360 / HUES)) % HUES;
}

type Appearance = Pick<SeatRecord, 'hue' | 'shape'>;

/** The free appearance nearest to the proposed hue; with more seats than appearances, the least used one. */
export function pickAppearance(proposed: number, taken: readonly Appearance[]): Appearance {
  const uses = new Map<string, number>();
  for (const { hue, shape } of taken) uses.set(`${hue} ${shape}`, (uses.get(`${hue} ${shape}`) ?? 0) + 1);
  let best: Appearance = { hue: proposed, shape: 'circle' };
  let bestUses = Number.POSITIVE_INFINITY;
  for (let distance = 0; distance <= HUES / 2; distance += 1) {
    for (const hue of new Set([(proposed + distance) % HUES, (proposed - distance + HUES) % HUES])) {
      for (const [index] of SHAPES.entries()) {
        // The first shape of a hue varies, so that neighbours in a list differ by shape too.
        const shape = SHAPES[(index + taken.length) % SHAPES.length] ?? 'circle';
        const count = uses.get(`${hue} ${shape}`) ?? 0;
        if (count < bestUses) {
          best = { hue, shape };
          bestUses = count;
        }
      }
    }
  }
  return best;
}

/** The name that others see: the seat's number while the name waits for the teacher's nod. */
export function shownName({
  name,
  number,
  isNameWaiting = false,
}: Pick<SeatRecord, 'name' | 'number' | 'isNameWaiting'>): string {
  return isNameWaiting ? `#${number}` : name;
}

/** `name`, with a number appended when another seat has it. Case does not count. */
export function uniqueName(name: string, taken: readonly string[]): string {
  const lowercased = new Set(taken.map((each) => each.toLocaleLowerCase()));
  if (!lowercased.has(name.toLocaleLowerCase())) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name} ${number}`;
    if (!lowercased.has(numbered.toLocaleLowerCase())) return numbered;
  }
}
