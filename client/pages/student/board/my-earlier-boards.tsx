/** The student's boards of earlier activities. */
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { type PastBoard, PastBoards } from '#client/play/replay/past-boards.tsx';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ClassroomId } from '#shared/ids.ts';

interface MyEarlierBoardsProps {
  readonly connection: ClassConnection;
  readonly classroom: ClassroomId;
  /** The class lets its students replay their boards. */
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** A student's replay marks nothing that a teacher looks for. */
const NO_RULES: Thresholds = { noJoin: 0, samePlace: 0, putBack: 0, idle: 0 };

export function MyEarlierBoards({ connection: { link, page }, classroom, mayReplay, onClose }: MyEarlierBoardsProps) {
  const say = menuWords.value;
  return (
    <PastBoards
      link={link}
      page={page}
      classroom={classroom}
      title={boardWords.value.earlierPuzzles}
      none={say.noEarlierPuzzles}
      nameOf={(each, _activity, index) => say.earlierPuzzle(index + 1, pieceCount(each))}
      opensNewest
      replay={mayReplay ? NO_RULES : null}
      onClose={onClose}
    />
  );
}

function pieceCount({ activity, board }: PastBoard): number {
  const { columns = 0, rows = 0 } = activity.cuts[board.cut] ?? {};
  return columns * rows;
}
