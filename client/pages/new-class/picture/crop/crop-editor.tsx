/** The picture with the frame of its crop, changed by pointers, by keys, and by the buttons below. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { ChosenPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import { useFitWidth } from '#client/pages/new-class/picture/use-fit-width.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { CROP_FULL_SIDE, type Crop } from '#shared/picture/crop.ts';
import { CropControls } from './crop-controls.tsx';
import { type CropShape, handleAt, isFullCrop, resizeCrop } from './crop-frame.ts';
import { CropHandles } from './crop-handles.tsx';
import { CropHands } from './crop-hands.ts';
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
  const surface = useRef<HTMLDivElement>(null);
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
  useLayoutEffect(() => {
    container.current?.querySelector<HTMLElement>('[data-frame]')?.focus();
    container.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(takeRoom, []);

  const latest = useRef({ crop, shape, picture, onCrop });
  latest.current = { crop, shape, picture, onCrop };
  useEffect(() => {
    if (surface.current === null) return;
    const hands = new CropHands({
      surface: surface.current,
      readCrop: () => latest.current.crop,
      dragHandle: (from, handle, dx, dy) =>
        resizeCrop(from, handleAt(handle), dx, dy, latest.current.shape, latest.current.picture),
      onDrag: setLiveCrop,
      onCrop(next) {
        // A key or a second gesture may come before the page has rendered.
        latest.current = { ...latest.current, crop: next };
        latest.current.onCrop(next);
      },
    });
    return () => hands.destroy();
  }, []);

  return (
    <>
      <div class="crop-editor" style={{ '--ratio': picture.width / picture.height }} ref={container}>
        <div
          class="crop-picture"
          style={{ width: `${width}px`, aspectRatio: `${picture.width} / ${picture.height}` }}
          ref={surface}
        >
          <canvas ref={canvas} role="img" aria-label={newClassWords.value.picture} />
          <CropHandles pictureSize={picture} crop={shownCrop} shape={shape} onCrop={onCrop} />
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

/** What stands outside of the editor gives it room. @returns ends it */
function takeRoom(): () => void {
  const page = document.documentElement;
  page.setAttribute('data-crop', '');
  return () => page.removeAttribute('data-crop');
}
