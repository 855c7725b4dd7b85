/** Raised hands: their number in the bar, and in a popover whose they are and since when, the longest wait first. */

import { Hand } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import { formatTime } from '#client/wall/arrangement/mark-reasons.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { RaisedHandView } from '#shared/protocol/views/controls-view.ts';

/** Hands raised within this time are announced in one sentence. Milliseconds. */
const GROUPING_MS = 1_200;
/** An announcement names at most this many students; of more it gives the number. */
const NAMES_MAX = 2;

interface RaisedHandsProps {
  readonly link: ClassLink;
  readonly hands: readonly RaisedHandView[];
  readonly onViewBoard: (board: BoardNumber) => void;
}

export function RaisedHands({ link, hands, onViewBoard }: RaisedHandsProps) {
  const say = controlsWords.value;
  const announcement = useAnnouncement(hands);
  const container = useRef<HTMLDivElement>(null);
  useRestoreFocus(container, () => container.current?.parentElement?.querySelector<HTMLElement>('.people-button'));
  return (
    <div class="raised-hands" ref={container}>
      {hands.length > 0 && (
        <Popover
          label={say.handsRaised(hands.length)}
          icon={Hand}
          hasVisibleLabel
          shortLabel={String(hands.length)}
          buttonClass="button hands-up"
          heading={say.handsTitle}
        >
          <ul class="hand-list">
            {hands.map((hand) => (
              <li key={hand.seat}>
                <span class="hand-who">
                  <NameChip {...hand} />
                  <span class="hint">{say.handSince(formatTime(hand.since))}</span>
                </span>
                <span class="acts">
                  {hand.board !== null && (
                    <Button
                      onClick={({ currentTarget }) => {
                        closePopoverAround(currentTarget);
                        if (hand.board !== null) onViewBoard(hand.board);
                      }}
                    >
                      {say.viewBoard}
                    </Button>
                  )}
                  <Button kind="quiet" onClick={() => void link.control('lowerHand', { seat: hand.seat })}>
                    {say.lowerHand}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Popover>
      )}
      <span class="unseen" role="status">
        {announcement}
      </span>
    </div>
  );
}

/** One sentence for all hands that were raised just now. */
function useAnnouncement(hands: readonly RaisedHandView[]): string {
  const [announcement, setAnnouncement] = useState('');
  const announced = useRef<ReadonlySet<number>>(new Set());
  const seats = hands.map(({ seat }) => seat).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => {
      const newHands = hands.filter(({ seat }) => !announced.current.has(seat));
      announced.current = new Set(hands.map(({ seat }) => seat));
      const say = controlsWords.peek();
      if (newHands.length === 0) return;
      setAnnouncement(
        newHands.length > NAMES_MAX
          ? say.handsRaised(hands.length)
          : say.handRaised(newHands.map(({ name }) => name).join(', ')),
      );
    }, GROUPING_MS);
    return () => clearTimeout(timer);
    // Depends on the seats: the same hands in a new array are no change.
  }, [seats]);
  return announcement;
}
