/** The labels that a teacher puts on a photo, and what a class is asked for with them. */
import { useMemo, useState } from 'preact/hooks';
import type { ChosenPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import type { PerLanguage } from '#shared/languages.ts';
import {
  type CardFeedback,
  type LabelSpec,
  labelNames,
  type RequestedLabels,
  sketchLabels,
  type WrittenLabel,
} from '#shared/puzzle/kinds/cards/cards.ts';
import {
  type DraftLabel,
  type LabelsProblem,
  labelsProblem,
  withChange,
  withLabel,
  withWritten,
  writtenLabels,
} from './label-draft.ts';

export interface LabelSetState {
  readonly labels: readonly DraftLabel[];
  /** The one that was added last. Null: none was. */
  readonly newest: number | null;
  /** @param at shares of the photo; null: anywhere. Where there are too many, nothing is added. */
  readonly add: (at: { readonly x: number; readonly y: number } | null) => void;
  readonly change: (id: number, change: Partial<Omit<DraftLabel, 'id'>>) => void;
  readonly remove: (id: number) => void;
  /** In place of what is written. */
  readonly replace: (labels: readonly WrittenLabel[]) => void;
  /** Null: they make a set, or there is no photo yet. */
  readonly problem: LabelsProblem | null;
  /** More were added than there may be. */
  readonly isFull: boolean;
  /** How it looks so far. Null: there is no photo or no label, or the photo has no room for so many. */
  readonly sketch: LabelSpec | null;
  /** What the places are called, in the labels' order. Empty while there is no sketch. */
  readonly placeNames: readonly PerLanguage<string>[];
  /** Null: something is missing or wrong. */
  readonly request: (RequestedLabels & { readonly labels: ReturnType<typeof writtenLabels> }) | null;
}

/** @param picture the part of the photo that is kept */
export function useLabelSet(picture: ChosenPicture | null, feedback: CardFeedback): LabelSetState {
  const [labels, setLabels] = useState<readonly DraftLabel[]>([]);
  const [newest, setNewest] = useState<number | null>(null);
  const [isFull, setFull] = useState(false);
  const [seed] = useState(randomSeed);
  const problem = useMemo(() => (picture === null ? null : labelsProblem(labels, picture)), [labels, picture]);
  const sketch = useMemo(
    () => (picture === null || labels.length === 0 ? null : sketchLabels(writtenLabels(labels), picture, seed)),
    [labels, picture, seed],
  );
  const placeNames = useMemo(() => (sketch === null ? [] : labelNames(sketch)), [sketch]);
  const request = useMemo(
    () =>
      picture === null || problem !== null
        ? null
        : { layout: 'label' as const, labels: writtenLabels(labels), seed, feedback },
    [labels, picture, problem, seed, feedback],
  );
  return {
    ...{ labels, newest, problem, isFull, sketch, placeNames, request },
    add(at) {
      const more = withLabel(labels, at);
      setFull(more === labels);
      setLabels(more);
      if (more !== labels) setNewest(more.at(-1)?.id ?? null);
    },
    // Several moves of a drag may come before the page renders.
    change: (id, change) => setLabels((current) => withChange(current, id, change)),
    replace(written) {
      setFull(false);
      setNewest(null);
      setLabels(written.reduce<readonly DraftLabel[]>(withWritten, []));
    },
    remove(id) {
      setFull(false);
      setLabels(labels.filter((label) => label.id !== id));
    },
  };
}
