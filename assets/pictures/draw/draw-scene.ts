/** The scene of each sample. */
import { type SampleId, sampleOf } from '#shared/samples/catalogue.ts';
import { Sheet } from './pen/sheet.ts';
import { seasons } from './scenes/earth/seasons.ts';
import { solar } from './scenes/earth/solar.ts';
import { water } from './scenes/earth/water.ts';
import { world } from './scenes/earth/world.ts';
import { clock } from './scenes/learning/clock.ts';
import { hangul } from './scenes/learning/hangul.ts';
import { music } from './scenes/learning/music.ts';
import { times } from './scenes/learning/times.ts';
import { city } from './scenes/life/city.ts';
import { market } from './scenes/life/market.ts';
import { meadow } from './scenes/life/meadow.ts';
import { reef } from './scenes/life/reef.ts';

const SCENES: Readonly<Record<SampleId, (sheet: Sheet, moment?: number) => void>> = {
  meadow,
  world,
  hangul,
  clock,
  solar,
  seasons,
  reef,
  city,
  market,
  times,
  music,
  water,
};

/** @param moment of the loop of a picture that moves, 0..1 */
export function drawScene(id: SampleId, moment = 0): Sheet {
  const { width, height } = sampleOf(id);
  const sheet = new Sheet(width, height);
  SCENES[id](sheet, moment);
  return sheet;
}
