/** The teacher's controls, as one person in the class may see them. Times are ms since 1970, by the server's clock. */
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { Timer } from '#shared/classroom/timer.ts';
import type { BoardNumber, Member } from '#shared/ids.ts';
import type { MemberView, SeatAppearance } from './seat-appearance.ts';

export interface ControlsView {
  /** The server's clock when the view was sent: a page's own clock may be wrong. */
  readonly now: number;
  readonly timer: Timer | null;
  readonly spotlight: SpotlightView | null;
  /** Moments on everybody's screen. Missing: none. */
  readonly shownMoments?: ShownMomentsView;
  /** Whether pages may make sounds. */
  readonly sounds: boolean;
  /** Whether students may replay their own board once its activity is over. */
  readonly studentReplay: boolean;
  /** Whether the feast for a solved board shows its time and its moves. */
  readonly feastFigures: boolean;
  /** Has this person raised their hand? */
  readonly handRaised: boolean;
  /** What only teachers see; null for students. */
  readonly teacherOnly: TeacherControlsView | null;
}

/** The board on everybody's screen. */
export interface SpotlightView {
  readonly board: BoardNumber;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly named: boolean;
  /** The board's members; empty without `named`, except for teachers. */
  readonly members: readonly MemberView[];
}

/** A moment of a board: one that is on everybody's screen, or one of the teacher's collection. */
export interface MomentView {
  readonly moment: number;
  readonly board: BoardNumber;
  /** Ms since 1970. */
  readonly time: number;
  /** Everybody who played there until now; empty without names, except for teachers. */
  readonly members: readonly MemberView[];
}

/** One to SHOWN_MOMENTS_MAX moments on everybody's screen. */
export interface ShownMomentsView {
  readonly named: boolean;
  readonly moments: readonly MomentView[];
}

export interface CollectedMomentView extends MomentView {
  /** What the teacher wrote to it; '' for nothing. */
  readonly note: string;
}

export interface TeacherControlsView {
  /** In the order in which the hands went up. */
  readonly raisedHands: readonly RaisedHandView[];
  /** Boards that are paused one by one. */
  readonly pausedBoards: readonly BoardNumber[];
  /** Boards whose reset or continuation can be undone, and until when. */
  readonly undoable: readonly { readonly board: BoardNumber; readonly until: number }[];
  /** Until when the present activity, which continues a moment of the past, can be withdrawn. Missing: it cannot. */
  readonly withdrawableUntil?: number;
  /** Collected moments, in the teacher's order. Missing: none. */
  readonly moments?: readonly CollectedMomentView[];
  /** The timer's end pauses the whole class. */
  readonly pausesAtTimerEnd: boolean;
  /** What the projector shows. */
  readonly presented: { readonly what: ProjectorContent; readonly named: boolean };
  /** When a board may need attention. */
  readonly thresholds: Thresholds;
}

export interface RaisedHandView extends SeatAppearance {
  /** The seat's number. */
  readonly seat: number;
  /** Where the student plays, and as which member; null while there is no activity. */
  readonly board: BoardNumber | null;
  readonly member: Member;
  readonly since: number;
}
