/**
 * Who waits to be let in: a calm line below all else, spoken at most every few seconds however many come at once. Where a teacher is asked
 * for each it is always there, so that nothing moves when somebody knocks.
 */
import { Check, Users } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DoorView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import { DoorAsks } from '../../../net/door.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useFocusKept } from '../../../ui/focus-kept.ts';
import { useAsk } from './ask.ts';

/** Between two times that it is spoken. Milliseconds. */
const SPOKEN_MS = 6_000;

interface WaitingStripProps {
  readonly link: ClassLink;
  readonly door: DoorView;
  readonly onSee: () => void;
}

export function WaitingStrip({ link, door: { door, waiting }, onSee }: WaitingStripProps) {
  const say = peopleWords.value;
  const place = useRef<HTMLElement>(null);
  const asks = useMemo(() => new DoorAsks(link), [link]);
  useFocusKept(place, () => document.querySelector<HTMLElement>('.people-button'));
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
      {(first !== undefined || door === 'approval') && (
        <aside class="waiting-strip" aria-label={say.waiting(waiting.length)} ref={place}>
          {first === undefined ? (
            <span class="hint">{say.nobodyWaits}</span>
          ) : (
            <>
              <b dir="auto">{says}</b>
              {why !== null && <TroubleLine code={why} />}
              <Button icon={Users} onClick={onSee}>
                <span class="word">{say.seeWho}</span>
              </Button>
              <Button icon={Check} kind="primary" onClick={() => void ask(asks.admit(null))}>
                {waiting.length === 1 ? say.letIn : say.letAllIn}
              </Button>
            </>
          )}
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
