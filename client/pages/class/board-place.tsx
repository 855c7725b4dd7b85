/** Where a board is drawn: the space that the bars leave. */
import { useEffect, useRef } from 'preact/hooks';
import { boardWords } from '../../i18n/words/board.ts';
import type { Play } from '../../play/play.ts';
import { Button } from '../../ui/controls/button.tsx';

interface BoardPlaceProps {
  readonly label: string;
  readonly play: Play;
}

export function BoardPlace({ label, play }: BoardPlaceProps) {
  const place = useRef<HTMLElement>(null);
  const say = boardWords.value;
  useEffect(() => (place.current === null ? undefined : play.show(place.current)), [play]);
  const picture = play.picture.value;
  return (
    <>
      <section class="board-place" aria-label={label} ref={place} />
      {picture !== 'here' && (
        <div class="notice board-wait" role="status">
          <p>{picture === 'loading' ? say.pictureLoading : say.pictureFailed}</p>
          {picture === 'failed' && <Button onClick={() => play.again()}>{say.again}</Button>}
        </div>
      )}
    </>
  );
}
