/** What a page needs to replay a board before it reads a segment of its log. */
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { ReplayLog } from '#shared/replay/replay-log.ts';

export interface ReplayIndex extends ReplayLog {
  readonly board: ReplayBoard;
  /** By the number of the member. Null: the teacher, who is member 0, or a student who was erased or removed for good. */
  readonly members: readonly (ReplayMember | null)[];
  /** The board is played now: the log may have more frames at the next look. */
  readonly isLive: boolean;
}

/** What a page needs to replay all boards of an activity side by side before it reads a segment of their logs. */
export interface ActivityReplay {
  readonly activity: ActivityView;
  /** In the order of their numbers. */
  readonly boards: readonly BoardReplay[];
}

export interface BoardReplay extends Omit<ReplayIndex, 'board'> {
  readonly board: Omit<ReplayBoard, 'activity'>;
}

/** Enough to cut and to deal the board, and to fetch its picture. */
export interface ReplayBoard {
  readonly number: BoardNumber;
  readonly activity: ActivityView;
  /** Index into the activity's cuts. */
  readonly cut: number;
  /** The team that plays here, from 1; null in an activity without teams. */
  readonly team: number | null;
  /** Seed of the deal. */
  readonly seed: number;
}

export interface ReplayMember extends SeatAppearance {
  /** The seat's number, for teachers; null for a student. */
  readonly seat: number | null;
}
