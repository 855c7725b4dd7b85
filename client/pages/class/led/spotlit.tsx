/** The board on everybody's screen: over the own one, which waits underneath as it was. */
import { Presentation } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import type { ClassroomId, Page } from '../../../../shared/ids.ts';
import type { ActivityView } from '../../../../shared/protocol/events.ts';
import type { SpotlightView } from '../../../../shared/protocol/led.ts';
import { boardWords } from '../../../i18n/words/board.ts';
import { ledWords } from '../../../i18n/words/led.ts';
import { startWatch, type WatchLink } from '../../../play/watch.ts';
import { WatchPlace } from '../../../play/watch-place.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import './led.css';

/** How the teacher's hand looks on every board. */
const TEACHER_LOOK = { hue: 0, shape: 'hexagon' } as const;

export interface SpotlitProps {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function Spotlit({ link, page, classroom, activity, spotlight }: SpotlitProps) {
  const say = ledWords.value;
  const latest = useRef(spotlight);
  latest.current = spotlight;
  const { board, cut, members } = spotlight;
  const watch = useMemo(
    () =>
      startWatch({
        link,
        page,
        classroom,
        activity,
        board,
        cut,
        whoIs: (member) =>
          member === 0
            ? { name: boardWords.peek().teacher, ...TEACHER_LOOK }
            : (latest.current.members.find((each) => each.member === member) ?? null),
      }),
    // The same board of the same activity goes on while other facts change.
    [link, activity.id, board, cut],
  );
  const names = members.map(({ name }) => name).join(', ');
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
