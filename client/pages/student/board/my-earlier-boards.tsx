/** The student's boards of earlier activities. */
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { type PastBoard, PastBoards, type PastReplay } from '#client/play/replay/past-boards.tsx';
import type { ClassroomId } from '#shared/ids.ts';

interface MyEarlierBoardsProps {
  readonly connection: ClassConnection;
  readonly classroom: ClassroomId;
  /** The class lets its students replay their boards. */
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** A student's replay marks nothing that a teacher looks for. */
const OWN_REPLAY: PastReplay = { thresholds: { noJoin: 0, samePlace: 0, putBack: 0, idle: 0 }, marksChat: false };

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
      replay={mayReplay ? OWN_REPLAY : null}
      onClose={onClose}
    />
  );
}

function pieceCount({ activity, board }: PastBoard): number {
  const { columns = 0, rows = 0 } = activity.cuts[board.cut] ?? {};
  return columns * rows;
}
