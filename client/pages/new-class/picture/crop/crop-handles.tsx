/**
 * The frame of a crop with its handles: the middle moves it, and the edges and corners resize it. The edges are sliders for the
 * keyboard and screen readers; the corners are for pointers alone, whose drags `crop-hands.ts` finds by `data-handle`.
 */
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { PictureSize } from '#client/pages/new-class/picture/puzzle-size.ts';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import { type CropHandle, type CropShape, handleIndex, resizeCrop } from './crop-frame.ts';
import { useCropKeys } from './use-crop-keys.ts';

interface CropHandlesProps {
  readonly pictureSize: PictureSize;
  readonly crop: Crop;
  readonly shape: CropShape;
  readonly onCrop: (crop: Crop) => void;
}

const MIDDLE: CropHandle = { x: 0, y: 0 };
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

export function CropHandles(props: CropHandlesProps) {
  const { pictureSize, crop, shape } = props;
  const say = newClassWords.value.crop;
  const keyHandler = useCropKeys(props);
  const onKeyDown = (handle: CropHandle) =>
    keyHandler((from, dx, dy) => resizeCrop(from, handle, dx, dy, shape, pictureSize));
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
          data-handle={handleIndex(MIDDLE)}
          aria-label={say.move}
          onKeyDown={onKeyDown(MIDDLE)}
        />
        {EDGES.map(({ name, handle }) => (
          <div
            key={name}
            class="crop-edge"
            data-edge={name}
            data-handle={handleIndex(handle)}
            role="slider"
            tabIndex={0}
            aria-label={say.edges[name]}
            aria-orientation={handle.x === 0 ? 'vertical' : 'horizontal'}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={positionOf(crop, handle)}
            aria-valuetext={`${positionOf(crop, handle)}%`}
            onKeyDown={onKeyDown(handle)}
          />
        ))}
        {CORNERS.map((handle) => (
          <div
            key={`${handle.x} ${handle.y}`}
            class="crop-corner"
            data-x={handle.x}
            data-y={handle.y}
            data-handle={handleIndex(handle)}
          />
        ))}
      </div>
    </>
  );
}

/** The position of an edge in percent of the picture, from its left or its top. */
function positionOf({ x, y, width, height }: Crop, handle: CropHandle): number {
  const start = handle.x === 0 ? y : x;
  const length = handle.x === 0 ? height : width;
  return Math.round(((handle.x + handle.y > 0 ? start + length : start) * 100) / CROP_FULL_SIDE);
}
