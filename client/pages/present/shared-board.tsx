/** The board in the spotlight, on the projector. */
import { useMemo, useRef } from 'preact/hooks';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ActivityView } from '../../../shared/protocol/events.ts';
import type { SpotlightView } from '../../../shared/protocol/led.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { startWatch } from '../../play/watch.ts';
import { WatchPlace } from '../../play/watch-place.tsx';
import type { PresentAttendance } from './attend.ts';

interface SharedBoardProps {
  readonly attendance: PresentAttendance;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function SharedBoard({ attendance: { link, page }, classroom, activity, spotlight }: SharedBoardProps) {
  const say = leadWords.value;
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
        whoIs: (member) => latest.current.members.find((each) => each.member === member) ?? null,
      }),
    // The same board of the same activity goes on while other facts change.
    [link, activity.id, board, cut],
  );
  const names = members.map(({ name }) => name).join(', ');
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
