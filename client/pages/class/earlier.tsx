/** A look back at the own boards: what one has finished is there to be seen again. */
import type { ClassroomId } from '../../../shared/ids.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { Earlier, type EarlierBoard } from '../../play/watch/earlier.tsx';
import type { Attendance } from './attend.ts';

interface OwnEarlierProps {
  readonly attendance: Attendance;
  readonly classroom: ClassroomId;
  readonly onClose: () => void;
}

export function OwnEarlier({ attendance: { link, page }, classroom, onClose }: OwnEarlierProps) {
  const say = boardWords.value;
  return (
    <Earlier
      link={link}
      page={page}
      classroom={classroom}
      title={say.earlier}
      none={say.noEarlier}
      nameOf={(each, _activity, index) => say.earlierBoard(index + 1, piecesOf(each))}
      opensNewest
      onClose={onClose}
    />
  );
}

function piecesOf({ activity, board }: EarlierBoard): number {
  const { columns = 0, rows = 0 } = activity.cuts[board.cut] ?? {};
  return columns * rows;
}
