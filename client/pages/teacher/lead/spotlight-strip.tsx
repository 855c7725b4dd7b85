/** Told to the teacher while everybody's screen shows one board, with the way out of it. */
import { Presentation } from 'lucide';
import type { SpotlightView } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';

interface SpotlightStripProps {
  readonly link: ClassLink;
  readonly spotlight: SpotlightView | null;
}

export function SpotlightStrip({ link, spotlight }: SpotlightStripProps) {
  const say = leadWords.value;
  return (
    <div class="spotlight-strip" hidden={spotlight === null}>
      <p role="status">
        {spotlight !== null && (
          <>
            <Icon of={Presentation} />
            <span dir="auto">{sentenceOf(spotlight)}</span>
          </>
        )}
      </p>
      <Button
        onClick={() => {
          // It goes with what it ends.
          document.querySelector('main')?.focus();
          void link.lead('spotlight', { board: null, named: false });
        }}
      >
        {say.spotlightEnd}
      </Button>
    </div>
  );
}

function sentenceOf({ members, named }: SpotlightView): string {
  const say = leadWords.value;
  const names = members.map(({ name }) => name).join(', ');
  if (names === '') return say.spotlightOn;
  return named ? say.spotlightOfNamed(names) : say.spotlightOf(names);
}
