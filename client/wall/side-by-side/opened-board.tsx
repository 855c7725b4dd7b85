/** One of the boards that are replayed side by side, alone and large, with its own replay from the second that its tile showed. */

import type { ComponentChildren } from 'preact';
import type { ReplaySession } from '#client/play/replay/replay-session.ts';
import { WatchedReplay } from '#client/play/replay/watched-replay.tsx';
import { useWatch } from '#client/play/watch/use-watch.ts';
import type { WatchLink } from '#client/play/watch/watch.ts';
import { WatchedBoard } from '#client/play/watch/watched-board.tsx';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { ActivityReplay, BoardReplay } from '#shared/protocol/http/replay-index.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import { playersOf } from './past-entries.ts';

/** What a board's own replay needs. */
export interface BoardReplayContext {
  readonly link: WatchLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  /** By which the marks of attention are counted. */
  readonly thresholds: Thresholds;
  /** What else may be done with the second that it shows. */
  readonly tools: (session: ReplaySession, board: ReplayedBoard) => ComponentChildren;
}

export type ReplayedBoard = Pick<BoardView, 'board' | 'members'>;

interface OpenedBoardProps extends BoardReplayContext {
  readonly activity: ActivityReplay['activity'];
  readonly replay: BoardReplay;
  /** Wall time. */
  readonly time: number;
  /** Returns to all boards. */
  readonly onClose: () => void;
}

export function OpenedBoard({ activity, replay, time, onClose, ...context }: OpenedBoardProps) {
  const { link, page, classroom, thresholds, tools } = context;
  const { number: board, cut } = replay.board;
  const members = playersOf(replay);
  const watch = useWatch({ link, page, classroom, activity, watched: { board, cut, members } });
  return (
    <>
      <div class="side-by-side-board">
        <WatchedBoard watch={watch} />
      </div>
      <WatchedReplay
        watch={watch}
        classroom={classroom}
        board={board}
        thresholds={thresholds}
        marksChat
        tools={(session) => tools(session, { board, members })}
        beginsAt={time}
        onClose={onClose}
      />
    </>
  );
}
