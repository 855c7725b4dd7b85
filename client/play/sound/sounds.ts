/** Whether this page makes sounds: off until its user turns them on, and never while the class does without. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { SoundPlayer } from './sound-player.ts';
import type { SoundName } from './sound-score.ts';

const STORED_AS = 'sounds';

const isWanted = signal(readStored(STORED_AS) === 'on');
/** The user's own choice, which this browser keeps. */
export const areSoundsWanted: ReadonlySignal<boolean> = isWanted;
const isAllowed = signal(false);
/** The class's switch. */
export const areSoundsAllowed: ReadonlySignal<boolean> = isAllowed;

const isOn = computed(() => isWanted.value && isAllowed.value);
let player: SoundPlayer | null = null;

export function wantSounds(wanted: boolean): void {
  isWanted.value = wanted;
  writeStored(STORED_AS, wanted ? 'on' : 'off');
}

export function playSound(name: SoundName): void {
  if (isOn.peek()) player?.play(name);
}

/** Says what the class's switch is, as long as the page shows the class. */
export function useClassSounds(areAllowed: boolean): void {
  useEffect(() => {
    isAllowed.value = areAllowed;
    return () => {
      isAllowed.value = false;
    };
  }, [areAllowed]);
}

const loadPlayer = () => import('./sound-player.ts').then(({ SoundPlayer }) => new SoundPlayer());
let isLoading = false;
effect(() => {
  if (!isOn.value || isLoading) return;
  isLoading = true;
  loadPart(loadPlayer, (loaded) => {
    player = loaded;
  });
});
