/** The student's boards of earlier activities. */
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { type PastBoard, PastBoards } from '#client/play/watch/past-boards.tsx';
import type { ClassroomId } from '#shared/ids.ts';

interface MyEarlierBoardsProps {
  readonly connection: ClassConnection;
  readonly classroom: ClassroomId;
  readonly onClose: () => void;
}

export function MyEarlierBoards({ connection: { link, page }, classroom, onClose }: MyEarlierBoardsProps) {
  const say = boardWords.value;
  return (
    <PastBoards
      link={link}
      page={page}
      classroom={classroom}
      title={say.earlierPuzzles}
      none={say.noEarlierPuzzles}
      nameOf={(each, _activity, index) => say.earlierPuzzle(index + 1, pieceCount(each))}
      opensNewest
      onClose={onClose}
    />
  );
}

function pieceCount({ activity, board }: PastBoard): number {
  const { columns = 0, rows = 0 } = activity.cuts[board.cut] ?? {};
  return columns * rows;
}
