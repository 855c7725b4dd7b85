/** Whether a magnifier lies over the board: the user's choice, which this tab remembers. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { readStored, removeStored, writeStored } from '#client/base/browser-storage.ts';

const STORED_AS = 'magnifier';

const isOn = signal(readStored(STORED_AS, 'sessionStorage') !== null);
export const isMagnified: ReadonlySignal<boolean> = isOn;

export function toggleMagnifier(): void {
  isOn.value = !isOn.value;
  if (isOn.value) writeStored(STORED_AS, 'on', 'sessionStorage');
  else removeStored(STORED_AS, 'sessionStorage');
}
