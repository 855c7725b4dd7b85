/** What fills the projector's window. */
import { Lazy } from '#client/app/lazy.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { isPictureAnswer } from '#shared/puzzle/kinds/choices.ts';
import { BoardGrid } from './board-grid.tsx';
import type { BoardPages } from './board-pages.ts';
import { ClassPicture } from './class-picture.tsx';
import { JoinScreen } from './join-screen.tsx';
import type { PresentConnection } from './present-connection.ts';
import { ProgressScreen } from './progress-screen.tsx';
import { SpotlightBoard } from './spotlight-board.tsx';
import { TimerScreen } from './timer-screen.tsx';

const loadShownMoments = () =>
  import('#client/wall/moments/shown-moments.tsx').then(({ ShownMoments }) => ShownMoments);

export interface PresentContentProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

interface ContentProps extends PresentContentProps {
  /** Of the boards. */
  readonly pages: BoardPages;
  /** Boards that were just solved. */
  readonly celebrated: readonly BoardNumber[];
}

/** What the teacher has chosen; moments and a board in the spotlight go before it. */
export function PresentContent({ pages, celebrated, ...props }: ContentProps) {
  const { connection, classroom, view } = props;
  const { spotlight, shownMoments, activity, what } = view;
  if (shownMoments !== undefined) return <Lazy load={loadShownMoments} props={{ classroom, shown: shownMoments }} />;
  if (spotlight !== null && activity !== null)
    return <SpotlightBoard connection={connection} classroom={classroom} activity={activity} spotlight={spotlight} />;
  switch (what) {
    case 'code':
      return <JoinScreen {...props} />;
    case 'timer':
      return <TimerScreen timer={view.timer} />;
    case 'boards':
      return <BoardGrid {...props} pages={pages} celebrated={celebrated} />;
    case 'progress':
      return <ProgressScreen {...props} />;
    case 'picture':
      if (activity === null) return <p class="present-hint">{controlsWords.value.presentNoBoards}</p>;
      if (activity.cuts.some(isPictureAnswer)) return <ProgressScreen {...props} />;
      return <ClassPicture classroom={classroom} activity={activity} />;
  }
}
