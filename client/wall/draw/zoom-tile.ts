/** Lets a tile's picture move calmly from what it showed before to what it shows now. The compositor does it: nothing is painted meanwhile. */
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';

const ZOOM_MS = 900;

/** @param ratio size of things before, as a share of their size now */
export function zoomTile(canvas: HTMLCanvasElement, ratio: number): void {
  if (prefersReducedMotion()) return;
  canvas.animate([{ transform: `scale(${ratio})` }, { transform: 'none' }], {
    duration: ZOOM_MS,
    easing: 'ease-in-out',
  });
}
