/** Labels to begin with, on one of the sample pictures: the sun and its planets, from the left. */
import type { WrittenLabel } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';

export const LABELLED_SAMPLE: SampleId = 'solar';
/** What each label names, in shares of the picture's sides. */
const POINTS = [
  [625, 4_700],
  [2_007, 3_416],
  [2_656, 7_016],
  [3_766, 3_264],
  [4_293, 7_064],
  [6_205, 3_110],
  [6_894, 7_883],
  [8_024, 1_479],
  [9_345, 7_380],
] as const;

/** @param words one for each point */
export function sampleLabels(words: readonly string[]): WrittenLabel[] {
  return POINTS.map(([x, y], index) => ({ x, y, words: words[index] ?? '' }));
}
