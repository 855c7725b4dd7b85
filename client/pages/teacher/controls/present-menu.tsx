/** Chooses what the projector shows, and opens its window. */
import { Presentation } from 'lucide';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { useOptimistic } from '#client/ui/controls/use-optimistic.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { PROJECTOR_CONTENTS, type ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { pagePath } from '#shared/protocol/paths.ts';

interface PresentMenuProps {
  readonly link: ClassLink;
  readonly classroom: ClassroomId;
  /** Rendered in the menu instead of the bar. */
  readonly isInMenu?: boolean;
  readonly presented: { readonly what: ProjectorContent; readonly named: boolean };
}

export function PresentMenu({ link, classroom, isInMenu = false, presented }: PresentMenuProps) {
  const say = controlsWords.value;
  const set = (changes: Partial<typeof presented>) => link.control('present', changes).then(({ ok }) => ok);
  const [what, chooseWhat] = useOptimistic(presented.what, (next) => set({ what: next }));
  const [named, showNames] = useOptimistic(presented.named, (next) => set({ named: next }));
  return (
    <Popover
      label={say.present}
      heading={say.present}
      icon={Presentation}
      hasVisibleLabel
      kind={isInMenu ? 'plain' : 'quiet'}
    >
      <div class="stack">
        <a class="button" data-kind="primary" href={pagePath('present', classroom)} target={`present-${classroom}`}>
          <Icon icon={Presentation} />
          {say.openPresent}
        </a>
        <p class="hint">{say.presentHint}</p>
        <Choices
          legend={say.presentWhat}
          options={PROJECTOR_CONTENTS.map((value) => ({ value, label: say.presented[value] }))}
          chosen={what}
          onChoose={chooseWhat}
        />
        <SettingCheck label={say.presentNames} hint={say.presentNamesHint} isOn={named} onChoose={showNames} />
      </div>
    </Popover>
  );
}
