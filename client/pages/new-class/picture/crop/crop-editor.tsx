/** The picture with the frame of its crop, changed by dragging, by keys, and by the buttons below. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { ChosenPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import { useFitWidth } from '#client/pages/new-class/picture/use-fit-width.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import { CropControls } from './crop-controls.tsx';
import { type CropShape, centreCrop, isFullCrop } from './crop-frame.ts';
import { CropHandles } from './crop-handles.tsx';
import './crop-editor.css';

interface CropEditorProps {
  /** The whole picture. */
  readonly picture: ChosenPicture;
  readonly crop: Crop;
  /** Called when a drag has ended, and not during it. */
  readonly onCrop: (crop: Crop) => void;
  readonly onDone: () => void;
}

export function CropEditor({ picture, crop, onCrop, onDone }: CropEditorProps) {
  const say = newClassWords.value.crop;
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<CropShape>('free');
  /** The crop during a drag. */
  const [liveCrop, setLiveCrop] = useState<Crop | null>(null);
  const width = useFitWidth(container, picture.width / picture.height);
  const shownCrop = liveCrop ?? crop;

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    target.width = picture.preview.width;
    target.height = picture.preview.height;
    watchedContext(target)?.drawImage(picture.preview, 0, 0);
  }, [picture]);
  // The focus moves here from the button that opened the editor, before the next key can arrive.
  useLayoutEffect(() => container.current?.querySelector<HTMLElement>('[data-frame]')?.focus(), []);

  /** A press beside the frame centres it there: the alternative to dragging. */
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
      <CropControls
        pictureSize={picture}
        crop={crop}
        shape={shape}
        onShape={setShape}
        onCrop={onCrop}
        onDone={onDone}
      />
    </>
  );
}

function percent(share: number): number {
  return Math.round((share * 100) / CROP_FULL_SIDE);
}
