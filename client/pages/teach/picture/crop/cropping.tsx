/** The picture with the frame of what is kept of it: pulled by hand, moved by keys, made smaller by a button. */
import { Check, Expand, Shrink } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CROP_WHOLE, type Crop } from '../../../../../shared/picture/crop.ts';
import { teachWords } from '../../../../i18n/words/teach.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { Choices } from '../../../../ui/controls/choices.tsx';
import type { ChosenPicture } from '../picture.ts';
import { useFit } from '../use-fit.ts';
import { centredAt, isWhole, SHAPES, type Shape, scaled, shaped, WHOLE } from './frame.ts';
import { Grips } from './grips.tsx';
import './crop.css';

interface CroppingProps {
  /** All of it. */
  readonly picture: ChosenPicture;
  readonly crop: Crop;
  /** Told when a hand lets go, not on its way. */
  readonly onCrop: (crop: Crop) => void;
  readonly onDone: () => void;
}

/** One press of "smaller". */
const STEP = 0.85;

export function Cropping({ picture, crop, onCrop, onDone }: CroppingProps) {
  const say = teachWords.value.crop;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<Shape>('free');
  /** The frame while a hand pulls it. */
  const [pulling, setPulling] = useState<Crop | null>(null);
  const width = useFit(place, picture.width / picture.height);
  const shown = pulling ?? crop;

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    target.width = picture.preview.width;
    target.height = picture.preview.height;
    target.getContext('2d')?.drawImage(picture.preview, 0, 0);
  }, [picture]);
  // Whoever pressed "Crop" goes on here, before another key can come.
  useLayoutEffect(() => place.current?.querySelector<HTMLElement>('[data-frame]')?.focus(), []);

  /** A press beside the frame brings it there: the way without dragging. */
  function bring({ clientX, clientY, currentTarget, target }: PointerEvent): void {
    if (!(currentTarget instanceof HTMLElement) || target !== canvas.current) return;
    const { left, top, width: across, height: down } = currentTarget.getBoundingClientRect();
    onCrop(centredAt(crop, ((clientX - left) / across) * CROP_WHOLE, ((clientY - top) / down) * CROP_WHOLE));
  }

  return (
    <>
      <div class="crop-place" ref={place}>
        <div
          class="crop-picture"
          style={{ width: `${width}px`, aspectRatio: `${picture.width} / ${picture.height}` }}
          onPointerDown={bring}
        >
          <canvas ref={canvas} role="img" aria-label={teachWords.value.picture} />
          <Grips of={picture} crop={shown} shape={shape} onPull={setPulling} onCrop={onCrop} />
        </div>
      </div>
      <p class="crop-says" role="status">
        {isWhole(shown) ? say.whole : say.keeps(percent(shown.width), percent(shown.height))}
      </p>
      <div class="crop-controls">
        <Choices
          legend={say.shape}
          of={SHAPES.map((value) => ({ value, label: say.shapes[value] }))}
          chosen={shape}
          onChoose={(next) => {
            setShape(next);
            onCrop(shaped(crop, next, picture));
          }}
        />
        <div class="file-buttons">
          <Button icon={Shrink} label={say.smaller} onClick={() => onCrop(scaled(crop, STEP))} />
          <Button icon={Expand} label={say.larger} onClick={() => onCrop(scaled(crop, 1 / STEP))} />
          <Button
            onClick={() => {
              setShape('free');
              onCrop(WHOLE);
            }}
          >
            {say.all}
          </Button>
          <Button kind="primary" icon={Check} onClick={onDone}>
            {say.done}
          </Button>
        </div>
      </div>
    </>
  );
}

function percent(share: number): number {
  return Math.round((share * 100) / CROP_WHOLE);
}
