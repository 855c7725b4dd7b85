/** Where the picture goes and then lies, cut: chosen, dropped, pasted or photographed. The largest thing of the page. */
import { Crop as CropIcon, ImagePlus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { Crop } from '../../../../shared/picture/crop.ts';
import type { JigsawSpec } from '../../../../shared/puzzle/puzzle.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';
import { teachWords } from '../../../i18n/words/teach.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { LaterPart } from '../../later-part.tsx';
import { isKept, type PictureSource } from '../opening.ts';
import { Cropping } from './crop/cropping.tsx';
import { isWhole, WHOLE } from './crop/frame.ts';
import { FileButtons, isTouched } from './offered/file-buttons.tsx';
import { Samples } from './offered/samples.tsx';
import { type ChosenPicture, pictureAmong } from './picture.ts';
import { Preview } from './preview.tsx';

/** `too-narrow` is found here, all else by opening the file. */
export type PictureTrouble = Trouble | 'too-narrow';

const loadEarlier = () => import('./offered/earlier-pictures.tsx').then(({ EarlierPictures }) => EarlierPictures);

interface PicturePlaceProps {
  /** The class that it is for, if it is open already. */
  readonly into: ClassroomId | null;
  /** All of it. */
  readonly whole: ChosenPicture | null;
  /** What is kept of it. */
  readonly picture: ChosenPicture | null;
  readonly crop: Crop | null;
  readonly spec: JigsawSpec | null;
  readonly isReading: boolean;
  readonly trouble: PictureTrouble | null;
  readonly onPicture: (source: PictureSource) => void;
  readonly onCrop: (crop: Crop | null) => void;
}

export function PicturePlace(props: PicturePlaceProps) {
  const { whole, crop, onCrop } = props;
  const say = teachWords.value;
  const [cropped, setCropped] = useState<ChosenPicture | null>(null);
  const crops = useRef<HTMLButtonElement>(null);
  // Another picture ends it.
  const isCropping = cropped !== null && cropped === whole;
  const isOver = usePastedAndDropped(props.onPicture);
  return (
    <section
      class="picture-place"
      aria-label={say.picture}
      data-over={isOver}
      data-empty={whole === null}
      data-cropping={isCropping}
    >
      {isCropping ? (
        <Cropping
          picture={whole}
          crop={crop ?? WHOLE}
          onCrop={(next) => onCrop(isWhole(next) ? null : next)}
          onDone={() => {
            setCropped(null);
            // Drawn by then: whoever pressed "Done" goes on where she came from.
            requestAnimationFrame(() => crops.current?.focus());
          }}
        />
      ) : (
        <Chosen {...props} isOver={isOver}>
          {whole !== null && (
            <Button icon={CropIcon} ref={crops} onClick={() => setCropped(whole)}>
              {say.crop.open}
            </Button>
          )}
        </Chosen>
      )}
    </section>
  );
}

interface ChosenProps extends PicturePlaceProps {
  readonly isOver: boolean;
  /** What may be done with the picture. */
  readonly children: ComponentChildren;
}

/** The picture as it is chosen, and where others come from. */
function Chosen({ into, whole, picture, spec, isReading, trouble, isOver, onPicture, children }: ChosenProps) {
  const say = teachWords.value;
  return (
    <>
      {picture !== null && spec !== null && <Preview picture={picture} spec={spec} />}
      {trouble === 'too-narrow' ? (
        <TroubleLine says={say.tooNarrow} />
      ) : (
        trouble !== null && <TroubleLine code={trouble} />
      )}
      {whole === null && <Icon of={ImagePlus} />}
      <p class="drop-here" role="status">
        {isReading ? say.readingPicture : isOver ? say.letGo : whole === null && !isTouched() ? say.dropHere : ''}
      </p>
      <div class="picture-choice">
        <FileButtons isFirst={whole === null} onFile={onPicture}>
          {children}
        </FileButtons>
        <div class="offered">
          {into !== null && (
            <LaterPart
              load={loadEarlier}
              given={{
                classroom: into,
                chosen: whole !== null && isKept(whole.source) ? whole.source.kept : null,
                onChoose: onPicture,
              }}
            />
          )}
          <Samples chosen={typeof whole?.source === 'string' ? whole.source : null} onChoose={onPicture} />
        </div>
      </div>
    </>
  );
}

/** Anywhere on the page: whoever drops a picture beside its place must not lose the page to it. */
function usePastedAndDropped(onFile: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const take = (event: Event, files: FileList | null | undefined) => {
      const file = pictureAmong(files);
      if (file === null) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('paste', (event) => take(event, event.clipboardData?.files), { signal });
    addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setIsOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', (event) => event.relatedTarget === null && setIsOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setIsOver(false);
        take(event, event.dataTransfer?.files);
      },
      { signal },
    );
    return () => ending.abort();
  }, []);
  return isOver;
}
