/** The class's timer as its teacher sets it. */
import { Timer as TimerIcon } from 'lucide';
import { useState } from 'preact/hooks';
import type { Timer } from '../../../../shared/classroom/facts.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import { leftOf } from '../../../led/timer.tsx';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Popover } from '../../../ui/surfaces/popover.tsx';

const MINUTE_MS = 60_000;
const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30] as const;

interface TimerMenuProps {
  readonly link: ClassLink;
  readonly timer: Timer | null;
  /** It stands among others of a menu, not in the bar. */
  readonly isInMenu?: boolean;
}

export function TimerMenu({ link, timer, isInMenu = false }: TimerMenuProps) {
  const say = leadWords.value;
  const [minutes, setMinutes] = useState(5);
  return (
    <Popover label={say.timer} icon={TimerIcon} wordy={isInMenu || timer === null} kind={isInMenu ? 'plain' : 'quiet'}>
      <div class="stack">
        {timer !== null && (
          <div class="lead-acts">
            {leftOf(timer) > 0 && (
              <Button onClick={() => void link.lead('timer', { to: timer.until === null ? 'goOn' : 'pause' })}>
                {timer.until === null ? say.goOnTimer : say.stopTimer}
              </Button>
            )}
            <Button onClick={() => void link.lead('timer', { to: 'end' })}>{say.endTimer}</Button>
          </div>
        )}
        <Choices
          legend={say.minutes}
          of={MINUTES.map((value) => ({ value, label: say.minutesOf(value) }))}
          chosen={minutes}
          onChoose={setMinutes}
        />
        <Button
          kind="primary"
          onClick={({ currentTarget }) => {
            currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
            void link.lead('timer', { ms: minutes * MINUTE_MS });
          }}
        >
          {say.setTimer}
        </Button>
      </div>
    </Popover>
  );
}
