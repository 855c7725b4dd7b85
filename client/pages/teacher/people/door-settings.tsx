/** How students come in, whether anybody new does, and what is kept of those who may not. */
import { UserRoundCheck } from 'lucide';
import { DOORS } from '../../../../shared/classroom/event.ts';
import type { DoorView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import type { DoorAsks } from '../../../net/door.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useWished } from '../../../ui/controls/wished.ts';
import { useAsk } from './ask.ts';

interface DoorSettingsProps {
  readonly door: DoorView;
  readonly asks: DoorAsks;
}

export function DoorSettings({ door, asks }: DoorSettingsProps) {
  const say = peopleWords.value;
  const [why, ask] = useAsk();
  const [way, chooseWay] = useWished(door.door, (next) => ask(asks.setDoor(next)));
  const [isLocked, lock] = useWished(door.locked, (next) => ask(asks.setLocked(next)));
  return (
    <section class="stack door-settings">
      <Choices
        legend={say.door}
        of={DOORS.map((value) => ({ value, label: say.doors[value] }))}
        chosen={way}
        onChoose={chooseWay}
      />
      <p class="hint">{say.doorHints[way]}</p>
      <label class="check">
        <input type="checkbox" checked={isLocked} onChange={({ currentTarget }) => lock(currentTarget.checked)} />
        <span>
          <b>{say.lock}</b>
          <span class="hint">{say.lockHint}</span>
        </span>
      </label>
      {door.banned > 0 && (
        <div class="seat-line">
          <span>{say.banned(door.banned)}</span>
          <span class="seat-ends">
            <Button icon={UserRoundCheck} onClick={() => void ask(asks.liftBans())}>
              {say.liftBans}
            </Button>
          </span>
        </div>
      )}
      {why !== null && <TroubleLine code={why} />}
    </section>
  );
}
