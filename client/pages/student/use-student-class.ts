/** The state of a student's page: the student's board, what covers it, and the message above it. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePlay } from '#client/classroom/board/use-play.ts';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { studentHelp, useReconnectingText } from '#client/classroom/connection/connection-help.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { controlsViewWords } from '#client/i18n/words/student/controls-view-words.ts';
import type { Play } from '#client/play/play.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView, You } from '#shared/protocol/views/classroom-view.ts';
import type { ShownMomentsView, SpotlightView } from '#shared/protocol/views/controls-view.ts';

export type StudentYou = Extract<You, { role: 'student' }>;

export interface StudentClassProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  readonly you: StudentYou;
}

export interface StudentClassState {
  /** The student's board; undefined while there is none. */
  readonly board: BoardView | undefined;
  readonly play: Play | null;
  /** The connection is lost. */
  readonly isLost: boolean;
  readonly isSolved: boolean;
  readonly isPaused: boolean;
  /** Another board is in the spotlight; it covers the student's own. */
  readonly spotlight: SpotlightView | null;
  /** Moments that the teacher shows; they cover the student's own board. */
  readonly shownMoments: ShownMomentsView | null;
  /** Something else is shown in the place of the student's own board. */
  readonly isReplaced: boolean;
  /** Something covers the board and keeps the keyboard away from it, too. */
  readonly isCovered: boolean;
  /** The board is covered, or the lesson is finished. */
  readonly isInactive: boolean;
  readonly banner: string | null;
  /** What the banner says for some seconds before all else; null: nothing. */
  readonly notice: Signal<string | null>;
  /** The banner says what a check found. */
  readonly isFound: boolean;
}

export function useStudentClass({ connection, view, you }: StudentClassProps): StudentClassState {
  const board = view.boards.find((each) => each.board === you.board);
  const { play, notice, isAbout } = usePlay(connection, view, board);
  const isLost = connection.isLost.value || play?.saveState.value === 'reconnecting';
  const lostText = useReconnectingText(isLost, studentHelp);
  const isSolved = play?.facts.value.isSolved === true;
  const isPaused = !view.finished && (view.paused || play?.facts.value.isPaused === true);
  const { spotlight, shownMoments = null } = view.controls;
  const isOwnSpotlit = spotlight !== null && spotlight.board === you.board;
  const isReplaced = (spotlight !== null && !isOwnSpotlit) || shownMoments !== null;
  const isCovered = isPaused || isReplaced;
  const isHandUp = view.controls.handRaised;
  useEffect(() => {
    if (!isHandUp) return;
    notice.value = null;
    play?.hints.arm(false);
  }, [isHandUp]);
  // Once the lesson is finished, the goodbye replaces all messages but this first one, and so does a pause.
  const banner =
    lostText ?? (view.finished || isPaused ? null : messageOf({ notice, isHandUp, isOwnSpotlit, isSolved }));
  return {
    board,
    play,
    isLost,
    isSolved,
    isPaused,
    spotlight: isOwnSpotlit ? null : spotlight,
    shownMoments,
    isReplaced,
    isCovered,
    isInactive: isCovered || view.finished,
    banner,
    notice,
    isFound: banner !== null && play !== null && isAbout(banner, play.checked),
  };
}

interface MessageFacts {
  readonly notice: ReadonlySignal<string | null>;
  readonly isHandUp: boolean;
  readonly isOwnSpotlit: boolean;
  readonly isSolved: boolean;
}

function messageOf({ notice, isHandUp, isOwnSpotlit, isSolved }: MessageFacts): string | null {
  if (notice.value !== null) return notice.value;
  if (isHandUp) return controlsViewWords.value.handIsUp;
  if (isOwnSpotlit) return controlsViewWords.value.spotlightYours;
  return isSolved ? boardWords.value.solved : null;
}
