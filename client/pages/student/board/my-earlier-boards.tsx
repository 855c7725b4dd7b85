/** The student's boards of earlier activities. */
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { type PastBoard, PastBoards, type PastReplay } from '#client/play/replay/past-boards.tsx';
import { BoardFilmButton } from '#client/wall/film/board-film-button.tsx';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { pieceCount, pieceNoun } from '#shared/puzzle/kinds/registry.ts';

interface MyEarlierBoardsProps {
  readonly connection: ClassConnection;
  readonly view: Pick<ClassroomView, 'id' | 'title'>;
  /** The class lets its students replay their boards. */
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** A student's replay marks nothing that a teacher looks for. */
const OWN_REPLAY: PastReplay = { thresholds: { noJoin: 0, samePlace: 0, putBack: 0, idle: 0 }, marksChat: false };

export function MyEarlierBoards({ connection: { link, page }, view, mayReplay, onClose }: MyEarlierBoardsProps) {
  const say = menuWords.value;
  return (
    <PastBoards
      link={link}
      page={page}
      classroom={view.id}
      title={boardWords.value.earlierPuzzles}
      none={say.noEarlierPuzzles}
      nameOf={(each, _activity, index) => nameOf(each, index + 1)}
      opensNewest
      replay={mayReplay ? OWN_REPLAY : null}
      tools={(session) => <BoardFilmButton session={session} classroom={view.id} title={view.title} />}
      onClose={onClose}
    />
  );
}

/** @param place from 1 */
function nameOf({ activity, board }: PastBoard, place: number): string {
  const spec = activity.cuts[board.cut];
  const { earlierPuzzle } = menuWords.value;
  return spec === undefined
    ? earlierPuzzle(place, 0, 'piece')
    : earlierPuzzle(place, pieceCount(spec), pieceNoun(spec));
}
