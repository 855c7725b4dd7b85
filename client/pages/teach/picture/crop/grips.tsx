/**
 * The frame itself: its middle moves it, its four edges are sliders for keys and screen readers, its corners are for hands alone.
 * A pull is told all the way; what it ends as, once.
 */
import { useRef } from 'preact/hooks';
import { CROP_WHOLE, type Crop } from '../../../../../shared/picture/crop.ts';
import { teachWords } from '../../../../i18n/words/teach.ts';
import type { Proportions } from '../cut.ts';
import { type Grip, moved, pulled, type Shape } from './frame.ts';

interface GripsProps {
  readonly of: Proportions;
  readonly crop: Crop;
  readonly shape: Shape;
  readonly onPull: (crop: Crop | null) => void;
  readonly onCrop: (crop: Crop) => void;
}

const EDGES = [
  { name: 'left', grip: { x: -1, y: 0 } },
  { name: 'top', grip: { x: 0, y: -1 } },
  { name: 'right', grip: { x: 1, y: 0 } },
  { name: 'bottom', grip: { x: 0, y: 1 } },
] as const;
const CORNERS: readonly Grip[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];
/** One press of an arrow, and with Shift. */
const KEY_STEP = 100;
const KEY_STRIDE = 500;

/** What a pull by so much makes of the frame. */
type Pull = (from: Crop, dx: number, dy: number) => Crop;

interface Pulling {
  readonly pointer: number;
  readonly from: Crop;
  readonly x: number;
  readonly y: number;
  now: Crop;
}

export function Grips({ of, crop, shape, onPull, onCrop }: GripsProps) {
  const say = teachWords.value.crop;
  const pulling = useRef<Pulling | null>(null);
  /** Keys may come faster than the page is drawn: each goes on from the one before. */
  const latest = useRef(crop);
  latest.current = crop;

  function handsOn(pull: Pull) {
    return {
      onPointerDown: (event: PointerEvent) => {
        const { currentTarget, pointerId, clientX, clientY, button } = event;
        if (!(currentTarget instanceof HTMLElement) || button !== 0 || pulling.current !== null) return;
        currentTarget.setPointerCapture(pointerId);
        pulling.current = { pointer: pointerId, from: crop, x: clientX, y: clientY, now: crop };
      },
      onPointerMove: ({ currentTarget, pointerId, clientX, clientY }: PointerEvent) => {
        const own = pulling.current;
        const picture = currentTarget instanceof HTMLElement ? currentTarget.closest('.crop-picture') : null;
        if (own?.pointer !== pointerId || picture === null) return;
        const { width, height } = picture.getBoundingClientRect();
        own.now = pull(own.from, ((clientX - own.x) * CROP_WHOLE) / width, ((clientY - own.y) * CROP_WHOLE) / height);
        onPull(own.now);
      },
      onLostPointerCapture: ({ pointerId }: PointerEvent) => {
        const own = pulling.current;
        if (own?.pointer !== pointerId) return;
        pulling.current = null;
        onPull(null);
        onCrop(own.now);
      },
    };
  }

  function keysOn(pull: Pull) {
    return (event: KeyboardEvent) => {
      const way = ARROWS[event.key];
      if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const step = event.shiftKey ? KEY_STRIDE : KEY_STEP;
      latest.current = pull(latest.current, way.x * step, way.y * step);
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
          {...handsOn(moved)}
          onKeyDown={keysOn(moved)}
        />
        {EDGES.map(({ name, grip }) => {
          const pull: Pull = (from, dx, dy) => pulled(from, grip, dx, dy, shape, of);
          return (
            <div
              key={name}
              class="crop-edge"
              data-edge={name}
              role="slider"
              tabIndex={0}
              aria-label={say.edges[name]}
              aria-orientation={grip.x === 0 ? 'vertical' : 'horizontal'}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={placeOf(crop, grip)}
              aria-valuetext={`${placeOf(crop, grip)}%`}
              {...handsOn(pull)}
              onKeyDown={keysOn(pull)}
            />
          );
        })}
        {CORNERS.map((grip) => (
          <div
            key={`${grip.x} ${grip.y}`}
            class="crop-corner"
            data-x={grip.x}
            data-y={grip.y}
            {...handsOn((from, dx, dy) => pulled(from, grip, dx, dy, shape, of))}
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
function placeOf({ x, y, width, height }: Crop, grip: Grip): number {
  const start = grip.x === 0 ? y : x;
  const length = grip.x === 0 ? height : width;
  return Math.round(((grip.x + grip.y > 0 ? start + length : start) * 100) / CROP_WHOLE);
}
