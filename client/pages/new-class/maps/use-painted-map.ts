/** How a chosen map looks when it is solved. */
import { useEffect, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { paintSheet } from '#client/play/picture/sheet.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import { loadCutters } from '#shared/puzzle/kinds/registry.ts';
import type { MapRequest } from './use-map-choice.ts';

/** A name is still being typed: the sheet is painted once it rests. Milliseconds. */
const REST_MS = 200;
/** Longest side of the preview. Pixels. */
const PREVIEW_LONG_SIDE = 1_024;

export interface PaintedMap {
  /** Null: it is not painted yet. */
  readonly canvas: HTMLCanvasElement | null;
  readonly pieces: number;
  readonly hasFailed: boolean;
}

const UNPAINTED: PaintedMap = { canvas: null, pieces: 0, hasFailed: false };

export function usePaintedMap(request: MapRequest | null): PaintedMap {
  const [painted, setPainted] = useState(UNPAINTED);
  const losses = canvasLosses.value;
  useEffect(() => {
    const spec = request === null ? null : requestedMap(request, request.seed);
    if (spec === null) {
      setPainted(UNPAINTED);
      return;
    }
    let isCurrent = true;
    const paint = async () => {
      await loadCutters([spec]);
      const canvas = await paintSheet(spec, null, PREVIEW_LONG_SIDE);
      if (isCurrent) setPainted({ canvas, pieces: spec.regions.length, hasFailed: false });
    };
    const timer = setTimeout(() => {
      paint().catch(() => {
        if (isCurrent) setPainted({ ...UNPAINTED, hasFailed: true });
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [request, losses, language.value]);
  return painted;
}
