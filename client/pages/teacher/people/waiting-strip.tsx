/** That somebody waits to be let in: a calm line over the wall, spoken at most every few seconds however many come at once. */
import { Check, Users } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeatView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import type { DoorAsks } from '../../../net/door.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useAsk } from './ask.ts';

/** Between two times that it is spoken. Milliseconds. */
const SPOKEN_MS = 6_000;

interface WaitingStripProps {
  readonly waiting: readonly SeatView[];
  readonly asks: DoorAsks;
  readonly onSee: () => void;
}

export function WaitingStrip({ waiting, asks, onSee }: WaitingStripProps) {
  const say = peopleWords.value;
  const [why, ask] = useAsk();
  const [first] = waiting;
  const says =
    first === undefined
      ? ''
      : waiting.length === 1
        ? say.oneWaits(first.name)
        : say.manyWait(first.name, waiting.length - 1);
  const spoken = useSpoken(says);
  return (
    <>
      <p class="unseen" role="status">
        {spoken}
      </p>
      {first !== undefined && (
        <aside class="waiting-strip" aria-label={say.waiting(waiting.length)}>
          <b dir="auto">{says}</b>
          {why !== null && <TroubleLine code={why} />}
          <span class="seat-ends">
            <Button icon={Users} onClick={onSee}>
              {say.seeWho}
            </Button>
            <Button icon={Check} kind="primary" onClick={() => void ask(asks.admit(null))}>
              {waiting.length === 1 ? say.letIn : say.letAllIn}
            </Button>
          </span>
        </aside>
      )}
    </>
  );
}

/** The newest text, changed no sooner than SPOKEN_MS after the last change. */
function useSpoken(says: string): string {
  const [spoken, setSpoken] = useState('');
  const spokeAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        spokeAt.current = performance.now();
        setSpoken(says);
      },
      Math.max(0, spokeAt.current + SPOKEN_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [says]);
  return spoken;
}
