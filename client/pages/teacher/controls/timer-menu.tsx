/** The teacher's controls of the class's timer. */

import { Timer as TimerIcon } from 'lucide';
import { useState } from 'preact/hooks';
import { timeLeft } from '#client/classroom/timer/timer.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import type { Timer } from '#shared/classroom/classroom-facts.ts';

const MINUTE_MS = 60_000;
const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30] as const;

interface TimerMenuProps {
  readonly link: ClassLink;
  readonly timer: Timer | null;
  /** Rendered in the menu instead of the bar. */
  readonly isInMenu?: boolean;
}

export function TimerMenu({ link, timer, isInMenu = false }: TimerMenuProps) {
  const say = controlsWords.value;
  const [minutes, setMinutes] = useState(5);
  return (
    <Popover
      label={say.timer}
      icon={TimerIcon}
      hasVisibleLabel={isInMenu || timer === null}
      kind={isInMenu ? 'plain' : 'quiet'}
    >
      <div class="stack">
        {timer !== null && (
          <div class="controls-actions">
            {timeLeft(timer) > 0 && (
              <Button onClick={() => void link.control('timer', { to: timer.until === null ? 'goOn' : 'pause' })}>
                {timer.until === null ? say.resumeTimer : say.pauseTimer}
              </Button>
            )}
            <Button onClick={() => void link.control('timer', { to: 'end' })}>{say.endTimer}</Button>
          </div>
        )}
        <Choices
          legend={say.minutes}
          options={MINUTES.map((value) => ({ value, label: say.minutesOf(value) }))}
          chosen={minutes}
          onChoose={setMinutes}
        />
        <Button
          kind="primary"
          onClick={({ currentTarget }) => {
            closePopoverAround(currentTarget);
            void link.control('timer', { ms: minutes * MINUTE_MS });
          }}
        >
          {say.setTimer}
        </Button>
      </div>
    </Popover>
  );
}
