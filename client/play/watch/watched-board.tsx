/** A place of the page where a watched board is drawn. */
import { useEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { spotlightWords } from '#client/i18n/words/student/spotlight-words.ts';
import { MatNote } from '#client/play/picture/mat-note.tsx';
import { UndrawnActions } from '#client/play/picture/undrawn-actions.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import type { Watch } from './watch.ts';
import './watched-board.css';

const loadSimpleNote = () => import('#client/play/picture/simple-note.tsx').then(({ SimpleNote }) => SimpleNote);

export function WatchedBoard({ watch }: { readonly watch: Watch }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current === null ? undefined : watch.mount(place.current)), [watch]);
  const say = boardWords.value;
  return (
    <div class="watched-board" ref={place}>
      {watch.isUntouched.value && <MatNote>{spotlightWords.value.nothingMovedYet}</MatNote>}
      {watch.pictureState.value === 'simple' && <Lazy load={loadSimpleNote} props={{}} />}
      {watch.pictureState.value === 'undrawn' && (
        <div class="notice board-wait">
          <p role="status">{say.undrawn}</p>
          <UndrawnActions onList={null} />
        </div>
      )}
      {watch.pictureState.value === 'failed' && (
        <div class="notice board-wait">
          <p>{say.pictureFailed}</p>
          <Button onClick={() => watch.retryPicture()}>{say.retry}</Button>
        </div>
      )}
    </div>
  );
}
