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

/** Path of what is read of all boards of an activity: how it was played, a table of that, and their replay side by side. */
export function activityLogPath(
  route: 'insight' | 'insightTable' | 'activityReplay',
  classroom: ClassroomId,
  activity: ActivityId,
): string {
  return ROUTE[route]
    .replace(':classroom', encodeURIComponent(classroom))
    .replace(':activity', encodeURIComponent(activity));
}

/** Query parameter of the feed: the segments that are wanted, such as `3.1,4.901`: board and first frame of each. */
export const FEED_PARAMETER = 'of';

/** A segment of a log: whose, and its first frame. */
export interface SegmentName {
  readonly board: BoardNumber;
  readonly firstSeq: number;
}

/** Path of the feed of a replay side by side. */
export function replayFeedPath(classroom: ClassroomId, activity: ActivityId, wanted: readonly SegmentName[]): string {
  const names = wanted.map(({ board, firstSeq }) => `${board}.${firstSeq}`).join(',');
  return `${activityLogPath('activityReplay', classroom, activity)}/feed?${FEED_PARAMETER}=${names}`;
}
