/** The labels of a photo while a teacher writes them: adding, moving and changing them, and why they make no set yet. */
import { CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN, LABEL_SHARES } from '#shared/limits.ts';
import { labelSpec, type WrittenLabel } from '#shared/puzzle/kinds/cards/cards.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';

export interface DraftLabel extends WrittenLabel {
  /** Stays while it is moved and changed. */
  readonly id: number;
  /** As typed; '' for none. */
  readonly name: string;
}

/** `label`: its number, from 1. */
export type LabelsProblem =
  | { readonly code: 'none' | 'few' | 'no-room' }
  | { readonly code: 'empty' | 'long'; readonly label: number };

/** Where a label comes that is added by a button: the first of these with nothing near by. Shares of the photo. */
const STARTS = [5_000, 2_500, 7_500, 1_250, 3_750, 6_250, 8_750, 625, 9_375];
const NEAR = 400;

/** The labels with another one, without words. The same list where there are as many as there may be. @param at shares of the photo; null: anywhere */
export function withLabel(
  labels: readonly DraftLabel[],
  at: { readonly x: number; readonly y: number } | null,
): readonly DraftLabel[] {
  if (labels.length >= CARDS_MAX) return labels;
  const { x, y } = at ?? freePoint(labels);
  const id = 1 + Math.max(0, ...labels.map((label) => label.id));
  return [...labels, { id, x: share(x), y: share(y), words: '', name: '' }];
}

/** The same with one that is written already. */
export function withWritten(
  labels: readonly DraftLabel[],
  { words, name = '', x, y }: WrittenLabel,
): readonly DraftLabel[] {
  const more = withLabel(labels, { x, y });
  return more === labels ? labels : withChange(more, more.at(-1)?.id ?? 0, { words, name });
}

export function withChange(
  labels: readonly DraftLabel[],
  id: number,
  change: Partial<Omit<DraftLabel, 'id'>>,
): readonly DraftLabel[] {
  return labels.map((label) => {
    if (label.id !== id) return label;
    const changed = { ...label, ...change };
    return { ...changed, x: share(changed.x), y: share(changed.y) };
  });
}

/** As the server is asked for them. */
export function writtenLabels(labels: readonly DraftLabel[]): WrittenLabel[] {
  return labels.map(({ words, x, y, name }) => {
    const tidied = tidyLine(name);
    return { words: tidyLine(words), x, y, ...(tidied === '' ? {} : { name: tidied }) };
  });
}

/** Null: they make a set. @param photo its sides, in pixels */
export function labelsProblem(
  labels: readonly DraftLabel[],
  photo: { readonly width: number; readonly height: number },
): LabelsProblem | null {
  if (labels.length === 0) return { code: 'none' };
  const isLong = (text: string) => countGraphemes(tidyLine(text)) > CARD_LETTERS_MAX;
  const long = labels.findIndex(({ words, name }) => isLong(words) || isLong(name));
  if (long >= 0) return { code: 'long', label: long + 1 };
  const empty = labels.findIndex(({ words }) => tidyLine(words) === '');
  if (empty >= 0) return { code: 'empty', label: empty + 1 };
  if (labels.length < CARDS_MIN) return { code: 'few' };
  const spec = labelSpec({ layout: 'label', labels: writtenLabels(labels) }, photo, 0);
  return spec === null ? { code: 'no-room' } : null;
}

function freePoint(labels: readonly DraftLabel[]): { readonly x: number; readonly y: number } {
  const points = STARTS.flatMap((y) => STARTS.map((x) => ({ x, y })));
  const isFree = ({ x, y }: { readonly x: number; readonly y: number }) =>
    labels.every((label) => Math.abs(label.x - x) >= NEAR || Math.abs(label.y - y) >= NEAR);
  return points.find(isFree) ?? { x: LABEL_SHARES / 2, y: LABEL_SHARES / 2 };
}

function share(value: number): number {
  return Math.min(LABEL_SHARES, Math.max(0, Math.round(value)));
}
