/** The ground of the table: the user's choice, which this browser stores. Style sheets read it as `data-ground`, the board's scene as `ground`. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';

export const GROUNDS = ['wood', 'cloth', 'stone'] as const;
export type Ground = (typeof GROUNDS)[number];

const stored = readStored('ground');
const chosen = signal<Ground>(GROUNDS.find((each) => each === stored) ?? 'wood');
export const ground: ReadonlySignal<Ground> = chosen;

effect(() => {
  document.documentElement.dataset.ground = chosen.value;
});

export function chooseGround(next: Ground): void {
  chosen.value = next;
  writeStored('ground', next);
}
