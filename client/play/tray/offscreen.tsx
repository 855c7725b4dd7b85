/** A sign that pieces lie where the view does not show them, as when others lay them beside the mat: which way, and how many. A press shows all. */
import { ArrowRight } from 'lucide';
import { useRef } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import './offscreen.css';

export function OffscreenButton({ play }: { readonly play: Play }) {
  const say = boardWords.value;
  const place = useRef<HTMLDivElement>(null);
  useRestoreFocus(place, () => document.querySelector<HTMLElement>('.tools button'));
  const offscreen = play.offscreen.value;
  // The board is still being shown: what lies where is not told before.
  const isVisible = offscreen !== null && !play.isIntroPlaying.value;
  return (
    <div
      class="offscreen"
      ref={place}
      data-side={offscreen !== null && offscreen.direction > 90 && offscreen.direction < 270 ? 'left' : 'right'}
    >
      {isVisible && (
        <Button onClick={() => play.fit()}>
          <span class="offscreen-arrow" style={{ rotate: `${offscreen.direction}deg` }}>
            <Icon icon={ArrowRight} />
          </span>
          <span aria-hidden="true">{say.morePieces(offscreen.pieces)}</span>
          <span class="unseen">{say.offscreen(offscreen.pieces)}</span>
        </Button>
      )}
    </div>
  );
}
