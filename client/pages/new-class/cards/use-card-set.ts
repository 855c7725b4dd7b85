/** The set of cards that a teacher writes: its lines, what they make, and the sheet that is painted of it. */
import { useMemo, useState } from 'preact/hooks';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import { type CardFeedback, type CardLayout, cardsSpec, type LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import { usePaintedSheet } from '../preview/use-painted-sheet.ts';
import type { ReadLines } from './card-lines.ts';
import { likelyLayout, readCardLines } from './read-card-lines.ts';

export interface OwnLines {
  readonly text: string;
  readonly layout: CardLayout;
}

export interface CardSetState {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly layout: CardLayout;
  /** Null: as the lines look. */
  readonly setLayout: (layout: CardLayout | null) => void;
  /** What the teacher had written when a sample took its place; null: nothing. */
  readonly own: OwnLines | null;
  readonly keepOwn: (own: OwnLines) => void;
  readonly feedback: CardFeedback;
  readonly setFeedback: (feedback: CardFeedback) => void;
  readonly read: ReadLines;
  /** How it looks when it is solved. Null: it is not painted yet, or the lines make no cards. */
  readonly sheet: HTMLCanvasElement | null;
  readonly hasFailed: boolean;
}

export function useCardSet(): CardSetState {
  const [text, setText] = useState('');
  /** Null: as the lines look. */
  const [chosenLayout, setLayout] = useState<CardLayout | null>(null);
  const [own, keepOwn] = useState<OwnLines | null>(null);
  const [seed] = useState(randomSeed);
  const layout = chosenLayout ?? likelyLayout(text);
  const [feedback, setFeedback] = useState<CardFeedback>('at-once');
  /** Labels are written on a photo: what was written as lines stays as it looks. */
  const lineLayout: LineLayout = layout === 'label' ? likelyLayout(text) : layout;
  const read = useMemo((): ReadLines => {
    const lines = readCardLines(text, lineLayout);
    return lines.ok ? { ...lines, request: { ...lines.request, feedback } } : lines;
  }, [text, lineLayout, feedback]);
  const spec = useMemo(() => (read.ok ? cardsSpec(read.request, seed) : null), [read, seed]);
  const { canvas, spec: shown, hasFailed } = usePaintedSheet(spec);
  const sheet = shown === spec ? canvas : null;
  return { text, setText, layout, setLayout, own, keepOwn, feedback, setFeedback, read, sheet, hasFailed };
}
