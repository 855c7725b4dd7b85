/** The board that fills the main area, with its header above and its tools below. */
import type { ComponentChildren } from 'preact';
import { BoardContainer } from '#client/classroom/board/board-container.tsx';
import { BoardToolbar } from '#client/classroom/board/board-toolbar.tsx';
import { PlayArea } from '#client/classroom/board/play-area.tsx';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { BoardActions } from '#client/pages/teacher/controls/help/board-actions.tsx';
import type { Play } from '#client/play/play.ts';
import type { LiveWall } from '#client/wall/live-wall.ts';
import { type HelpRequests, wallEntries } from '#client/wall/wall-entries.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { FocusHeader } from './focus-header.tsx';

interface FocusedBoardProps {
  readonly link: ClassLink;
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly helpRequests: HelpRequests;
  readonly board: BoardView;
  readonly play: Play;
  readonly areNamesHidden: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

export function FocusedBoard(props: FocusedBoardProps) {
  const { link, view, board, play, areNamesHidden } = props;
  const { teacherOnly } = view.controls;
  return (
    <>
      <LiveHeader {...props}>
        {teacherOnly !== null && (
          <BoardActions
            link={link}
            view={view}
            board={board}
            teacherOnly={teacherOnly}
            play={play}
            areNamesHidden={areNamesHidden}
          />
        )}
      </LiveHeader>
      <PlayArea play={play}>
        <div class="board-cell">
          <BoardContainer key={board.board} label={teacherWords.value.boardNumber(board.board)} play={play} />
        </div>
      </PlayArea>
      <div class="teacher-tools">
        <BoardToolbar play={play} canPoint />
      </div>
    </>
  );
}

interface LiveHeaderProps extends FocusedBoardProps {
  readonly children: ComponentChildren;
}

/** A component of its own: it renders at each change of the board's figures, and the rest of the page does not. */
function LiveHeader({ live, view, board, helpRequests, areNamesHidden, onStep, children }: LiveHeaderProps) {
  const entry = wallEntries(view, live, helpRequests, areNamesHidden).get(board.board);
  if (entry === undefined) return null;
  return (
    <FocusHeader entry={entry} onStep={onStep}>
      {children}
    </FocusHeader>
  );
}
