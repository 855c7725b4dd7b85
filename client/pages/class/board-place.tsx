/** Where a board is drawn: the space that the bars leave. */
import { useEffect, useRef } from 'preact/hooks';
import { boardWords } from '../../i18n/words/board.ts';
import type { Play } from '../../play/play.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LaterPart } from '../later-part.tsx';

interface BoardPlaceProps {
  readonly label: string;
  readonly play: Play;
}

const loadSketch = () => import('../../play/picture/sketch.tsx').then(({ Sketch }) => Sketch);

export function BoardPlace({ label, play }: BoardPlaceProps) {
  const place = useRef<HTMLElement>(null);
  const say = boardWords.value;
  useEffect(() => (place.current === null ? undefined : play.show(place.current)), [play]);
  const picture = play.picture.value;
  return (
    <>
      <section class="board-place" aria-label={label} ref={place} />
      {picture !== 'here' && (
        <>
          <LaterPart load={loadSketch} given={{ play }} />
          <div class="board-wait" data-waits={picture === 'loading' ? '' : undefined}>
            <p role="status">{picture === 'loading' ? say.pictureLoading : say.pictureFailed}</p>
            {picture === 'loading' && <progress class="meter" aria-label={say.pictureShare} value={play.share.value} />}
            {picture === 'failed' && <Button onClick={() => play.again()}>{say.again}</Button>}
          </div>
        </>
      )}
    </>
  );
}
