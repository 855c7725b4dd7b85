/** The set of cards that a teacher writes: its lines, what they make, and the sheet that is painted of it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import { paintSheet } from '#client/play/picture/sheet.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { type CardLayout, cardsSpec, type RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import { likelyLayout, type ReadLines, readCardLines } from './read-card-lines.ts';

/** Typing goes on: the sheet is painted once it rests. Milliseconds. */
const REST_MS = 200;

export interface PaintedSheet {
  readonly canvas: HTMLCanvasElement;
  /** What it shows. */
  readonly request: RequestedCards;
}

export interface CardSetState {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly layout: CardLayout;
  readonly setLayout: (layout: CardLayout) => void;
  readonly read: ReadLines;
  /** How it looks when it is solved. Null: it is not painted yet, or the lines make no cards. */
  readonly sheet: PaintedSheet | null;
  readonly hasFailed: boolean;
}

export function useCardSet(): CardSetState {
  const [text, setText] = useState('');
  /** Null: as the lines look. */
  const [chosenLayout, setLayout] = useState<CardLayout | null>(null);
  const [seed] = useState(randomSeed);
  const [painted, setPainted] = useState<PaintedSheet | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const layout = chosenLayout ?? likelyLayout(text);
  const read = useMemo(() => readCardLines(text, layout), [text, layout]);
  const request = read.ok ? read.request : null;
  const losses = canvasLosses.value;
  useEffect(() => {
    setHasFailed(false);
    const spec = request === null ? null : cardsSpec(request, seed);
    if (request === null || spec === null) return;
    let isCurrent = true;
    const paint = async () => {
      await loadCutters([spec]);
      const canvas = await paintSheet(spec, null);
      if (isCurrent) setPainted({ canvas, request });
    };
    const timer = setTimeout(() => {
      paint().catch(() => {
        if (isCurrent) setHasFailed(true);
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [request, seed, losses]);
  const sheet = painted !== null && painted.request === request ? painted : null;
  return { text, setText, layout, setLayout, read, sheet, hasFailed };
}
