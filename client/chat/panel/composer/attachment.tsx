/** A picture on a message: the button that attaches one, and the attached picture. */
import { ImagePlus, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { announcementWords } from '#client/i18n/words/announcement-words.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { firstImage } from './transferred-image.ts';

export function AttachButton({ onAttach }: { readonly onAttach: (file: File) => void }) {
  const say = chatWords.value;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="quiet" icon={ImagePlus} label={say.attach} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={say.attach}
        onChange={({ currentTarget }) => {
          const chosen = firstImage(currentTarget.files === null ? null : { files: currentTarget.files });
          if (chosen !== null) onAttach(chosen);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

export function AttachedPicture({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div class="chat-chosen">
      <img src={url} alt={announcementWords.value.picture} />
      <Button kind="quiet" icon={X} label={chatWords.value.removePicture} onClick={onRemove} />
    </div>
  );
}
