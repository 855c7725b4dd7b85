/** What the buttons and the keys of a replay do: of one board, or of several side by side. */
import type { ReadonlySignal } from '@preact/signals';
import type { Speed } from './replay-clock.ts';

export interface ReplayControl {
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<Speed>;
  readonly skipsIdle: ReadonlySignal<boolean>;
  play(): void;
  pause(): void;
  /** Pauses, and shows what is after the next move, or after the one before. */
  step(by: 1 | -1): void;
  /** @param time by the axis of the bar; beyond its ends it is the end @param isAnnounced says it once it shows */
  seek(time: number, isAnnounced?: boolean): void;
  /** Moves along the bar. Milliseconds of the bar. */
  seekBy(ms: number, isAnnounced: boolean): void;
  setSpeed(speed: Speed): void;
  setSkipsIdle(skips: boolean): void;
}
