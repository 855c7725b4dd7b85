/** What each sample shows in each cell of a coarse grid, so that a piece can be described by its content. */
import type { LocalizedText, SampleId } from './catalogue.ts';
import { SEASONS, SOLAR, WATER, WORLD } from './earth.ts';
import { CLOCK, HANGUL, MUSIC, TIMES } from './learning.ts';
import { CITY, MARKET, MEADOW, REEF } from './life.ts';

/** Rows of equal height, each with the same number of equally wide cells. */
export const SAMPLE_WORDS: Readonly<Record<SampleId, readonly (readonly LocalizedText[])[]>> = {
  meadow: MEADOW,
  world: WORLD,
  hangul: HANGUL,
  clock: CLOCK,
  solar: SOLAR,
  seasons: SEASONS,
  reef: REEF,
  city: CITY,
  market: MARKET,
  times: TIMES,
  music: MUSIC,
  water: WATER,
};

/** What the picture shows at a point; x and y are shares of its sides, 0 to 1. */
export function sampleWordsAt(id: SampleId, x: number, y: number): LocalizedText {
  const rows = SAMPLE_WORDS[id];
  const row = rows[Math.min(rows.length - 1, Math.max(0, Math.floor(y * rows.length)))] ?? [];
  const cell = row[Math.min(row.length - 1, Math.max(0, Math.floor(x * row.length)))];
  if (cell === undefined) throw new RangeError(`${id} has no words at ${x}, ${y}`);
  return cell;
}
