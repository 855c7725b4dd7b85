/** Records what a page plays: an AnalyserNode beside everything that goes to the loudspeaker. */
import { expect, type Page } from '@playwright/test';

interface Recorder {
  /** Loudest sample since it was last asked for, 0..1. */
  loudest: number;
  /** The strongest level of each frequency so far, dB; `hertz` from one to the next. */
  spectrum: Float32Array;
  hertz: number;
}

declare global {
  var recorder: Recorder | undefined;
}

/** Call it before the page loads. */
export async function recordSounds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Some 0.7 s, so that a busy page that looks seldom misses nothing.
    const SAMPLES = 32_768;
    const analysers = new Map<BaseAudioContext, AnalyserNode>();
    const recorder: Recorder = { loudest: 0, spectrum: new Float32Array(SAMPLES / 2).fill(-200), hertz: 1 };
    globalThis.recorder = recorder;
    const { connect } = AudioNode.prototype;
    AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
      const { context } = this;
      if (to[0] === context.destination) {
        const analyser =
          analysers.get(context) ?? new AnalyserNode(context, { fftSize: SAMPLES, smoothingTimeConstant: 0 });
        analysers.set(context, analyser);
        Reflect.apply(connect, this, [analyser]);
      }
      return Reflect.apply(connect, this, to);
    } as typeof connect;
    const samples = new Float32Array(SAMPLES);
    const levels = new Float32Array(SAMPLES / 2);
    setInterval(() => {
      for (const [context, analyser] of analysers) {
        recorder.hertz = context.sampleRate / SAMPLES;
        analyser.getFloatTimeDomainData(samples);
        for (const sample of samples) recorder.loudest = Math.max(recorder.loudest, Math.abs(sample));
        analyser.getFloatFrequencyData(levels);
        for (const [bin, level] of levels.entries())
          recorder.spectrum[bin] = Math.max(recorder.spectrum[bin] ?? -200, level);
      }
    }, 25);
  });
}

/** The loudest sample since the last call. 0: nothing was played. */
export function loudest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { recorder } = globalThis;
    if (recorder === undefined) throw new Error('the page records nothing');
    const loudest = recorder.loudest;
    recorder.loudest = 0;
    return loudest;
  });
}

/** Whether a tone of this pitch was played so far: louder than what leaks from other tones. */
export function wasPlayed(page: Page, hertz: number): Promise<boolean> {
  return page.evaluate((wanted) => {
    const { recorder } = globalThis;
    if (recorder === undefined) throw new Error('the page records nothing');
    const bin = Math.round(wanted / recorder.hertz);
    return Math.max(...recorder.spectrum.slice(bin - 1, bin + 2)) > -70;
  }, hertz);
}

/** The teacher's switch for the whole class. */
export async function allowSounds(teacher: Page, areAllowed = true): Promise<void> {
  await teacher.getByRole('button', { name: 'More', exact: true }).click();
  await teacher.getByRole('checkbox', { name: 'Sounds in this class' }).setChecked(areAllowed);
  // The page's own switch comes with the server's answer.
  await expect(teacher.getByRole('checkbox', { name: 'Sounds', exact: true })).toHaveCount(areAllowed ? 1 : 0);
  await teacher.keyboard.press('Escape');
}

/** A student's own switch, once the class allows sounds. */
export async function turnOnSounds(student: Page): Promise<void> {
  await student.getByRole('button', { name: 'More', exact: true }).click();
  const own = student.getByRole('checkbox', { name: 'Sounds' });
  await expect(own).toBeEnabled();
  await own.check();
  await student.keyboard.press('Escape');
}
