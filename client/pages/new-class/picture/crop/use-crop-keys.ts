/** Changes a crop by arrow keys. */
import { useRef } from 'preact/hooks';
import type { Crop } from '#shared/picture/crop.ts';

/** The crop after a handle was moved by `dx`, `dy` from where `from` has it. */
export type Resize = (from: Crop, dx: number, dy: number) => Crop;

interface CropKeysOptions {
  readonly crop: Crop;
  readonly onCrop: (crop: Crop) => void;
}

/** One press of an arrow key, and one with Shift. Shares of the picture, as in shared/picture/crop.ts. */
const KEY_STEP = 100;
const KEY_STRIDE = 500;

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number } | undefined>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function useCropKeys({ crop, onCrop }: CropKeysOptions) {
  /** Keys may arrive faster than the page renders: each continues from the one before. */
  const latest = useRef(crop);
  latest.current = crop;

  return (resize: Resize) => (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? KEY_STRIDE : KEY_STEP;
    latest.current = resize(latest.current, direction.x * step, direction.y * step);
    onCrop(latest.current);
  };
}
