/** Who waits to be let in, in the order of coming. */
import { Check, Moon, UserRoundX } from 'lucide';
import type { SeatView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import type { DoorAsks } from '../../../net/door.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { NameChip } from '../../../ui/seat-mark.tsx';
import { useAsk } from './ask.ts';

interface WaitingListProps {
  readonly waiting: readonly SeatView[];
  readonly asks: DoorAsks;
}

export function WaitingList({ waiting, asks }: WaitingListProps) {
  const say = peopleWords.value;
  const [why, ask] = useAsk();
  return (
    <section class="stack waiting-list" aria-labelledby="people-waiting">
      <div class="dialog-head">
        <h3 id="people-waiting">{say.waiting(waiting.length)}</h3>
        <Button kind="primary" icon={Check} onClick={() => void ask(asks.admit(null))}>
          {say.letAllIn}
        </Button>
      </div>
      {why !== null && <TroubleLine code={why} />}
      <ul class="seat-list">
        {waiting.map((seat) => (
          <li key={seat.number} class="seat-line">
            <NameChip {...seat} />
            {!seat.here && (
              <span class="status">
                <Icon of={Moon} />
                {say.gone}
              </span>
            )}
            <span class="seat-ends">
              <Button
                icon={Check}
                aria-label={say.letInOne(seat.name)}
                onClick={() => void ask(asks.admit(seat.number))}
              >
                {say.letIn}
              </Button>
              <Button
                kind="quiet"
                icon={UserRoundX}
                label={say.turnAwayOne(seat.name)}
                onClick={() => void ask(asks.turnAway(seat.number))}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
