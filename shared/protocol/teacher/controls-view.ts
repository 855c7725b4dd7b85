/** What a teacher leads her class with, as one person in it may see it. Times are ms since 1970, by the server's clock. */
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { Timer } from '#shared/classroom/classroom-facts.ts';
import type { BoardNumber, Member } from '#shared/ids.ts';
import type { ActivityView, BoardView, MemberView, SeatAppearance } from '#shared/protocol/socket-events.ts';

export interface ControlsView {
  /** The server's clock as this left: a page's own may be wrong. */
  readonly now: number;
  readonly timer: Timer | null;
  readonly spotlight: SpotlightView | null;
  /** Is the own hand up? */
  readonly handRaised: boolean;
  /** Null for students: what only the teacher sees. */
  readonly teacherOnly: TeacherControlsView | null;
}

/** The board on everybody's screen. */
export interface SpotlightView {
  readonly board: BoardNumber;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly named: boolean;
  /** Whose it is: none where it goes without names, unless a teacher looks. */
  readonly members: readonly MemberView[];
}

export interface TeacherControlsView {
  /** Who waits longest first. */
  readonly raisedHands: readonly RaisedHandView[];
  /** Boards that are paused one by one. */
  readonly pausedBoards: readonly BoardNumber[];
  /** Boards that were dealt anew and can be had back until then. */
  readonly undoable: readonly { readonly board: BoardNumber; readonly until: number }[];
  /** What the projector shows. */
  readonly presented: { readonly what: ProjectorContent; readonly named: boolean };
  /** When a board may need a look. */
  readonly thresholds: Thresholds;
}

/** A hand that is up. */
export interface RaisedHandView extends SeatAppearance {
  /** The seat's number. */
  readonly seat: number;
  /** Where it plays, and as which member; null while there is nothing to play. */
  readonly board: BoardNumber | null;
  readonly member: Member;
  readonly since: number;
}

/** A class as a projector may show it: nothing that could name or shame a child, unless the teacher chose names. */
export interface PresentView {
  readonly title: string;
  readonly code: string;
  /** For the QR code that it shows. */
  readonly invitation: string;
  readonly here: number;
  readonly capacity: number;
  /** Who is here; null unless the teacher chose to show names. */
  readonly names: readonly SeatAppearance[] | null;
  readonly what: ProjectorContent;
  readonly paused: boolean;
  readonly now: number;
  readonly timer: Timer | null;
  readonly spotlight: SpotlightView | null;
  readonly activity: ActivityView | null;
  /** In order of their numbers, whoever's they are. */
  readonly boards: readonly { readonly board: BoardNumber; readonly cut: number }[];
}

/** An activity that was played before, or that is played now, with its boards that nobody plays at any more: for teachers, on request. */
export interface EarlierActivity {
  readonly activity: ActivityView;
  readonly boards: readonly BoardView[];
}
