/** Where the picture goes and then lies, cut: chosen, dropped, pasted or photographed. The largest thing of the page. */
import { Crop as CropIcon, ImagePlus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { isReusedPicture, type PictureSource } from '#client/pages/new-class/class-creation.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { JigsawSpec } from '#shared/puzzle/puzzle.ts';
import { type ChosenPicture, firstPicture } from './chosen-picture.ts';
import { CropEditor } from './crop/crop-editor.tsx';
import { FULL_CROP, isFullCrop } from './crop/crop-frame.ts';
import { CutPreview } from './cut-preview.tsx';
import { FileButtons, hasTouchInput } from './sources/file-buttons.tsx';
import { SamplePictures } from './sources/sample-pictures.tsx';

/** `too-narrow` is found here, all else by opening the file. */
export type PictureProblem = RequestErrorCode | 'too-narrow';

const loadEarlierPictures = () =>
  import('./sources/earlier-pictures.tsx').then(({ EarlierPictures }) => EarlierPictures);

interface PictureDropZoneProps {
  /** The class that it is for, if it is open already. */
  readonly existingClass: ClassroomId | null;
  /** All of it. */
  readonly uncropped: ChosenPicture | null;
  /** What is kept of it. */
  readonly picture: ChosenPicture | null;
  readonly crop: Crop | null;
  readonly spec: JigsawSpec | null;
  readonly isReading: boolean;
  readonly problem: PictureProblem | null;
  readonly onPicture: (source: PictureSource) => void;
  readonly onCrop: (crop: Crop | null) => void;
}

export function PictureDropZone(props: PictureDropZoneProps) {
  const { uncropped, crop, onCrop } = props;
  const say = newClassWords.value;
  const [cropped, setCropped] = useState<ChosenPicture | null>(null);
  const crops = useRef<HTMLButtonElement>(null);
  // Another picture ends it.
  const isCropping = cropped !== null && cropped === uncropped;
  const isDragOver = usePasteAndDrop(props.onPicture);
  return (
    <section
      class="picture-drop-zone"
      aria-label={say.picture}
      data-over={isDragOver}
      data-empty={uncropped === null}
      data-cropping={isCropping}
    >
      {isCropping ? (
        <CropEditor
          picture={uncropped}
          crop={crop ?? FULL_CROP}
          onCrop={(next) => onCrop(isFullCrop(next) ? null : next)}
          onDone={() => {
            setCropped(null);
            // Drawn by then: whoever pressed "Done" goes on where she came from.
            requestAnimationFrame(() => crops.current?.focus());
          }}
        />
      ) : (
        <PictureContent {...props} isDragOver={isDragOver}>
          {uncropped !== null && (
            <Button icon={CropIcon} ref={crops} onClick={() => setCropped(uncropped)}>
              {say.crop.open}
            </Button>
          )}
        </PictureContent>
      )}
    </section>
  );
}

interface PictureContentProps extends PictureDropZoneProps {
  readonly isDragOver: boolean;
  /** What may be done with the picture. */
  readonly children: ComponentChildren;
}

/** The picture as it is chosen, and where others come from. */
function PictureContent({
  existingClass,
  uncropped,
  picture,
  spec,
  isReading,
  problem,
  isDragOver,
  onPicture,
  children,
}: PictureContentProps) {
  const say = newClassWords.value;
  return (
    <>
      {picture !== null && spec !== null && <CutPreview picture={picture} spec={spec} />}
      {problem === 'too-narrow' ? <ErrorLine text={say.tooNarrow} /> : problem !== null && <ErrorLine code={problem} />}
      {uncropped === null && <Icon icon={ImagePlus} />}
      <p class="drop-here" role="status">
        {isReading
          ? say.readingPicture
          : isDragOver
            ? say.dropNow
            : uncropped === null && !hasTouchInput()
              ? say.dropHere
              : ''}
      </p>
      <div class="picture-choice">
        <FileButtons isFirst={uncropped === null} onFile={onPicture}>
          {children}
        </FileButtons>
        <div class="picture-sources">
          {existingClass !== null && (
            <Lazy
              load={loadEarlierPictures}
              props={{
                classroom: existingClass,
                chosen: uncropped !== null && isReusedPicture(uncropped.source) ? uncropped.source.id : null,
                onChoose: onPicture,
              }}
            />
          )}
          <SamplePictures
            chosen={typeof uncropped?.source === 'string' ? uncropped.source : null}
            onChoose={onPicture}
          />
        </div>
      </div>
    </>
  );
}

/** Anywhere on the page: whoever drops a picture beside its place must not lose the page to it. */
function usePasteAndDrop(onFile: (file: File) => void): boolean {
  const [isDragOver, setDragOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const take = (event: Event, files: FileList | null | undefined) => {
      const file = firstPicture(files);
      if (file === null) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('paste', (event) => take(event, event.clipboardData?.files), { signal });
    addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setDragOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', (event) => event.relatedTarget === null && setDragOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setDragOver(false);
        take(event, event.dataTransfer?.files);
      },
      { signal },
    );
    return () => ending.abort();
  }, []);
  return isDragOver;
}
