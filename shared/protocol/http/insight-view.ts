/** How an activity was played, as its class's teachers see it. Times are ms since 1970 or, where a name ends so, milliseconds. */
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { ActivityInsight } from '#shared/results/insight/activity-insight.ts';
import type { CurvePoint, Help, MemberEffort } from '#shared/results/insight/board-insight.ts';
import type { Stretch } from '#shared/results/insight/stretches.ts';

export interface InsightView extends Omit<ActivityInsight, 'begun'> {
  readonly title: string;
  /** When it was counted. */
  readonly at: number;
  /** The activity's number in the class, from 1. */
  readonly number: number;
  readonly activity: ActivityView;
  /** It is the one that is played now. */
  readonly isCurrent: boolean;
  /** Boards that have begun, by the smallest number of a seat at it, and then by their own. */
  readonly boards: readonly BoardInsightView[];
}

export interface BoardInsightView {
  readonly board: BoardNumber;
  readonly cut: number;
  readonly team: number | null;
  /** By number. */
  readonly seats: readonly NumberedSeat[];
  readonly startedAt: number;
  /** When it was last laid anew; null: it was not. */
  readonly restartedAt: number | null;
  readonly solvedAt: number | null;
  readonly of: number;
  /** At most CURVE_POINTS_MAX points; the last one is there. */
  readonly curve: readonly CurvePoint[];
  readonly waits: readonly Stretch[];
  readonly help: readonly Help[];
  /** By seat; then those who are erased, as one; then the teacher. */
  readonly efforts: readonly EffortView[];
  /** A part of the log could not be read, and nothing after it was counted. */
  readonly isBroken: boolean;
}

export interface NumberedSeat extends SeatAppearance {
  readonly number: number;
}

export interface EffortView extends MemberEffort {
  /** A seat's number. */
  readonly who: number | 'erased' | 'teacher';
}

/** Points of one curve that are sent. */
export const CURVE_POINTS_MAX = 240;
