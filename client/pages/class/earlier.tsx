/** A look back at the own boards that are played no more: what one has finished is there to be seen again. */
import { X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { BoardView } from '../../../shared/protocol/events.ts';
import type { EarlierActivity } from '../../../shared/protocol/led.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { words } from '../../i18n/words/shared.ts';
import { useWatch } from '../../play/watch/use-watch.ts';
import { WatchPlace } from '../../play/watch/watch-place.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { Attendance } from './attend.ts';
import './earlier.css';
import './led/led.css';

interface EarlierProps {
  readonly attendance: Attendance;
  readonly classroom: ClassroomId;
  readonly onClose: () => void;
}

type Own = Pick<EarlierActivity, 'activity'> & { readonly board: BoardView };

export function Earlier({ attendance, classroom, onClose }: EarlierProps) {
  const say = boardWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [own, setOwn] = useState<readonly Own[] | null>(null);
  const [at, setAt] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
    void attendance.link.earlier().then((answer) => {
      const all = answer.ok ? answer.activities : [];
      const boards = all.flatMap(({ activity, boards: each }) => each.map((board) => ({ activity, board })));
      setOwn(boards);
      setAt(boards.length - 1);
    });
  }, [attendance]);
  const shown = own?.[at];
  return (
    <dialog ref={dialog} class="my-earlier" aria-label={say.earlier} onClose={onClose}>
      <div class="my-earlier-head">
        <h2>{say.earlier}</h2>
        <Button kind="quiet" icon={X} label={words.value.close} onClick={() => dialog.current?.close()} />
      </div>
      {own === null && <p role="status">{words.value.loading}</p>}
      {own?.length === 0 && <p class="hint">{say.noEarlier}</p>}
      {own !== null && own.length > 0 && (
        <ul class="my-earlier-list">
          {own.map(({ activity, board }, index) => (
            <li key={board.board}>
              <Button aria-pressed={index === at} onClick={() => setAt(index)}>
                {say.earlierBoard(index + 1, piecesOf(activity, board))}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown !== undefined && (
        <Look key={shown.board.board} attendance={attendance} classroom={classroom} shown={shown} />
      )}
    </dialog>
  );
}

function piecesOf({ cuts }: Own['activity'], { cut }: BoardView): number {
  const { columns = 0, rows = 0 } = cuts[cut] ?? {};
  return columns * rows;
}

interface LookProps extends Pick<EarlierProps, 'attendance' | 'classroom'> {
  readonly shown: Own;
}

function Look({ attendance: { link, page }, classroom, shown: { activity, board } }: LookProps) {
  const watch = useWatch({ link, page, classroom, activity, watched: board });
  return (
    <div class="earlier-board">
      <WatchPlace watch={watch} />
    </div>
  );
}
