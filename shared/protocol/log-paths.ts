/** Paths of what is read from the logs: replays, and how an activity was played. No page of a first visit needs them. */
import type { ActivityId, BoardNumber, ClassroomId } from '#shared/ids.ts';
import { ROUTE } from './paths.ts';

/** What is to know of a board's log before a segment of it is read. */
export function replayPath(classroom: ClassroomId, board: BoardNumber): string {
  return ROUTE.replay.replace(':classroom', encodeURIComponent(classroom)).replace(':board', String(board));
}

/** @param firstSeq the segment's first frame */
export function replaySegmentPath(classroom: ClassroomId, board: BoardNumber, firstSeq: number): string {
  return `${replayPath(classroom, board)}/segments/${firstSeq}`;
}

/** Path of how an activity was played, or of a table of it. */
export function insightPath(route: 'insight' | 'insightTable', classroom: ClassroomId, activity: ActivityId): string {
  return ROUTE[route]
    .replace(':classroom', encodeURIComponent(classroom))
    .replace(':activity', encodeURIComponent(activity));
}
