/** The board on everybody's screen: over the own one, which waits underneath as it was. */
import { Presentation } from 'lucide';
import type { ClassroomId, Page } from '../../../../shared/ids.ts';
import type { ActivityView } from '../../../../shared/protocol/events.ts';
import type { SpotlightView } from '../../../../shared/protocol/led.ts';
import { ledWords } from '../../../i18n/words/led.ts';
import { useWatch } from '../../../play/watch/use-watch.ts';
import type { WatchLink } from '../../../play/watch/watch.ts';
import { WatchPlace } from '../../../play/watch/watch-place.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import './led.css';

export interface SpotlitProps {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function Spotlit({ link, page, classroom, activity, spotlight }: SpotlitProps) {
  const say = ledWords.value;
  const watch = useWatch({ link, page, classroom, activity, watched: spotlight });
  const names = spotlight.members.map(({ name }) => name).join(', ');
  return (
    <section class="spotlit" aria-label={say.spotlight}>
      <p class="spotlit-says" role="status">
        <Icon of={Presentation} />
        <span dir="auto">{names === '' ? say.spotlightSays : say.spotlightOf(names)}</span>
      </p>
      <WatchPlace watch={watch} />
    </section>
  );
}
