/** A dialog with the boards of earlier activities, requested when it opens, and the one that is watched. */
import { History } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { useWatch } from '#client/play/watch/use-watch.ts';
import type { WatchLink } from '#client/play/watch/watch.ts';
import { WatchedBoard } from '#client/play/watch/watched-board.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { DialogHead, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { BoardNumber, ClassroomId, Page } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import type { BoardView, EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import type { ReplaySession } from './replay-session.ts';
import type { WatchedReplayProps } from './watched-replay.tsx';
import './past-boards.css';

const loadReplay = () => import('./watched-replay.tsx').then(({ WatchedReplay }) => WatchedReplay);

export interface PastBoardsLink extends WatchLink {
  earlierBoards(): Promise<Answer<{ readonly activities: readonly EarlierActivity[] }>>;
}

interface PastBoardsContext {
  readonly link: PastBoardsLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
}

/** One of the boards, with its activity. */
export type PastBoard = Pick<EarlierActivity, 'activity'> & { readonly board: BoardView };

export type PastReplay = Pick<WatchedReplayProps, 'thresholds' | 'marksChat'>;

export interface PastBoardsProps extends PastBoardsContext {
  readonly title: string;
  /** Shown when there are none. */
  readonly none: string;
  /** Oldest first. @param activity counted from 0 @param index counted from 0 over all boards */
  readonly nameOf: (board: PastBoard, activity: number, index: number) => string;
  /** Selects the newest board at first. */
  readonly opensNewest?: boolean;
  /** How the boards are replayed; null: they are not. */
  readonly replay: PastReplay | null;
  /** What else may be done with the second that a replay shows. */
  readonly tools?: (session: ReplaySession, board: BoardView) => ComponentChildren;
  /** What may be done with an activity as a whole. @param index counted from 0 */
  readonly activityTools?: (activity: EarlierActivity, index: number) => ComponentChildren;
  readonly onClose: () => void;
}

export function PastBoards(props: PastBoardsProps) {
  const { title, none, nameOf, opensNewest = false, activityTools, onClose, ...context } = props;
  const { link } = context;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [activities, setActivities] = useState<readonly EarlierActivity[] | RequestErrorCode | null>(null);
  const [selectedBoard, selectBoard] = useState<BoardNumber | null>(null);
  useEffect(() => {
    openDialog(dialog.current);
    return requestUntilAnswered({
      send: () => link.earlierBoards(),
      onReply(reply) {
        setActivities(reply.ok ? reply.activities : reply.code);
        if (opensNewest && reply.ok) selectBoard(reply.activities.at(-1)?.boards.at(-1)?.board ?? null);
      },
      isTemporary,
    });
  }, [link]);
  const all = (typeof activities === 'string' ? [] : activities)?.flatMap(({ activity, boards }, index) =>
    boards.map((board) => ({ activity, board, ofActivity: index })),
  );
  const selected = all?.find(({ board }) => board.board === selectedBoard);
  return (
    <dialog ref={dialog} class="past-boards" aria-labelledby={heading} onClose={onClose}>
      <DialogHead id={heading} title={title} />
      {all === undefined && <p role="status">{sharedWords.value.loading}</p>}
      {typeof activities === 'string' && <ErrorLine code={activities} />}
      {activities?.length === 0 && <p class="hint">{none}</p>}
      {activityTools !== undefined && Array.isArray(activities) && (
        <div class="past-activities">{activities.map(activityTools)}</div>
      )}
      {all !== undefined && all.length > 0 && (
        <ul class="past-boards-list" tabIndex={-1}>
          {all.map((each, index) => (
            <li key={each.board.board}>
              <Button aria-pressed={each === selected} onClick={() => selectBoard(each.board.board)}>
                {nameOf(each, each.ofActivity, index)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {selected !== undefined && <PastBoardView key={selected.board.board} {...context} {...selected} />}
    </dialog>
  );
}

type PastBoardViewProps = PastBoardsContext & PastBoard & Pick<PastBoardsProps, 'replay' | 'tools'>;

function PastBoardView({ link, page, classroom, activity, board, replay, tools }: PastBoardViewProps) {
  const watch = useWatch({ link, page, classroom, activity, watched: board });
  const [isReplaying, setIsReplaying] = useState(false);
  return (
    <>
      <div class="past-board">
        <WatchedBoard watch={watch} />
      </div>
      {replay !== null && !isReplaying && (
        <Button class="button past-replay" icon={History} onClick={() => setIsReplaying(true)}>
          {replayWords.value.region}
        </Button>
      )}
      {replay !== null && isReplaying && (
        <Lazy
          load={loadReplay}
          props={{
            classroom,
            board: board.board,
            watch,
            ...replay,
            ...(tools === undefined ? {} : { tools: (session: ReplaySession) => tools(session, board) }),
            onClose: () => setIsReplaying(false),
          }}
        />
      )}
    </>
  );
}
