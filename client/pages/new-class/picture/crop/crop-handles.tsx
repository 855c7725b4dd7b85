/**
 * The frame itself: its middle moves it, its four edges are sliders for keys and screen readers, its corners are for hands alone.
 * A pull is told all the way; what it ends as, once.
 */
import { useRef } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { PictureSize } from '#client/pages/new-class/picture/puzzle-size.ts';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import { type CropHandle, type CropShape, moveCrop, resizeCrop } from './crop-frame.ts';

interface CropHandlesProps {
  readonly pictureSize: PictureSize;
  readonly crop: Crop;
  readonly shape: CropShape;
  readonly onDrag: (crop: Crop | null) => void;
  readonly onCrop: (crop: Crop) => void;
}

const EDGES = [
  { name: 'left', handle: { x: -1, y: 0 } },
  { name: 'top', handle: { x: 0, y: -1 } },
  { name: 'right', handle: { x: 1, y: 0 } },
  { name: 'bottom', handle: { x: 0, y: 1 } },
] as const;
const CORNERS: readonly CropHandle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];
/** One press of an arrow, and with Shift. */
const KEY_STEP = 100;
const KEY_STRIDE = 500;

/** What a pull by so much makes of the frame. */
type Resize = (from: Crop, dx: number, dy: number) => Crop;

interface CropDrag {
  readonly pointer: number;
  readonly from: Crop;
  readonly x: number;
  readonly y: number;
  now: Crop;
}

export function CropHandles({ pictureSize, crop, shape, onDrag, onCrop }: CropHandlesProps) {
  const say = newClassWords.value.crop;
  const drag = useRef<CropDrag | null>(null);
  /** Keys may come faster than the page is drawn: each goes on from the one before. */
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

  function keyHandlers(resize: Resize) {
    return (event: KeyboardEvent) => {
      const direction = ARROWS[event.key];
      if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const step = event.shiftKey ? KEY_STRIDE : KEY_STEP;
      latest.current = resize(latest.current, direction.x * step, direction.y * step);
      onCrop(latest.current);
    };
  }

  const box = {
    left: `${crop.x / 100}%`,
    top: `${crop.y / 100}%`,
    width: `${crop.width / 100}%`,
    height: `${crop.height / 100}%`,
  };
  return (
    <>
      <div class="crop-shade">
        <div style={box} />
      </div>
      <div class="crop-frame" style={box}>
        <button
          type="button"
          class="crop-middle"
          data-frame
          aria-label={say.move}
          {...pointerHandlers(moveCrop)}
          onKeyDown={keyHandlers(moveCrop)}
        />
        {EDGES.map(({ name, handle }) => {
          const resize: Resize = (from, dx, dy) => resizeCrop(from, handle, dx, dy, shape, pictureSize);
          return (
            <div
              key={name}
              class="crop-edge"
              data-edge={name}
              role="slider"
              tabIndex={0}
              aria-label={say.edges[name]}
              aria-orientation={handle.x === 0 ? 'vertical' : 'horizontal'}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={placeOf(crop, handle)}
              aria-valuetext={`${placeOf(crop, handle)}%`}
              {...pointerHandlers(resize)}
              onKeyDown={keyHandlers(resize)}
            />
          );
        })}
        {CORNERS.map((handle) => (
          <div
            key={`${handle.x} ${handle.y}`}
            class="crop-corner"
            data-x={handle.x}
            data-y={handle.y}
            {...pointerHandlers((from, dx, dy) => resizeCrop(from, handle, dx, dy, shape, pictureSize))}
          />
        ))}
      </div>
    </>
  );
}

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number } | undefined>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an edge lies: percent of the picture from its left or its top. */
function placeOf({ x, y, width, height }: Crop, handle: CropHandle): number {
  const start = handle.x === 0 ? y : x;
  const length = handle.x === 0 ? height : width;
  return Math.round(((handle.x + handle.y > 0 ? start + length : start) * 100) / CROP_FULL_SIDE);
}
