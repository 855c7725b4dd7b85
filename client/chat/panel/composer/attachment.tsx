/** A picture on a message: the button that attaches one, and the attached picture, or why there is none. */
import { ImagePlus, X } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { ChatModel } from '#client/chat/session/chat-model.ts';
import { announcementWords } from '#client/i18n/words/announcement-words.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import '#client/i18n/words/picture-error-sentences.ts';
import { firstPictureFile, PICTURE_TYPES } from '#client/ui/picture/picture-files.ts';

export function AttachButton({ onAttach }: { readonly onAttach: (file: File) => void }) {
  const say = chatWords.value;
  const input = useRef<HTMLInputElement>(null);
  // Ready before a picture is chosen: the network may be gone by then.
  useEffect(
    () =>
      loadPart(
        () => import('#client/ui/picture/read-picture.ts'),
        () => undefined,
      ),
    [],
  );
  return (
    <>
      <Button kind="quiet" icon={ImagePlus} label={say.attach} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURE_TYPES}
        aria-label={say.attach}
        onChange={({ currentTarget }) => {
          const chosen = firstPictureFile(currentTarget.files);
          if (chosen !== null) onAttach(chosen);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

export function AttachedPicture({ model: { draftPicture } }: { readonly model: ChatModel }) {
  const say = chatWords.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const preview = draftPicture.attached.value?.preview ?? null;
  const problem = draftPicture.problem.value;

  // The preview is lost with the graphics process.
  const losses = canvasLosses.value;
  useEffect(() => {
    const file = draftPicture.attached.peek()?.file;
    if (losses > 0 && file !== undefined) void draftPicture.attach(file);
  }, [losses]);

  useLayoutEffect(() => {
    const target = canvas.current;
    if (target === null || preview === null) return;
    target.width = preview.width;
    target.height = preview.height;
    watchedContext(target)?.drawImage(preview, 0, 0);
  }, [preview]);

  return (
    <>
      {draftPicture.isReading.value && (
        <p class="hint" role="status">
          {say.readingPicture}
        </p>
      )}
      {problem !== null && <ErrorLine code={problem} />}
      {preview !== null && (
        <div class="chat-chosen">
          <canvas ref={canvas} role="img" aria-label={announcementWords.value.picture} />
          <Button kind="quiet" icon={X} label={say.removePicture} onClick={() => draftPicture.remove()} />
        </div>
      )}
    </>
  );
}
