/** The notice that the whole class is paused, with the button that ends it. */
import { Pause } from 'lucide';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { ReasonedButton } from '#client/ui/controls/reasoned-button.tsx';

interface PausedStripProps {
  readonly link: ClassLink;
  readonly isPaused: boolean;
  readonly isLost: boolean;
}

export function PausedStrip({ link, isPaused, isLost }: PausedStripProps) {
  const say = teacherWords.value;
  return (
    <div class="state-strip paused-strip" hidden={!isPaused}>
      <p role="status">
        {isPaused && (
          <>
            <Icon icon={Pause} />
            <span>{say.everybodyPaused}</span>
          </>
        )}
      </p>
      <ReasonedButton
        onClick={() => {
          // The button disappears with the pause.
          document.querySelector('main')?.focus();
          void link.setPaused(0, false);
        }}
        reason={isLost ? say.needsConnection : null}
      >
        {say.resume}
      </ReasonedButton>
    </div>
  );
}
