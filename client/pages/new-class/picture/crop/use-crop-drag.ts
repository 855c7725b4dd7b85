/** Changes a crop by dragging and by arrow keys. A drag reports every step through `onDrag` and its end once through `onCrop`. */
import { useRef } from 'preact/hooks';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';

/** The crop after a handle was moved by `dx`, `dy` from where `from` has it. */
export type Resize = (from: Crop, dx: number, dy: number) => Crop;

interface CropDrag {
  readonly pointer: number;
  readonly from: Crop;
  /** Where the pointer was pressed. CSS pixels. */
  readonly x: number;
  readonly y: number;
  now: Crop;
}

interface CropDragOptions {
  readonly crop: Crop;
  /** Null: the drag has ended. */
  readonly onDrag: (crop: Crop | null) => void;
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

export function useCropDrag({ crop, onDrag, onCrop }: CropDragOptions) {
  const drag = useRef<CropDrag | null>(null);
  /** Keys may arrive faster than the page renders: each continues from the one before. */
  const latest = useRef(crop);
  latest.current = crop;

  function pointerHandlers(resize: Resize) {
    return {
      onPointerDown: (event: PointerEvent) => {
        const { currentTarget, pointerId, clientX, clientY, button } = event;
        if (!(currentTarget instanceof HTMLElement) || button !== 0 || drag.current !== null) return;
        currentTarget.setPointerCapture(pointerId);
        drag.current = { pointer: pointerId, from: crop, x: clientX, y: clientY, now: crop };
      },
      onPointerMove: ({ currentTarget, pointerId, clientX, clientY }: PointerEvent) => {
        const own = drag.current;
        const picture = currentTarget instanceof HTMLElement ? currentTarget.closest('.crop-picture') : null;
        if (own?.pointer !== pointerId || picture === null) return;
        const { width, height } = picture.getBoundingClientRect();
        own.now = resize(
          own.from,
          ((clientX - own.x) * CROP_FULL_SIDE) / width,
          ((clientY - own.y) * CROP_FULL_SIDE) / height,
        );
        onDrag(own.now);
      },
      onLostPointerCapture: ({ pointerId }: PointerEvent) => {
        const own = drag.current;
        if (own?.pointer !== pointerId) return;
        drag.current = null;
        onDrag(null);
        onCrop(own.now);
      },
    };
  }

  function keyHandler(resize: Resize) {
    return (event: KeyboardEvent) => {
      const direction = ARROWS[event.key];
      if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const step = event.shiftKey ? KEY_STRIDE : KEY_STEP;
      latest.current = resize(latest.current, direction.x * step, direction.y * step);
      onCrop(latest.current);
    };
  }

  return { pointerHandlers, keyHandler };
}
