/** Where a board is drawn that is only looked at. */
import { useEffect, useRef } from 'preact/hooks';
import { boardWords } from '../../i18n/words/board.ts';
import { Button } from '../../ui/controls/button.tsx';
import type { Watch } from './watch.ts';
import './watch-place.css';

export function WatchPlace({ watch }: { readonly watch: Watch }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current === null ? undefined : watch.show(place.current)), [watch]);
  const say = boardWords.value;
  return (
    <div class="watch-place" ref={place}>
      {watch.picture.value === 'failed' && (
        <div class="notice board-wait">
          <p>{say.pictureFailed}</p>
          <Button onClick={() => watch.again()}>{say.again}</Button>
        </div>
      )}
    </div>
  );
}
