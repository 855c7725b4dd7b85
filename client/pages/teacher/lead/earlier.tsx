/** A look back: boards of earlier activities, and boards that were left for another cut. */
import { History } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ClassroomId, Page } from '../../../../shared/ids.ts';
import type { BoardView } from '../../../../shared/protocol/events.ts';
import type { EarlierActivity } from '../../../../shared/protocol/led.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import { words } from '../../../i18n/words/shared.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import type { ClassLink } from '../../../net/link.ts';
import { useWatch } from '../../../play/watch/use-watch.ts';
import { WatchPlace } from '../../../play/watch/watch-place.tsx';
import { Button } from '../../../ui/controls/button.tsx';

interface EarlierProps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
}

export function Earlier({ link, page, classroom }: EarlierProps) {
  const say = leadWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [activities, setActivities] = useState<readonly EarlierActivity[]>([]);
  const [at, setAt] = useState<{ readonly activity: number; readonly board: number } | null>(null);
  const open = async () => {
    const answer = await link.earlier();
    setActivities(answer.ok ? answer.activities : []);
    setAt(null);
    dialog.current?.showModal();
  };
  const activity = at === null ? undefined : activities[at.activity]?.activity;
  const board = activities[at?.activity ?? -1]?.boards.find((each) => each.board === at?.board);
  return (
    <>
      <Button icon={History} onClick={() => void open()}>
        {say.earlier}
      </Button>
      <dialog ref={dialog} class="earlier" aria-label={say.earlier} onClose={() => setAt(null)}>
        <h2>{say.earlier}</h2>
        {activities.length === 0 && <p class="hint">{say.noEarlier}</p>}
        <ul class="earlier-list">
          {activities.flatMap(({ boards }, index) =>
            boards.map((each) => (
              <li key={each.board}>
                <Button
                  aria-pressed={each.board === at?.board}
                  onClick={() => setAt({ activity: index, board: each.board })}
                >
                  {say.earlierBoard(index + 1, nameOf(each))}
                </Button>
              </li>
            )),
          )}
        </ul>
        {activity !== undefined && board !== undefined && (
          <Look key={board.board} link={link} page={page} classroom={classroom} activity={activity} board={board} />
        )}
        <Button onClick={() => dialog.current?.close()}>{words.value.close}</Button>
      </dialog>
    </>
  );
}

function nameOf({ board, members }: BoardView): string {
  const names = members.map(({ name }) => name).join(', ');
  return names === '' ? teacherWords.value.boardNumber(board) : names;
}

interface LookProps extends EarlierProps {
  readonly activity: EarlierActivity['activity'];
  readonly board: BoardView;
}

function Look({ link, page, classroom, activity, board }: LookProps) {
  const watch = useWatch({ link, page, classroom, activity, watched: board });
  return (
    <div class="earlier-board">
      <WatchPlace watch={watch} />
    </div>
  );
}
