/** The controls of the whole class in a teacher's bar: the next picture, raised hands, the projector, pause, and the timer. */
import { ImagePlus, Pause, Play } from 'lucide';
import type { ComponentChildren } from 'preact';
import { TimerFace } from '#client/classroom/timer/timer.tsx';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { ReasonedButton } from '#client/ui/controls/reasoned-button.tsx';
import { isNarrow } from '#client/ui/viewport.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import { pagePath } from '#shared/protocol/paths.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { TeacherControlsView } from '#shared/protocol/views/controls-view.ts';
import { PresentMenu } from './present-menu.tsx';
import { RaisedHands } from './raised-hands.tsx';
import { TimerMenu } from './timer-menu.tsx';
import './controls-bar.css';

interface ControlsBarProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly teacherOnly: TeacherControlsView;
  readonly isLost: boolean;
  readonly onViewBoard: (board: BoardNumber) => void;
  /** Controls to the left of these. */
  readonly children: ComponentChildren;
}

export function ControlsBar({ link, view, teacherOnly, isLost, onViewBoard, children }: ControlsBarProps) {
  const say = teacherWords.value;
  return (
    <div class="controls-bar">
      {children}
      {!isNarrow.value && <NextPicture classroom={view.id} />}
      <RaisedHands link={link} hands={teacherOnly.raisedHands} onViewBoard={onViewBoard} />
      {!isNarrow.value && <PresentMenu link={link} classroom={view.id} presented={teacherOnly.presented} />}
      {!view.finished && (
        <ReasonedButton
          kind="quiet"
          icon={view.paused ? Play : Pause}
          aria-pressed={view.paused}
          onClick={() => void link.setPaused(0, !view.paused)}
          reason={isLost ? say.needsConnection : null}
        >
          <span class="word">{view.paused ? say.resume : say.pause}</span>
        </ReasonedButton>
      )}
      <TimerFace timer={view.controls.timer} size="unseen" />
      {!isNarrow.value && <TimerMenu link={link} view={view} teacherOnly={teacherOnly} />}
      {isNarrow.value && view.controls.timer !== null && (
        <div class="narrow-timer">
          <TimerMenu link={link} view={view} teacherOnly={teacherOnly} />
        </div>
      )}
    </div>
  );
}

/** The controls that a narrow bar has no room for, in the menu. */
export function ControlsMenu({ link, view, teacherOnly }: Pick<ControlsBarProps, 'link' | 'view' | 'teacherOnly'>) {
  if (!isNarrow.value) return null;
  return (
    <div class="rows controls-menu">
      <NextPicture classroom={view.id} isInMenu />
      <PresentMenu link={link} classroom={view.id} presented={teacherOnly.presented} isInMenu />
      {view.controls.timer === null && <TimerMenu link={link} view={view} teacherOnly={teacherOnly} isInMenu />}
    </div>
  );
}

interface NextPictureProps {
  readonly classroom: ClassroomId;
  /** Rendered in the menu instead of the bar. */
  readonly isInMenu?: boolean;
}

function NextPicture({ classroom, isInMenu = false }: NextPictureProps) {
  return (
    <a
      class="button"
      data-kind={isInMenu ? 'plain' : 'quiet'}
      href={pagePath('nextActivity', classroom)}
      title={nextActivityWords.value.nextPicture}
    >
      <Icon icon={ImagePlus} />
      <span class="word">{nextActivityWords.value.nextPicture}</span>
    </a>
  );
}
