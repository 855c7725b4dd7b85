/** The teacher's controls of the class's timer. */

import { Timer as TimerIcon } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { TimerFigures, timeLeft } from '#client/classroom/timer/timer.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import type { Timer } from '#shared/classroom/timer.ts';
import { TIMER_MS_MAX } from '#shared/limits.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { TeacherControlsView } from '#shared/protocol/views/controls-view.ts';

const MINUTE_MS = 60_000;
const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30] as const;
const MINUTES_MAX = TIMER_MS_MAX / MINUTE_MS;

interface TimerMenuProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly teacherOnly: TeacherControlsView;
  /** Rendered in the menu instead of the bar. */
  readonly isInMenu?: boolean;
}

export function TimerMenu({ link, view, teacherOnly, isInMenu = false }: TimerMenuProps) {
  const say = controlsWords.value;
  const { timer } = view.controls;
  const [pauses, setPauses] = useOptimistic(teacherOnly.pausesAtTimerEnd, (next) =>
    link.control('timer', { pausesAtEnd: next }).then(({ ok }) => ok),
  );
  return (
    <Popover
      label={say.timer}
      heading={say.timer}
      icon={TimerIcon}
      hasVisibleLabel
      {...(timer === null ? {} : { buttonClass: 'button running-timer', shortLabel: <TimerFigures timer={timer} /> })}
      kind={isInMenu ? 'plain' : 'quiet'}
    >
      <div class="stack">
        {timer !== null && <RunningTimer link={link} timer={timer} isClassPaused={view.paused} />}
        <NewTimer link={link}>
          <SettingCheck label={say.pausesAtTimerEnd} isOn={pauses} onChoose={setPauses} />
        </NewTimer>
      </div>
    </Popover>
  );
}

interface RunningTimerProps {
  readonly link: ClassLink;
  readonly timer: Timer;
  readonly isClassPaused: boolean;
}

function RunningTimer({ link, timer, isClassPaused }: RunningTimerProps) {
  const say = controlsWords.value;
  const hasTime = timeLeft(timer) > 0;
  const isStopped = timer.until === null;
  return (
    <>
      <div class="acts">
        {hasTime && !isClassPaused && (
          <Button onClick={() => void link.control('timer', { to: isStopped ? 'goOn' : 'pause' })}>
            {isStopped ? say.resumeTimer : say.pauseTimer}
          </Button>
        )}
        <Button onClick={() => void link.control('timer', { addMs: MINUTE_MS })}>{say.addMinute}</Button>
        <Button onClick={() => void link.control('timer', { to: 'end' })}>{say.endTimer}</Button>
      </div>
      {hasTime && isClassPaused && <p class="hint">{say.timerWaitsForClass}</p>}
    </>
  );
}

interface NewTimerProps {
  readonly link: ClassLink;
  /** Settings above the button that starts it. */
  readonly children: ComponentChildren;
}

/** How long: one of the usual lengths, or minutes that are typed. */
function NewTimer({ link, children }: NewTimerProps) {
  const say = controlsWords.value;
  const [chosen, setChosen] = useState(5);
  const [typed, setTyped] = useState('');
  const own = typed.trim() === '' ? null : minutesIn(typed);
  return (
    <form
      class="stack new-timer"
      onSubmit={(event) => {
        event.preventDefault();
        const minutes = own ?? chosen;
        if (Number.isNaN(minutes)) return;
        closePopoverAround(event.currentTarget);
        setTyped('');
        void link.control('timer', { ms: minutes * MINUTE_MS });
      }}
    >
      <Choices
        legend={say.minutes}
        options={MINUTES.map((value) => ({ value, label: say.minutesOf(value) }))}
        columns={4}
        chosen={own ?? chosen}
        onChoose={(minutes) => {
          setChosen(minutes);
          setTyped('');
        }}
      />
      <Field
        label={say.ownMinutes}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={typed}
        error={Number.isNaN(own) ? (id) => <ErrorLine id={id} text={say.minutesInvalid(MINUTES_MAX)} /> : null}
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      {children}
      <div class="menu-foot">
        <Button kind="primary" type="submit">
          {say.setTimer}
        </Button>
      </div>
    </form>
  );
}

/** Whole minutes as typed, with full-width digits too; NaN where they are none, or too many. */
function minutesIn(typed: string): number {
  const digits = typed.normalize('NFKC').trim();
  const minutes = /^[0-9]+$/.test(digits) ? Number(digits) : 0;
  return minutes >= 1 && minutes <= MINUTES_MAX ? minutes : Number.NaN;
}
