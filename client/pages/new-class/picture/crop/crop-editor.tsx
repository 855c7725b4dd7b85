/** The picture with the frame of what is kept of it: pulled by hand, moved by keys, made smaller by a button. */
import { Check, Expand, Shrink } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { ChosenPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import { useFitWidth } from '#client/pages/new-class/picture/use-fit-width.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import {
  CROP_SHAPES,
  type CropShape,
  centreCrop,
  FULL_CROP,
  isFullCrop,
  scaleCrop,
  setCropShape,
} from './crop-frame.ts';
import { CropHandles } from './crop-handles.tsx';
import './crop-editor.css';

interface CropEditorProps {
  /** All of it. */
  readonly picture: ChosenPicture;
  readonly crop: Crop;
  /** Told when a hand lets go, not on its way. */
  readonly onCrop: (crop: Crop) => void;
  readonly onDone: () => void;
}

/** One press of "smaller". */
const STEP = 0.85;

export function CropEditor({ picture, crop, onCrop, onDone }: CropEditorProps) {
  const say = newClassWords.value.crop;
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<CropShape>('free');
  /** The frame while a hand pulls it. */
  const [liveCrop, setLiveCrop] = useState<Crop | null>(null);
  const width = useFitWidth(container, picture.width / picture.height);
  const shownCrop = liveCrop ?? crop;

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    target.width = picture.preview.width;
    target.height = picture.preview.height;
    target.getContext('2d')?.drawImage(picture.preview, 0, 0);
  }, [picture]);
  // Whoever pressed "Crop" goes on here, before another key can come.
  useLayoutEffect(() => container.current?.querySelector<HTMLElement>('[data-frame]')?.focus(), []);

  /** A press beside the frame brings it there: the way without dragging. */
  function centreOn({ clientX, clientY, currentTarget, target }: PointerEvent): void {
    if (!(currentTarget instanceof HTMLElement) || target !== canvas.current) return;
    const { left, top, width: across, height: down } = currentTarget.getBoundingClientRect();
    onCrop(centreCrop(crop, ((clientX - left) / across) * CROP_FULL_SIDE, ((clientY - top) / down) * CROP_FULL_SIDE));
  }

  return (
    <>
      <div class="crop-editor" ref={container}>
        <div
          class="crop-picture"
          style={{ width: `${width}px`, aspectRatio: `${picture.width} / ${picture.height}` }}
          onPointerDown={centreOn}
        >
          <canvas ref={canvas} role="img" aria-label={newClassWords.value.picture} />
          <CropHandles pictureSize={picture} crop={shownCrop} shape={shape} onDrag={setLiveCrop} onCrop={onCrop} />
        </div>
      </div>
      <p class="crop-status" role="status">
        {isFullCrop(shownCrop) ? say.uncropped : say.size(percent(shownCrop.width), percent(shownCrop.height))}
      </p>
      <div class="crop-controls">
        <Choices
          legend={say.shape}
          options={CROP_SHAPES.map((value) => ({ value, label: say.shapes[value] }))}
          chosen={shape}
          onChoose={(next) => {
            setShape(next);
            onCrop(setCropShape(crop, next, picture));
          }}
        />
        <div class="file-buttons">
          <Button icon={Shrink} label={say.smaller} onClick={() => onCrop(scaleCrop(crop, STEP))} />
          <Button icon={Expand} label={say.larger} onClick={() => onCrop(scaleCrop(crop, 1 / STEP))} />
          <Button
            onClick={() => {
              setShape('free');
              onCrop(FULL_CROP);
            }}
          >
            {say.reset}
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
  return Math.round((share * 100) / CROP_FULL_SIDE);
}
