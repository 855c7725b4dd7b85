/** The tools of the projector's window, with one key each: 1 to 5 for what it shows, and F for full screen. The pages of boards come first. */
import { Expand, Gauge, Grid3x3, Hash, type IconNode, Image, Timer as TimerIcon, Volume2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { areSoundsAllowed, areSoundsWanted, wantSounds } from '#client/play/sound/sounds.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { canFillScreen, toggleFullScreen } from '#client/ui/surfaces/full-screen.ts';
import { PROJECTOR_CONTENTS, type ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { BoardPages } from './board-pages.ts';
import { PageDots } from './page-dots.tsx';

const ICONS: Record<ProjectorContent, IconNode> = {
  code: Hash,
  timer: TimerIcon,
  boards: Grid3x3,
  picture: Image,
  progress: Gauge,
};

/** Keys by their place, not by what they write: a Hangul keyboard writes ㄹ with F. */
const DIGITS: readonly string[] = PROJECTOR_CONTENTS.map((_what, index) => `Digit${index + 1}`);

interface PresentToolsProps {
  /** null: everybody looks at something else together, and the teacher's choice comes back after it. */
  readonly what: ProjectorContent | null;
  readonly onChoose: (what: ProjectorContent) => void;
  /** Of the boards. */
  readonly pages: BoardPages;
}

export function PresentTools({ what, onChoose, pages }: PresentToolsProps) {
  const say = controlsWords.value;
  return (
    <div class="present-tools" role="toolbar" aria-label={say.presentWhat} title={say.presentKeys}>
      {what === 'boards' && pages.pages > 1 && <PageDots {...pages} />}
      {PROJECTOR_CONTENTS.map((each) => (
        <Button
          key={each}
          kind="quiet"
          icon={ICONS[each]}
          label={say.presented[each]}
          aria-pressed={each === what}
          onClick={() => onChoose(each)}
        />
      ))}
      {areSoundsAllowed.value && (
        <Button
          kind="quiet"
          icon={Volume2}
          label={boardWords.value.sounds}
          aria-pressed={areSoundsWanted.value}
          onClick={() => wantSounds(!areSoundsWanted.peek())}
        />
      )}
      {canFillScreen() && <Button kind="quiet" icon={Expand} label={say.fullScreen} onClick={toggleFullScreen} />}
    </div>
  );
}

export function usePresentShortcuts(onChoose: (what: ProjectorContent) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).closest('select, input') !== null)
        return;
      const what = PROJECTOR_CONTENTS[DIGITS.indexOf(event.code)];
      if (what !== undefined) onChoose(what);
      else if (event.code === 'KeyF') toggleFullScreen();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}
