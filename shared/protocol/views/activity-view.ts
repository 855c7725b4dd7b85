/** An activity and its boards, as everybody in the class sees them. */
import type { ActivityId, BoardNumber, PictureId } from '#shared/ids.ts';
import type { PictureMotion } from '#shared/picture/motion.ts';
import type { Difficulty, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import type { MemberView } from './seat-appearance.ts';
import type { SolvedFigures } from './solved-view.ts';

/** A board for each student, for each team, or one for all. */
export const MODES = ['each', 'teams', 'together'] as const;
export type Mode = (typeof MODES)[number];

/** Enough to cut the puzzle and fetch its picture, or to paint its sheet. */
export interface ActivityView {
  readonly id: ActivityId;
  readonly mode: Mode;
  /** Null: its kind of puzzle paints the sheet itself. */
  readonly picture: PictureId | null;
  /** The sample that the picture is; null for an uploaded picture. */
  readonly sample: SampleId | null;
  /** Pixels; the sheet's units, where there is no picture. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** The picture's coarse colours, shown until it has loaded: shared/picture/coarse-colours.ts. '' without a picture. */
  readonly colours: string;
  readonly cuts: readonly PuzzleSpec[];
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  /** May students ask for hints? */
  readonly hints: boolean;
  /** What the picture shows, in the teacher's words; '' when the teacher wrote nothing. A sample has words of its own. */
  readonly description: string;
  /** How the picture moves; absent: it does not. Its sheet has the picture's path and `?sheet`. */
  readonly motion?: PictureMotion;
}

/** A board as the lists name it. */
export interface BoardView {
  readonly board: BoardNumber;
  readonly activity: ActivityId;
  /** Index into the activity's cuts. */
  readonly cut: number;
  /** The team that plays here, from 1; null in an activity without teams. */
  readonly team: number | null;
  readonly members: readonly MemberView[];
  /** Absent: the board is not solved, or the teacher did not choose figures. */
  readonly figures?: SolvedFigures;
}

/** An activity with its boards, those without players included. Teachers request it. */
export interface EarlierActivity {
  /** It was played in the present lesson. */
  readonly isOfLesson: boolean;
  readonly activity: ActivityView;
  readonly boards: readonly BoardView[];
}
