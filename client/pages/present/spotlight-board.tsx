/** The board in the spotlight, on the projector. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { useWatch } from '#client/play/watch/use-watch.ts';
import { WatchedBoard } from '#client/play/watch/watched-board.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { SpotlightView } from '#shared/protocol/views/controls-view.ts';
import type { PresentConnection } from './present-connection.ts';

interface SpotlightBoardProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly spotlight: SpotlightView;
}

export function SpotlightBoard({ connection: { link, page }, classroom, activity, spotlight }: SpotlightBoardProps) {
  const say = controlsWords.value;
  const watch = useWatch({ link, page, classroom, activity, watched: spotlight });
  const names = spotlight.members.map(({ name }) => name).join(', ');
  return (
    <section class="present-shared" aria-label={say.presentSpotlight}>
      <h2 dir="auto" class="present-of">
        {names === '' ? say.presentLookTogether : say.presentBoardOf(names)}
      </h2>
      <WatchedBoard watch={watch} />
    </section>
  );
}
