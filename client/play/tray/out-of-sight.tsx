/** A sign that pieces lie where the view does not show them, as when others lay them beside the mat: which way, and how many. A press shows all. */
import { ArrowRight } from 'lucide';
import { useRef } from 'preact/hooks';
import { boardWords } from '../../i18n/words/board.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import type { Play } from '../play.ts';
import './out-of-sight.css';

export function OutOfSightSign({ play }: { readonly play: Play }) {
  const say = boardWords.value;
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place, () => document.querySelector<HTMLElement>('.tools button'));
  const what = play.outOfSight.value;
  // The board is still being shown: what lies where is not told before.
  const isTold = what !== null && !play.isOpening.value;
  return (
    <div
      class="out-of-sight"
      ref={place}
      data-side={what !== null && what.turn > 90 && what.turn < 270 ? 'left' : 'right'}
    >
      {isTold && (
        <Button onClick={() => play.fit()}>
          <span class="out-of-sight-way" style={{ rotate: `${what.turn}deg` }}>
            <Icon of={ArrowRight} />
          </span>
          <span aria-hidden="true">{say.morePieces(what.pieces)}</span>
          <span class="unseen">{say.outOfSight(what.pieces)}</span>
        </Button>
      )}
    </div>
  );
}
