/** Hands that are up: how many, in the bar; unfolded, whose and since when, who waits longest first. */
import { Hand } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { HandView } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useFocusKept } from '../../../ui/focus-kept.ts';
import { NameChip } from '../../../ui/seat-mark.tsx';
import { Popover } from '../../../ui/surfaces/popover.tsx';
import { clockOf } from '../../../wall/arrange/reasons.ts';

/** Hands that go up within so long are told in one sentence. Milliseconds. */
const TOGETHER_MS = 1_200;
/** More names than that are only counted. */
const NAMES_TOLD = 2;

interface HandsProps {
  readonly link: ClassLink;
  readonly hands: readonly HandView[];
  readonly onLook: (board: BoardNumber) => void;
}

export function Hands({ link, hands, onLook }: HandsProps) {
  const say = leadWords.value;
  const told = useTold(hands);
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place, () => place.current?.parentElement?.querySelector<HTMLElement>('.people-button'));
  return (
    <div class="hands-place" ref={place}>
      {hands.length > 0 && (
        <Popover label={say.hands(hands.length)} icon={Hand} wordy short={String(hands.length)} look="button hands-up">
          <h2>{say.handsTitle}</h2>
          <ul class="hand-list">
            {hands.map((hand) => (
              <li key={hand.seat}>
                <span class="hand-who">
                  <NameChip {...hand} />
                  <span class="hint">{say.handSince(clockOf(hand.since))}</span>
                </span>
                <span class="hand-acts">
                  {hand.board !== null && (
                    <Button
                      onClick={({ currentTarget }) => {
                        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                        if (hand.board !== null) onLook(hand.board);
                      }}
                    >
                      {say.look}
                    </Button>
                  )}
                  <Button kind="quiet" onClick={() => void link.lead('lowerHand', { seat: hand.seat })}>
                    {say.lower}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Popover>
      )}
      <span class="unseen" role="status">
        {told}
      </span>
    </div>
  );
}

/** One sentence for hands that have just gone up, however many they are. */
function useTold(hands: readonly HandView[]): string {
  const [told, setTold] = useState('');
  const known = useRef<ReadonlySet<number>>(new Set());
  const up = hands.map(({ seat }) => seat).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => {
      const fresh = hands.filter(({ seat }) => !known.current.has(seat));
      known.current = new Set(hands.map(({ seat }) => seat));
      const { handNow, hands: count } = leadWords.peek();
      if (fresh.length === 0) return;
      setTold(fresh.length > NAMES_TOLD ? count(hands.length) : handNow(fresh.map(({ name }) => name).join(', ')));
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
    // Hands by their seats: the same hands are no news.
  }, [up]);
  return told;
}
