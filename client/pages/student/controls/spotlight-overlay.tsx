/** The board in the spotlight, over the student's own board, which stays below as it is. */
import { Presentation } from 'lucide';
import { spotlightWords } from '#client/i18n/words/student/spotlight-words.ts';
import { useWatch } from '#client/play/watch/use-watch.ts';
import type { WatchLink } from '#client/play/watch/watch.ts';
import { WatchedBoard } from '#client/play/watch/watched-board.tsx';
import { ShownNotice } from '#client/ui/surfaces/shown-notice.tsx';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { SpotlightView } from '#shared/protocol/views/controls-view.ts';
import './controls-view.css';

export interface SpotlightOverlayProps {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function SpotlightOverlay({ link, page, classroom, activity, spotlight }: SpotlightOverlayProps) {
  const say = spotlightWords.value;
  const watch = useWatch({ link, page, classroom, activity, watched: spotlight });
  const names = spotlight.members.map(({ name }) => name).join(', ');
  return (
    <section class="spotlight-overlay" aria-label={say.region}>
      <ShownNotice icon={Presentation}>{names === '' ? say.notice : say.of(names)}</ShownNotice>
      <WatchedBoard watch={watch} />
    </section>
  );
}
