/** A look back: boards that are played no more, asked for when this opens, and the one of them that is looked at. */
import { X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardNumber, ClassroomId, Page } from '../../../shared/ids.ts';
import type { Answer, BoardView } from '../../../shared/protocol/events.ts';
import type { EarlierActivity } from '../../../shared/protocol/led.ts';
import { words } from '../../i18n/words/shared.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useWatch } from './use-watch.ts';
import type { WatchLink } from './watch.ts';
import { WatchPlace } from './watch-place.tsx';
import './earlier.css';

export interface EarlierLink extends WatchLink {
  earlier(): Promise<Answer<{ readonly activities: readonly EarlierActivity[] }>>;
}

interface Place {
  readonly link: EarlierLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
}

/** One of the boards, with its activity. */
export type EarlierBoard = Pick<EarlierActivity, 'activity'> & { readonly board: BoardView };

export interface EarlierProps extends Place {
  readonly title: string;
  /** Said where there are none. */
  readonly none: string;
  /** Oldest first. @param activity counted from 0 @param index counted from 0 over all boards */
  readonly nameOf: (board: EarlierBoard, activity: number, index: number) => string;
  /** The newest is looked at to begin with. */
  readonly opensNewest?: boolean;
  readonly onClose: () => void;
}

export function Earlier({ title, none, nameOf, opensNewest = false, onClose, ...place }: EarlierProps) {
  const { link } = place;
  const dialog = useRef<HTMLDialogElement>(null);
  const [activities, setActivities] = useState<readonly EarlierActivity[] | null>(null);
  const [at, setAt] = useState<BoardNumber | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    void link.earlier().then((answer) => {
      const all = answer.ok ? answer.activities : [];
      setActivities(all);
      if (opensNewest) setAt(all.at(-1)?.boards.at(-1)?.board ?? null);
    });
  }, [link]);
  const all = activities?.flatMap(({ activity, boards }, index) =>
    boards.map((board) => ({ activity, board, ofActivity: index })),
  );
  const shown = all?.find(({ board }) => board.board === at);
  return (
    <dialog ref={dialog} class="earlier" aria-label={title} onClose={onClose}>
      <div class="earlier-head">
        <h2>{title}</h2>
        <Button kind="quiet" icon={X} label={words.value.close} onClick={() => dialog.current?.close()} />
      </div>
      {all === undefined && <p role="status">{words.value.loading}</p>}
      {all?.length === 0 && <p class="hint">{none}</p>}
      {all !== undefined && all.length > 0 && (
        <ul class="earlier-list">
          {all.map((each, index) => (
            <li key={each.board.board}>
              <Button aria-pressed={each === shown} onClick={() => setAt(each.board.board)}>
                {nameOf(each, each.ofActivity, index)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown !== undefined && <Look key={shown.board.board} {...place} {...shown} />}
    </dialog>
  );
}

function Look({ link, page, classroom, activity, board }: Place & EarlierBoard) {
  const watch = useWatch({ link, page, classroom, activity, watched: board });
  return (
    <div class="earlier-board">
      <WatchPlace watch={watch} />
    </div>
  );
}
