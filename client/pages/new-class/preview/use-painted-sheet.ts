/** How a puzzle whose kind paints its sheet looks when it is solved, for as long as its teacher makes it. */
import { useEffect, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { paintSheet } from '#client/play/picture/sheet.ts';
import type { SheetNames } from '#client/play/picture/sheet-painter.ts';
import type { SheetPhoto } from '#client/play/picture/sheet-photo.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** Typing goes on: the sheet is painted once it rests. Milliseconds. */
const REST_MS = 200;

export interface PaintedSheet<Spec extends PuzzleSpec> {
  /** The newest that is painted. Null: none is yet. */
  readonly canvas: HTMLCanvasElement | null;
  /** What it shows. */
  readonly spec: Spec | null;
  readonly hasFailed: boolean;
}

/**
 * @param spec the same object until it changes; null: nothing can be cut yet
 * @param longSide of the sheet, in pixels
 * @param photo that it is painted on, the same object until it changes
 * @param names the same object until they change
 */
export function usePaintedSheet<Spec extends PuzzleSpec>(
  spec: Spec | null,
  longSide?: number,
  photo: SheetPhoto | null = null,
  names?: SheetNames,
): PaintedSheet<Spec> {
  const [painted, setPainted] = useState<PaintedSheet<Spec>>({ canvas: null, spec: null, hasFailed: false });
  const losses = canvasLosses.value;
  useEffect(() => {
    setPainted((before) => ({ ...(spec === null ? { canvas: null, spec: null } : before), hasFailed: false }));
    if (spec === null) return;
    let isCurrent = true;
    const paint = async () => {
      await loadCutters([spec]);
      const canvas = await paintSheet(spec, photo, { longSide, names });
      if (isCurrent) setPainted({ canvas, spec, hasFailed: false });
    };
    const timer = setTimeout(() => {
      paint().catch(() => {
        if (isCurrent) setPainted({ canvas: null, spec: null, hasFailed: true });
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [spec, photo, names, losses, language.value]);
  return painted;
}
