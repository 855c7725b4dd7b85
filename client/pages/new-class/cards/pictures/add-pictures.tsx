/** Adds pictures to cards: by a button, or dropped or pasted anywhere on the page. */
import { Images } from 'lucide';
import { useRef } from 'preact/hooks';
import { errorSentences, hasSentence } from '#client/i18n/words/error-sentences.ts';
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { usePasteAndDropAll } from '#client/pages/new-class/picture/use-paste-and-drop.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { PICTURE_TYPES } from '#client/ui/picture/picture-files.ts';
import type { PictureCardsState } from './use-picture-cards.ts';

export function AddPictures({ set }: { readonly set: PictureCardsState }) {
  const say = cardSetWords.value;
  const { refused, isReading, add } = set;
  const input = useRef<HTMLInputElement>(null);
  const isDragOver = usePasteAndDropAll(add);
  return (
    <div class="stack">
      <input
        ref={input}
        type="file"
        multiple
        accept={PICTURE_TYPES}
        hidden
        aria-label={say.addPictures}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // Without this the same files could not be chosen again.
          currentTarget.value = '';
          if (files.length > 0) add(files);
        }}
      />
      <Button icon={Images} onClick={() => input.current?.click()}>
        {say.addPictures}
      </Button>
      <p class="hint" role="status">
        {isReading ? newClassWords.value.readingPicture : isDragOver ? newClassWords.value.dropNow : ''}
      </p>
      {refused !== null && (
        <ErrorLine
          text={say.refused(refused.name, errorSentences.value[hasSentence(refused.code) ? refused.code : 'internal'])}
        />
      )}
    </div>
  );
}
