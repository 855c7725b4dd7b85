/** The label layout: the activity's photo is the sheet, and each card has its home at a point of it. */

import type { PerLanguage } from '#shared/languages.ts';
import { CARD_LETTERS_MAX, LABEL_SHARES, PICTURE_LONG_SIDE } from '#shared/limits.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import type { AnySpec } from './any-spec.ts';
import { type CardFeedback, lateFeedback } from './card-feedback.ts';
import { cardProblem } from './card-set.ts';
import { placeLabels } from './label-places.ts';
import { regionWords } from './label-regions.ts';
import { labelled } from './layouts.ts';
import type { SheetRect } from './sheet-grid.ts';

/** Card n has its home in place n. A place that its author did not name has '' for a name in the set. */
export interface LabelSpec extends AnySpec {
  readonly layout: 'label';
  /** From place 1. Where they lie is stored, not computed again. */
  readonly spots: readonly LabelSpot[];
  /** What the cards are called in each language, where they differ; index = card. Left out: `words` in all. */
  readonly wordsIn?: PerLanguage<readonly string[]>;
}

export interface LabelSpot {
  /** What the label names: units from the sheet's top left. */
  readonly x: number;
  readonly y: number;
  /** Where its card lies, beside it or near by. */
  readonly card: SheetRect;
}

/** A label as its author wrote it. */
export interface WrittenLabel {
  readonly words: string;
  /** What it names, in shares of the photo's sides: 0 to LABEL_SHARES from its top left. */
  readonly x: number;
  readonly y: number;
  /** What its place is called; left out: where on the photo it is. */
  readonly name?: string;
}

export interface RequestedLabels {
  readonly layout: 'label';
  readonly labels: readonly WrittenLabel[];
  readonly seed?: number;
  readonly feedback?: CardFeedback;
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

/** Null: these labels make no set. @param seed u32, for a request without one @param photo its sides; it is the sheet */
export function labelSpec(request: RequestedLabels, photo: Sides, seed: number): LabelSpec | null {
  const { labels, seed: own, feedback } = request;
  const areNamesGood = labels.every(({ name = '' }) => countGraphemes(tidyLine(name)) <= CARD_LETTERS_MAX);
  if (!areNamesGood || cardProblem(labels.map(({ words }) => words)) !== null) return null;
  const sketch = sketchLabels(labels, photo, own ?? seed);
  return sketch === null ? null : { ...sketch, ...lateFeedback(feedback) };
}

/** As long as labels are written: however few and empty they are. Null: the photo has no room for so many. */
export function sketchLabels(labels: readonly WrittenLabel[], photo: Sides, seed: number): LabelSpec | null {
  const long = Math.max(photo.width, photo.height);
  const width = Math.max(1, Math.round((photo.width * PICTURE_LONG_SIDE) / long));
  const height = Math.max(1, Math.round((photo.height * PICTURE_LONG_SIDE) / long));
  const points = labels.map(({ x, y }) => ({
    x: Math.floor((x * width) / LABEL_SHARES),
    y: Math.floor((y * height) / LABEL_SHARES),
  }));
  const cards = placeLabels(
    points,
    { width, height },
    labels.map(({ words }) => tidyLine(words)),
  );
  if (cards === null) return null;
  const spots = points.flatMap((point, index) => {
    const card = cards[index];
    return card === undefined ? [] : [{ ...point, card }];
  });
  const written = labelled(labels.map(({ name = '', words }) => ({ name: tidyLine(name), card: tidyLine(words) })));
  return { kind: 'cards', cutter: 1, seed, width, height, layout: 'label', spots, ...written };
}

/** What places are called, from place 1. Of several without a name in one part of the photo each has a number. */
export function labelNames({ set, spots, width, height }: LabelSpec): PerLanguage<string>[] {
  const regions = spots.map(({ x, y }) => regionWords(x / width, y / height));
  const isUnnamed = (index: number) => set.places[index]?.name === '';
  return spots.map((_, index) => {
    const name = set.places[index]?.name ?? '';
    const region = regions[index];
    if (name !== '' || region === undefined) return { ko: name, en: name };
    const same = [...regions.keys()].filter((each) => regions[each] === region && isUnnamed(each));
    if (same.length === 1) return region;
    const number = same.indexOf(index) + 1;
    return { ko: `${region.ko} ${number}`, en: `${region.en} ${number}` };
  });
}
