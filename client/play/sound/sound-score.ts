/** What each sound is made of: notes of our own, for oscillators. */

export const SOUND_NAMES = ['take', 'join', 'solved', 'time'] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

/** One note. Hertz, and seconds after the sound begins; `peak`: its loudest, as a share of full scale. */
export interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly lasts: number;
  readonly peak: number;
  readonly wave: OscillatorType;
}

const note = (hertz: number, at: number, lasts: number, peak: number, wave: OscillatorType = 'sine'): Note => ({
  hertz,
  at,
  lasts,
  peak,
  wave,
});

/** Quiet enough for thirty devices in one room. */
export const SCORES: Readonly<Record<SoundName, readonly Note[]>> = {
  take: [note(330, 0, 0.08, 0.08, 'triangle')],
  join: [note(523.25, 0, 0.09, 0.1, 'triangle'), note(783.99, 0.07, 0.14, 0.1, 'triangle')],
  solved: [
    note(523.25, 0, 0.22, 0.1, 'triangle'),
    note(659.25, 0.14, 0.22, 0.1, 'triangle'),
    note(783.99, 0.28, 0.22, 0.1, 'triangle'),
    note(1046.5, 0.42, 0.6, 0.1, 'triangle'),
  ],
  time: [note(880, 0, 0.3, 0.14), note(880, 0.4, 0.3, 0.14), note(659.25, 0.8, 0.6, 0.14)],
};
