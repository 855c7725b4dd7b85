/** The lower bar of a student's page: the board's tools, or the goodbye once the lesson is finished. */
import { Lazy } from '#client/app/lazy.tsx';
import { usePreload } from '#client/app/preloaded-menu.tsx';
import { BoardToolbar } from '#client/classroom/board/board-toolbar.tsx';
import type { StudentClassProps, StudentClassState } from '#client/pages/student/use-student-class.ts';

const loadGoodbye = () => import('#client/pages/student/goodbye/goodbye.tsx').then(({ Goodbye }) => Goodbye);
const loadSolvedTools = () => import('./solved-tools.tsx').then(({ SolvedTools }) => SolvedTools);

interface StudentToolsProps extends Pick<StudentClassProps, 'connection' | 'view'> {
  readonly state: StudentClassState;
  readonly onShowEarlier: () => void;
}

export function StudentTools({ connection, view: { activity, finished }, state, onShowEarlier }: StudentToolsProps) {
  const { board, play, isSolved, isReplaced, isCovered } = state;
  usePreload(loadGoodbye);
  const solvedTools = isSolved && play !== null && board !== undefined && activity !== null && (
    <Lazy load={loadSolvedTools} props={{ connection, play, board, activity }} key={board.board} />
  );
  return (
    <footer
      class="bar"
      data-solid
      data-tools={finished ? 'finished' : ''}
      inert={isCovered}
      hidden={(isReplaced || activity === null) && !finished}
    >
      {/* The live region is there before its text: a screen reader may not announce one that appears together with it. */}
      <div class="goodbye-status" role="status">
        {finished && <Lazy load={loadGoodbye} props={{ isSolved, onShowEarlier }} />}
      </div>
      {/* Until the goodbye has loaded the tools stay, disabled: the style sheet hides them behind it. */}
      <BoardToolbar key={finished} play={finished ? null : play} replacement={!finished && solvedTools} />
    </footer>
  );
}
