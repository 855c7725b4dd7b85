/** The buttons that choose a picture from the device's files or its camera. */
import { Camera, Images } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { firstPictureFile, PICTURE_TYPES } from '#client/ui/picture/picture-files.ts';

interface FileButtonsProps {
  /** There is no picture yet. */
  readonly isFirst: boolean;
  readonly onFile: (file: File) => void;
  /** Further buttons for the picture. */
  readonly children?: ComponentChildren;
}

export function FileButtons({ isFirst, onFile, children }: FileButtonsProps) {
  const say = newClassWords.value;
  const fileInput = useRef<HTMLInputElement>(null);
  const cameraInput = useRef<HTMLInputElement>(null);

  function onChosen(input: HTMLInputElement): void {
    const file = firstPictureFile(input.files);
    // Without this the same file could not be chosen again.
    input.value = '';
    if (file !== null) onFile(file);
  }

  return (
    <div class="file-buttons">
      <input
        ref={fileInput}
        type="file"
        accept={PICTURE_TYPES}
        hidden
        aria-label={say.choosePicture}
        onChange={({ currentTarget }) => onChosen(currentTarget)}
      />
      <input
        ref={cameraInput}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={say.takePhoto}
        onChange={({ currentTarget }) => onChosen(currentTarget)}
      />
      <Button kind={isFirst ? 'primary' : 'plain'} icon={Images} onClick={() => fileInput.current?.click()}>
        {isFirst ? say.choosePicture : say.otherPicture}
      </Button>
      {hasTouchInput() && (
        <Button icon={Camera} onClick={() => cameraInput.current?.click()}>
          {say.takePhoto}
        </Button>
      )}
      {children}
    </div>
  );
}

/** A phone or tablet: it has a camera, and no files are dropped or pasted on it. */
export function hasTouchInput(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
