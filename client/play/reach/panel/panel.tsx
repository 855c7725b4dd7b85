/** Play with keys, a switch or a screen reader: what is said, what can be done, the loose pieces and the picture, all of it buttons. */
import { X } from 'lucide';
import { reachWords } from '../../../i18n/words/reach.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { Reach } from '../reach.ts';
import { PictureGrid } from './picture.tsx';
import { LoosePieces } from './pieces.tsx';
import './panel.css';

export function ReachPanel({ reach }: { readonly reach: Reach }) {
  const say = reachWords.value;
  const { value: said } = reach.said;
  const isChosen = reach.chosen.value !== null;
  return (
    <section
      class="reach"
      aria-label={say.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        reach.letGo();
      }}
    >
      <div class="reach-top">
        <p class="reach-said" role="status">
          {said}
        </p>
        <Button kind="quiet" icon={X} label={say.close} onClick={() => reach.close()} />
      </div>
      <div class="reach-actions">
        <Button onClick={() => reach.listFitting()}>{say.fitsHere}</Button>
        {reach.canHint && (
          <Button aria-disabled={!isChosen} onClick={() => reach.hint()}>
            {say.hint}
          </Button>
        )}
        {reach.turns && (
          <Button aria-disabled={!isChosen} onClick={() => reach.turn()}>
            {say.turn}
          </Button>
        )}
        <Button aria-disabled={!isChosen} onClick={() => reach.letGo()}>
          {say.letGo}
        </Button>
        {reach.hints.count.value > 0 && <span class="hint">{say.hints(reach.hints.count.value)}</span>}
      </div>
      <LoosePieces reach={reach} />
      <PictureGrid reach={reach} />
    </section>
  );
}
