/** The space between the bars in which a board is drawn. */
import { useEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { isMagnified } from '#client/play/magnifier/magnified.ts';
import { UndrawnActions } from '#client/play/picture/undrawn-actions.tsx';
import type { Play } from '#client/play/play.ts';
import { isDrawn } from '#client/play/stage/stage-mount.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface BoardContainerProps {
  readonly label: string;
  readonly play: Play;
  /** Plays without the drawn board, by the list of pieces; null: that is not offered. */
  readonly onList?: (() => void) | null;
}

const loadPlaceholder = () =>
  import('#client/play/picture/board-placeholder.tsx').then(({ BoardPlaceholder }) => BoardPlaceholder);
const loadMagnifier = () => import('#client/play/magnifier/magnifier.tsx').then(({ Magnifier }) => Magnifier);
const loadSimpleNote = () => import('#client/play/picture/simple-note.tsx').then(({ SimpleNote }) => SimpleNote);

export function BoardContainer({ label, play, onList = null }: BoardContainerProps) {
  const container = useRef<HTMLElement>(null);
  const say = boardWords.value;
  useEffect(() => (container.current === null ? undefined : play.mount(container.current)), [play]);
  const picture = play.pictureState.value;
  return (
    <>
      <section class="board-container" aria-label={label} ref={container} />
      {picture === 'simple' && <Lazy load={loadSimpleNote} props={{}} />}
      {isMagnified.value && <Lazy load={loadMagnifier} props={{ play }} />}
      {!isDrawn(picture) && (
        <>
          <Lazy load={loadPlaceholder} props={{ play }} />
          <div class="board-wait" data-waits={picture === 'loading' ? '' : undefined}>
            <p role="status">
              {picture === 'loading' ? say.pictureLoading : picture === 'failed' ? say.pictureFailed : say.undrawn}
            </p>
            {picture === 'loading' && (
              <progress class="meter" aria-label={say.pictureProgress} value={play.loadProgress.value} />
            )}
            {picture === 'failed' && <Button onClick={() => play.retryPicture()}>{say.retry}</Button>}
            {picture === 'undrawn' && <UndrawnActions onList={onList} />}
          </div>
        </>
      )}
    </>
  );
}
