/** Plays sounds through Web Audio. Loaded when sounds are turned on. */
import { SCORES, type SoundName } from './sound-score.ts';

/** A note begins and ends within this time instead of with a click. Seconds. */
const FADE_SECONDS = 0.01;
/** What ends a rest of the context: browsers let a page sound only after one of these. */
const GESTURES = ['pointerdown', 'keydown'] as const;

export class SoundPlayer {
  readonly #context = new AudioContext();

  constructor() {
    const wake = () => {
      // A browser may suspend the context at any time: each gesture wakes it again. A refusal means that it stays silent.
      if (this.#context.state !== 'running') this.#context.resume().catch(() => undefined);
    };
    for (const gesture of GESTURES) addEventListener(gesture, wake, { capture: true, passive: true });
    wake();
  }

  /** Plays a sound. What comes while the context does not run is dropped: late it would mislead. */
  play(name: SoundName): void {
    const context = this.#context;
    if (context.state !== 'running') return;
    for (const { hertz, at, lasts, peak, wave } of SCORES[name]) {
      const begin = context.currentTime + at;
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      oscillator.type = wave;
      oscillator.frequency.value = hertz;
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(peak, begin + FADE_SECONDS);
      volume.gain.exponentialRampToValueAtTime(peak / 100, begin + lasts);
      volume.gain.linearRampToValueAtTime(0, begin + lasts + FADE_SECONDS);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(begin);
      oscillator.stop(begin + lasts + FADE_SECONDS);
    }
  }
}
