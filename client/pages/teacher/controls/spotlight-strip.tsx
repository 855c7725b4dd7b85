/** The notice that every screen shows one board, with the button that ends it. */
import { Presentation } from 'lucide';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { SpotlightView } from '#shared/protocol/views/controls-view.ts';

interface SpotlightStripProps {
  readonly link: ClassLink;
  readonly spotlight: SpotlightView | null;
}

export function SpotlightStrip({ link, spotlight }: SpotlightStripProps) {
  const say = controlsWords.value;
  return (
    <div class="state-strip" hidden={spotlight === null}>
      <p role="status">
        {spotlight !== null && (
          <>
            <Icon icon={Presentation} />
            <span dir="auto">{spotlightSentence(spotlight)}</span>
          </>
        )}
      </p>
      <Button
        onClick={() => {
          // The button disappears with the spotlight.
          document.querySelector('main')?.focus();
          void link.control('spotlight', { board: null, named: false });
        }}
      >
        {say.endSpotlight}
      </Button>
    </div>
  );
}

function spotlightSentence({ members, named }: SpotlightView): string {
  const say = controlsWords.value;
  const names = members.map(({ name }) => name).join(', ');
  if (names === '') return say.spotlightShown;
  return named ? say.spotlightOfNamed(names) : say.spotlightOf(names);
}
