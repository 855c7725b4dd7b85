/** The place of the picture on the page: it takes one by choice, drop, paste or camera, and shows it with its cut. */
import { Crop as CropIcon, ImagePlus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { CropEditor } from './crop/crop-editor.tsx';
import { FULL_CROP, isFullCrop } from './crop/crop-frame.ts';
import { CutPreview } from './cut-preview.tsx';
import { PaceChoice } from './pace-choice.tsx';
import { EarlierChoice } from './sources/earlier-choice.tsx';
import { FileButtons, hasTouchInput } from './sources/file-buttons.tsx';
import { SamplePictures } from './sources/sample-pictures.tsx';
import type { ChosenPictureState } from './use-chosen-picture.ts';
import { usePasteAndDrop } from './use-paste-and-drop.ts';

interface PictureDropZoneProps {
  /** The class that the picture is for, if it is open already. */
  readonly existingClass: ClassroomId | null;
  readonly chosen: ChosenPictureState;
  readonly spec: JigsawSpec | null;
}

export function PictureDropZone(props: PictureDropZoneProps) {
  const { uncropped, crop, setCrop, choose } = props.chosen;
  const say = newClassWords.value;
  const [cropped, setCropped] = useState<Blob | null>(null);
  const cropButton = useRef<HTMLButtonElement>(null);
  // Choosing another picture ends the cropping.
  const isCropping = uncropped !== null && cropped === uncropped.file;
  const isDragOver = usePasteAndDrop((file) => void choose(file));
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
          onCrop={(next) => setCrop(isFullCrop(next) ? null : next)}
          onDone={() => {
            setCropped(null);
            // The focus returns to the button that started the cropping, once it is rendered again.
            requestAnimationFrame(() => cropButton.current?.focus());
          }}
        />
      ) : (
        <PictureContent {...props} isDragOver={isDragOver}>
          {uncropped !== null && (
            <Button icon={CropIcon} ref={cropButton} onClick={() => setCropped(uncropped.file)}>
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
  /** Actions for the chosen picture. */
  readonly children: ComponentChildren;
}

/** The chosen picture, if there is one, and the sources of others. */
function PictureContent({ existingClass, chosen, spec, isDragOver, children }: PictureContentProps) {
  const { uncropped, picture, isPartOnly, choose } = chosen;
  const problem = chosen.problem ?? (picture !== null && spec === null ? 'picture-too-narrow' : null);
  const say = newClassWords.value;
  return (
    <>
      {picture !== null && spec !== null && <CutPreview picture={picture} spec={spec} />}
      {picture?.isMoving === true && (
        <PaceChoice legend={say.movingPicture} hints={say.paceHints} pace={chosen.pace} setPace={chosen.setPace} />
      )}
      {problem !== null && <ErrorLine code={problem} />}
      {isPartOnly && (
        <p class="hint" role="status">
          {say.partOnly}
        </p>
      )}
      {uncropped === null && <Icon icon={ImagePlus} />}
      <p class="drop-here" role="status">
        {dropHint(chosen, isDragOver)}
      </p>
      <div class="picture-choice">
        <FileButtons isFirst={uncropped === null} onFile={choose}>
          {children}
        </FileButtons>
        <div class="picture-sources" tabIndex={-1}>
          <EarlierChoice chosen={chosen} existingClass={existingClass} />
          <SamplePictures
            chosen={typeof uncropped?.source === 'string' ? uncropped.source : null}
            areTitlesHidden={uncropped !== null}
            onChoose={choose}
          />
        </div>
      </div>
    </>
  );
}

function dropHint({ isReading, uncropped }: ChosenPictureState, isDragOver: boolean): string {
  const say = newClassWords.value;
  if (isReading) return say.readingPicture;
  if (isDragOver) return say.dropNow;
  return uncropped === null && !hasTouchInput() ? say.dropHere : '';
}
