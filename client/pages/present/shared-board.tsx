/** The board in the spotlight, on the projector. */
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ActivityView } from '../../../shared/protocol/events.ts';
import type { SpotlightView } from '../../../shared/protocol/led.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { useWatch } from '../../play/watch/use-watch.ts';
import { WatchPlace } from '../../play/watch/watch-place.tsx';
import type { PresentAttendance } from './attend.ts';

interface SharedBoardProps {
  readonly attendance: PresentAttendance;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function SharedBoard({ attendance: { link, page }, classroom, activity, spotlight }: SharedBoardProps) {
  const say = leadWords.value;
  const watch = useWatch({ link, page, classroom, activity, watched: spotlight });
  const names = spotlight.members.map(({ name }) => name).join(', ');
  return (
    <section class="present-shared" aria-label={say.presentSpotlight}>
      {names !== '' && (
        <h2 dir="auto" class="present-of">
          {say.presentOf(names)}
        </h2>
      )}
      <WatchPlace watch={watch} />
    </section>
  );
}
