/** What the projector shows, and the way to its window. */
import { Presentation } from 'lucide';
import { PRESENTED, type Presented } from '../../../../shared/classroom/event.ts';
import type { ClassroomId } from '../../../../shared/ids.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { useWished } from '../../../ui/controls/wished.ts';
import { Popover } from '../../../ui/surfaces/popover.tsx';

interface PresentMenuProps {
  readonly link: ClassLink;
  readonly classroom: ClassroomId;
  /** It stands among others of a menu, not in the bar. */
  readonly isInMenu?: boolean;
  readonly presented: { readonly what: Presented; readonly named: boolean };
}

export function PresentMenu({ link, classroom, isInMenu = false, presented }: PresentMenuProps) {
  const say = leadWords.value;
  const set = (changes: Partial<typeof presented>) => link.lead('present', changes).then(({ ok }) => ok);
  const [what, chooseWhat] = useWished(presented.what, (next) => set({ what: next }));
  const [named, showNames] = useWished(presented.named, (next) => set({ named: next }));
  return (
    <Popover label={say.present} icon={Presentation} wordy kind={isInMenu ? 'plain' : 'quiet'}>
      <div class="stack">
        <a class="button" data-kind="primary" href={`/present/${classroom}`} target={`present-${classroom}`}>
          <Icon of={Presentation} />
          {say.openPresent}
        </a>
        <p class="hint">{say.presentHint}</p>
        <Choices
          legend={say.presentWhat}
          of={PRESENTED.map((value) => ({ value, label: say.presented[value] }))}
          chosen={what}
          onChoose={chooseWhat}
        />
        <label class="check">
          <input type="checkbox" checked={named} onChange={({ currentTarget: { checked } }) => showNames(checked)} />
          <span>
            {say.presentNames}
            <small class="hint">{say.presentNamesHint}</small>
          </span>
        </label>
      </div>
    </Popover>
  );
}
