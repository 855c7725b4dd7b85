/** The buttons that bring a picture: from the device's files, or from its camera. */
import { Camera, Images } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { teachWords } from '../../../../i18n/words/teach.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { PICTURE_TYPES, pictureAmong } from '../picture.ts';

interface FileButtonsProps {
  /** There is no picture yet. */
  readonly isFirst: boolean;
  readonly onFile: (file: File) => void;
  /** What else may be done with the picture. */
  readonly children?: ComponentChildren;
}

export function FileButtons({ isFirst, onFile, children }: FileButtonsProps) {
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
      {children}
    </div>
  );
}

/** A device that is held in hands: it has a camera, and nothing is dropped or pasted there. */
export function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
