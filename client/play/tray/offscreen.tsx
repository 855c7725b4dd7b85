/** A button that shows how many pieces lie outside the view, and in which direction. It shows all of them. */
import { ArrowRight } from 'lucide';
import { useRef } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import './offscreen.css';

export function OffscreenButton({ play }: { readonly play: Play }) {
  const say = boardWords.value;
  const noun = pieceNoun(play.keyboard.puzzle.spec);
  const place = useRef<HTMLDivElement>(null);
  useRestoreFocus(place, () => document.querySelector<HTMLElement>('.tools button'));
  const offscreen = play.offscreen.value;
  // During the intro the pieces are not at their places.
  const isVisible = offscreen !== null && !play.isIntroPlaying.value;
  return (
    <div
      class="offscreen"
      ref={place}
      data-side={offscreen !== null && offscreen.direction > 90 && offscreen.direction < 270 ? 'left' : 'right'}
    >
      {isVisible && (
        <Button onClick={() => play.showOverview()}>
          <span class="offscreen-arrow" style={{ transform: `rotate(${offscreen.direction}deg)` }}>
            <Icon icon={ArrowRight} />
          </span>
          <span aria-hidden="true">{say.morePieces(offscreen.pieces, noun)}</span>
          <span class="unseen">{say.offscreen(offscreen.pieces, noun)}</span>
        </Button>
      )}
    </div>
  );
}
