/** A class as a projector may show it: nothing that could name or shame a child, unless the teacher chose names. */
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { Timer } from '#shared/classroom/timer.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityView } from './activity-view.ts';
import type { ShownMomentsView, SpotlightView } from './controls-view.ts';
import type { SeatAppearance } from './seat-appearance.ts';
import type { NewlySolvedView } from './solved-view.ts';

export interface PresentView {
  readonly title: string;
  readonly code: string;
  /** For the QR code on the screen. */
  readonly invitation: string;
  readonly here: number;
  readonly capacity: number;
  /** Students who are connected; null unless the teacher chose to show names. */
  readonly names: readonly SeatAppearance[] | null;
  readonly what: ProjectorContent;
  readonly paused: boolean;
  /** The server's clock when the view was sent, ms since 1970. */
  readonly now: number;
  readonly timer: Timer | null;
  /** Whether the window may make sounds. */
  readonly sounds: boolean;
  readonly spotlight: SpotlightView | null;
  /** Moments on everybody's screen. Missing: none. */
  readonly shownMoments?: ShownMomentsView;
  readonly activity: ActivityView | null;
  /** Within the last half minute, in order of their numbers. */
  readonly solved: readonly NewlySolvedView[];
  /** In order of their numbers, without their members. */
  readonly boards: readonly { readonly board: BoardNumber; readonly cut: number }[];
}
