/**
 * Canvases lose what is drawn on them when the browser's graphics process ends. The losses are counted here, so that whoever has drawn
 * something draws it again.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

const count = signal(0);
/** Goes up when drawings of this page may be lost and can be drawn again. Losses of one animation frame count once. */
export const canvasLosses: ReadonlySignal<number> = count;

let isCounting = false;

/** Drawings of this page are lost; their canvases can be drawn on. */
export function countCanvasLoss(): void {
  if (isCounting) return;
  isCounting = true;
  requestAnimationFrame(() => {
    isCounting = false;
    count.value += 1;
  });
}

const watched = new WeakSet<HTMLCanvasElement>();

/** The 2D context of a canvas, whose losses count from now on. Null where the browser has none. */
export function watchedContext(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D | null {
  if (!watched.has(canvas)) {
    watched.add(canvas);
    canvas.addEventListener('contextrestored', countCanvasLoss);
  }
  return canvas.getContext('2d', settings);
}
