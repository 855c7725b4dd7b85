/** Where the picture goes and then lies, cut: chosen, dropped, pasted or photographed. The largest thing of the page. */
import { Camera, ImagePlus, Images } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JigsawSpec } from '../../../../shared/puzzle/puzzle.ts';
import type { Trouble } from '../../../i18n/words/errors.ts';
import { teachWords } from '../../../i18n/words/teach.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import type { PictureSource } from '../opening.ts';
import { type ChosenPicture, PICTURE_TYPES, pictureAmong } from './picture.ts';
import { drawPreview, linesOf } from './preview.ts';
import { Samples } from './samples.tsx';

/** `too-narrow` is found here, all else by opening the file. */
export type PictureTrouble = Trouble | 'too-narrow';

interface PicturePlaceProps {
  readonly picture: ChosenPicture | null;
  readonly spec: JigsawSpec | null;
  readonly isReading: boolean;
  readonly trouble: PictureTrouble | null;
  readonly onPicture: (source: PictureSource) => void;
}

export function PicturePlace({ picture, spec, isReading, trouble, onPicture }: PicturePlaceProps) {
  const say = teachWords.value;
  const isOver = usePastedAndDropped(onPicture);
  return (
    <section class="picture-place" aria-label={say.picture} data-over={isOver} data-empty={picture === null}>
      {picture !== null && spec !== null && <Preview picture={picture} spec={spec} />}
      {trouble === 'too-narrow' ? (
        <TroubleLine says={say.tooNarrow} />
      ) : (
        trouble !== null && <TroubleLine code={trouble} />
      )}
      {picture === null && <Icon of={ImagePlus} />}
      <FileButtons isFirst={picture === null} onFile={onPicture} />
      <p class="drop-here" role="status">
        {isReading ? say.readingPicture : isOver ? say.letGo : picture === null && !isTouched() ? say.dropHere : ''}
      </p>
      <Samples chosen={typeof picture?.source === 'string' ? picture.source : null} onChoose={onPicture} />
    </section>
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

/** A device that is held in hands: it has a camera, and nothing is dropped or pasted there. */
function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function FileButtons({ isFirst, onFile }: { readonly isFirst: boolean; readonly onFile: (file: File) => void }) {
  const say = teachWords.value;
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);

  function chosen(input: HTMLInputElement): void {
    const file = pictureAmong(input.files);
    // So that the same file can be chosen again.
    input.value = '';
    if (file !== null) onFile(file);
  }

  return (
    <div class="file-buttons">
      <input
        ref={chooser}
        type="file"
        accept={PICTURE_TYPES}
        hidden
        aria-label={say.choosePicture}
        onChange={({ currentTarget }) => chosen(currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={say.takePhoto}
        onChange={({ currentTarget }) => chosen(currentTarget)}
      />
      <Button kind={isFirst ? 'primary' : 'plain'} icon={Images} onClick={() => chooser.current?.click()}>
        {isFirst ? say.choosePicture : say.otherPicture}
      </Button>
      {isTouched() && (
        <Button icon={Camera} onClick={() => camera.current?.click()}>
          {say.takePhoto}
        </Button>
      )}
    </div>
  );
}

function Preview({ picture, spec }: { readonly picture: ChosenPicture; readonly spec: JigsawSpec }) {
  const say = teachWords.value;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const lines = useMemo(() => linesOf(spec), [spec]);

  useEffect(() => {
    const place = frame.current;
    const target = canvas.current;
    if (place === null || target === null) return;
    /** As large as the frame allows. */
    const draw = () => {
      const { clientWidth, clientHeight } = place;
      const width = Math.floor(Math.min(clientWidth, (clientHeight * spec.width) / spec.height));
      if (width > 0) drawPreview(target, { picture: picture.preview, spec, lines }, width);
      target.style.width = `${width}px`;
    };
    const watching = new ResizeObserver(draw);
    watching.observe(place);
    return () => watching.disconnect();
  }, [picture, spec, lines]);

  return (
    <div class="preview" ref={frame}>
      <canvas ref={canvas} role="img" aria-label={say.preview(spec.columns * spec.rows)} />
    </div>
  );
}
