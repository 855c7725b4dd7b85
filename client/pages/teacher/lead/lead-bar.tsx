/** What a teacher leads the whole class with, in her bar: hands that are up, the projector, pause, the timer. */
import { Pause, Play } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { ClassroomView } from '../../../../shared/protocol/events.ts';
import type { TeachersView } from '../../../../shared/protocol/led.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { TimerFace } from '../../../led/timer.tsx';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { isNarrow } from '../../../ui/narrow.ts';
import { Hands } from './hands.tsx';
import { PresentMenu } from './present-menu.tsx';
import { TimerMenu } from './timer-menu.tsx';
import './lead.css';

interface LeadBarProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly hers: TeachersView;
  readonly isLost: boolean;
  readonly onLook: (board: BoardNumber) => void;
  /** What stands before it in the bar. */
  readonly children: ComponentChildren;
}

export function LeadBar({ link, view, hers, isLost, onLook, children }: LeadBarProps) {
  const say = teacherWords.value;
  return (
    <div class="lead-bar">
      {children}
      <Hands link={link} hands={hers.hands} onLook={onLook} />
      {!isNarrow.value && <PresentMenu link={link} classroom={view.id} presented={hers.presented} />}
      {!view.finished && (
        <Button
          kind="quiet"
          icon={view.paused ? Play : Pause}
          aria-pressed={view.paused}
          onClick={() => void link.pause(0, !view.paused)}
          disabled={isLost}
        >
          <span class="word">{view.paused ? say.goOn : say.pause}</span>
        </Button>
      )}
      <TimerFace timer={view.led.timer} />
      {!isNarrow.value && <TimerMenu link={link} timer={view.led.timer} />}
    </div>
  );
}

/** What a narrow bar has no room for, in its menu. */
export function LeadMenu({ link, view, hers }: Pick<LeadBarProps, 'link' | 'view' | 'hers'>) {
  if (!isNarrow.value) return null;
  return (
    <div class="teacher-acts lead-menu">
      <PresentMenu link={link} classroom={view.id} presented={hers.presented} isInMenu />
      <TimerMenu link={link} timer={view.led.timer} isInMenu />
    </div>
  );
}
