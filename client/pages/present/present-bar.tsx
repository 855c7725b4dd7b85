/** The bar of the projector's window. It shows the code and the timer small, except the one that fills the window, and what is celebrated. */
import { Pause } from 'lucide';
import type { ComponentChildren } from 'preact';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { TimerFace } from '#client/classroom/timer/timer.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';

interface PresentBarProps {
  readonly view: PresentView;
  readonly shown: ProjectorContent | 'spotlight';
  /** Of solved boards. */
  readonly banner: ComponentChildren;
  /** The banner says something now. */
  readonly isCelebrating: boolean;
}

export function PresentBar({ view: { title, code, paused, timer }, shown, banner, isCelebrating }: PresentBarProps) {
  return (
    <header class="bar present-bar" data-celebrating={isCelebrating}>
      <h1 dir="auto">{title === '' ? sharedWords.value.untitled : title}</h1>
      {shown !== 'code' && (
        <b class="bar-code" translate={false}>
          {formatCode(code)}
        </b>
      )}
      {paused && (
        <span class="present-paused">
          <Icon icon={Pause} />
          {controlsWords.value.presentPaused}
        </span>
      )}
      {banner}
      {shown !== 'timer' && (
        <span class="far">
          <TimerFace timer={timer} />
        </span>
      )}
    </header>
  );
}
