/** A picture of the gallery as large as the window. It shows at once what the gallery has of it, and then all that there is. */
import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface LargePictureProps {
  /** What it shows, in words. */
  readonly name: string;
  /** The picture in the gallery. */
  readonly small: HTMLCanvasElement;
  readonly draw: (to: HTMLCanvasElement | null) => Promise<void>;
  readonly onClose: () => void;
}

export function LargePicture({ name, small, draw, onClose }: LargePictureProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = small;
  useEffect(() => {
    dialog.current?.showModal();
    const context = canvas.current === null ? null : watchedContext(canvas.current, { alpha: false });
    context?.drawImage(small, 0, 0);
    // Without a network it stays as it is.
    draw(canvas.current).catch(() => undefined);
  }, []);
  return (
    <dialog class="day-large" ref={dialog} aria-label={name} onClose={onClose}>
      <Button icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
      <canvas
        ref={canvas}
        role="img"
        aria-label={name}
        width={width}
        height={height}
        style={{ '--shape': width / height }}
      />
    </dialog>
  );
}
