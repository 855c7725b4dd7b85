/** A classroom's own facts: the fold of its log. Nothing else changes them. */
import { THRESHOLDS_DEFAULT, type Thresholds } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import {
  ADMISSION_MODES,
  type AdmissionMode,
  type ClassroomEvent,
  type ClassroomEventKind,
  PROJECTOR_CONTENTS,
  type ProjectorContent,
} from './classroom-event.ts';
import { startedTimer, type Timer, timerAfterPause, timerInPause } from './timer.ts';

/** One board at one time. */
export interface Moment {
  /** Its number in this class, from 1. */
  readonly number: number;
  readonly board: BoardNumber;
  /** Ms since 1970. */
  readonly time: number;
}

/** Times are ms since 1970. Seats are given by their numbers. */
export interface ClassroomFacts {
  readonly epoch: number;
  /** Wall time at the epoch's time 0. */
  readonly openedAt: number;
  /** The whole class is paused. */
  readonly paused: boolean;
  /** Boards that are paused one by one. */
  readonly pausedBoards: ReadonlySet<BoardNumber>;
  /** Seats with a raised hand, and since when, in the order in which the hands went up. */
  readonly raisedHands: ReadonlyMap<number, number>;
  readonly timer: Timer | null;
  /** The timer's end pauses the whole class. */
  readonly pausesAtTimerEnd: boolean;
  readonly spotlight: { readonly board: BoardNumber; readonly named: boolean } | null;
  readonly presented: { readonly what: ProjectorContent; readonly named: boolean };
  /** Collected moments, as the teacher ordered them. */
  readonly moments: readonly Moment[];
  /** The number of the last moment that was collected; 0 before there is one. */
  readonly lastMoment: number;
  /** The moments on everybody's screen: one to SHOWN_MOMENTS_MAX. */
  readonly shownMoments: { readonly moments: readonly number[]; readonly named: boolean } | null;
  /** Seats that play at another board than their first one: which, and since when. */
  readonly seatAssignments: ReadonlyMap<number, { readonly board: BoardNumber; readonly since: number }>;
  /** Boards that were reset or laid as at a moment of the past, in which of their frames, and when. */
  readonly resets: ReadonlyMap<BoardNumber, { readonly frame: number; readonly at: number }>;
  /** How many activities there have been. */
  readonly activities: number;
  /** What the last activity ended of the one before; null when it is the first, or was withdrawn. */
  readonly endedByActivity: Pick<ClassroomFacts, 'pausedBoards' | 'seatAssignments'> | null;
  /** When a board may need attention. */
  readonly thresholds: Thresholds;
  /** Pages may make sounds. */
  readonly sounds: boolean;
  /** Students may replay their own board once its activity is over. */
  readonly studentReplay: boolean;
  /** The feast for a solved board shows its time and its moves. */
  readonly feastFigures: boolean;
  /** Null: as the class was opened. */
  readonly admission: AdmissionMode | null;
  /** No new student is admitted. */
  readonly locked: boolean;
  readonly finished: boolean;
  /** How many lessons have ended. */
  readonly lesson: number;
  /** When the class was opened again for this lesson; 0 in its first one. */
  readonly lessonBeganAt: number;
  /** The highest number of a removed seat. Unless students tap their numbers, no number up to it is given again. */
  readonly highestRemovedSeat: number;
}

export const INITIAL_FACTS: ClassroomFacts = {
  epoch: 0,
  openedAt: 0,
  paused: false,
  pausedBoards: new Set(),
  raisedHands: new Map(),
  timer: null,
  pausesAtTimerEnd: false,
  spotlight: null,
  presented: { what: 'code', named: false },
  moments: [],
  lastMoment: 0,
  shownMoments: null,
  seatAssignments: new Map(),
  resets: new Map(),
  activities: 0,
  endedByActivity: null,
  thresholds: THRESHOLDS_DEFAULT,
  sounds: false,
  studentReplay: false,
  feastFigures: false,
  admission: null,
  locked: false,
  finished: false,
  lesson: 0,
  lessonBeganAt: 0,
  highestRemovedSeat: 0,
};

/** Does nothing move on this board: is it paused, alone or with the class, or is the lesson over? */
export function isPaused({ paused, finished, pausedBoards }: ClassroomFacts, board: BoardNumber): boolean {
  return paused || finished || pausedBoards.has(board);
}

type Changes = Partial<ClassroomFacts>;
/** `at`: ms since 1970. */
type Reducer<Kind extends ClassroomEventKind> = (
  facts: ClassroomFacts,
  event: ClassroomEvent<Kind>,
  at: number,
) => Changes;

/** For events that only document the log: their effects stand in records. */
const NO_CHANGES = (): Changes => ({});

const REDUCERS: { readonly [Kind in ClassroomEventKind]: Reducer<Kind> } = {
  opened: (_, { epoch, wallTime }) => ({ epoch, openedAt: wallTime }),

  paused: ({ timer }, _, at) => ({ paused: true, timer: timerInPause(timer, at) }),
  resumed: ({ timer }, _, at) => ({ paused: false, pausedBoards: new Set(), timer: timerAfterPause(timer, at) }),
  boardPaused: ({ pausedBoards }, { board }) => ({ pausedBoards: new Set(pausedBoards).add(board) }),
  boardResumed: ({ pausedBoards }, { board }) => ({
    pausedBoards: new Set([...pausedBoards].filter((each) => each !== board)),
  }),

  // A hand that is up already keeps its place in the queue.
  handRaised: ({ raisedHands }, { seat }, at) =>
    raisedHands.has(seat) ? {} : { raisedHands: new Map(raisedHands).set(seat, at) },
  handLowered: ({ raisedHands }, { seat }) => ({ raisedHands: without(raisedHands, seat) }),

  timerStarted: ({ paused }, { of, until }, at) => ({ timer: startedTimer(of, until, at, paused) }),
  timerPaused: ({ timer }, { left }) => ({ timer: { of: timer?.of ?? left, until: null, left, withClass: false } }),
  timerEnded: () => ({ timer: null }),
  timerEndSet: (_, { pauses }) => ({ pausesAtTimerEnd: pauses }),

  spotlit: (_, { board, named }) => ({ spotlight: { board, named }, shownMoments: null }),
  spotlightEnded: () => ({ spotlight: null }),
  momentCollected: ({ moments, lastMoment }, { board, time }) => ({
    moments: [...moments, { number: lastMoment + 1, board, time }],
    lastMoment: lastMoment + 1,
  }),
  momentNoted: NO_CHANGES,
  momentMoved: ({ moments }, { moment, place }) => {
    const others = moments.filter(({ number }) => number !== moment);
    const moved = moments.filter(({ number }) => number === moment);
    return { moments: [...others.slice(0, place), ...moved, ...others.slice(place)] };
  },
  momentRemoved: ({ moments, shownMoments }, { moment }) => ({
    moments: moments.filter(({ number }) => number !== moment),
    shownMoments: shownOf(shownMoments?.moments.filter((each) => each !== moment) ?? [], shownMoments?.named ?? false),
  }),
  momentsShown: ({ spotlight, moments }, { first, second, third, fourth, named }) => {
    const known = [first, second, third, fourth].filter((each) => moments.some(({ number }) => number === each));
    const shownMoments = shownOf(known, named);
    return { shownMoments, spotlight: shownMoments === null ? spotlight : null };
  },
  presented: (_, { what, named }) => ({ presented: { what: PROJECTOR_CONTENTS[what] ?? 'code', named } }),
  thresholdsSet: (_, { noJoin, samePlace, putBack, idle }) => ({ thresholds: { noJoin, samePlace, putBack, idle } }),

  soundsSet: (_, { allowed }) => ({ sounds: allowed }),
  studentReplaySet: (_, { allowed }) => ({ studentReplay: allowed }),
  feastSet: (_, { figures }) => ({ feastFigures: figures }),

  seatAssigned: ({ seatAssignments }, { seat, board }, at) => ({
    seatAssignments: new Map(seatAssignments).set(seat, { board, since: at }),
  }),
  boardReset: ({ resets }, { board, frame }, at) => ({ resets: new Map(resets).set(board, { frame, at }) }),
  resetUndone: ({ resets }, { board }) => ({ resets: without(resets, board) }),
  activityStarted: ({ pausedBoards, seatAssignments }, { activity }) => ({
    activities: activity,
    spotlight: null,
    shownMoments: null,
    pausedBoards: new Set(),
    seatAssignments: new Map(),
    resets: new Map(),
    endedByActivity: { pausedBoards, seatAssignments },
  }),
  activityWithdrawn: ({ endedByActivity }) => ({
    ...endedByActivity,
    spotlight: null,
    shownMoments: null,
    resets: new Map(),
    endedByActivity: null,
  }),

  finished: ({ lesson }) => ({
    finished: true,
    lesson: lesson + 1,
    raisedHands: new Map(),
    timer: null,
    spotlight: null,
    shownMoments: null,
  }),
  reopened: (_facts, _event, at) => ({ finished: false, lessonBeganAt: at }),

  admissionSet: ({ admission }, { mode }) => ({ admission: ADMISSION_MODES[mode] ?? admission }),
  locked: () => ({ locked: true }),
  unlocked: () => ({ locked: false }),
  erased: (facts, { seat }) => withoutSeat(facts, seat),
  removed: (facts, { seat, forGood }) =>
    forGood ? withoutSeat(facts, seat) : { raisedHands: without(facts.raisedHands, seat) },
  turnedAway: ({ highestRemovedSeat }, { seat }) => ({ highestRemovedSeat: Math.max(highestRemovedSeat, seat) }),

  hintsSet: NO_CHANGES,
  difficultySet: NO_CHANGES,
  titleSet: NO_CHANGES,
  namingSet: NO_CHANGES,
  admitted: NO_CHANGES,
  renamed: NO_CHANGES,
  extended: NO_CHANGES,
  capacityRaised: NO_CHANGES,
  linkReplaced: NO_CHANGES,
  coLinkMade: NO_CHANGES,
  coLinkEnded: NO_CHANGES,
  bansLifted: NO_CHANGES,
};

/**
 * The facts after one more event.
 * @param time monotonic ms since the epoch began, of the event's frame
 */
export function applyFact<Kind extends ClassroomEventKind>(
  facts: ClassroomFacts,
  event: ClassroomEvent<Kind>,
  time: number,
): ClassroomFacts {
  const reduce: Reducer<Kind> = REDUCERS[event.kind];
  return { ...facts, ...reduce(facts, event, facts.openedAt + time) };
}

/** Removes what was the seat's, so that the next seat with its number does not inherit it. */
function withoutSeat(facts: ClassroomFacts, seat: number): Changes {
  const { raisedHands, seatAssignments, endedByActivity, highestRemovedSeat } = facts;
  return {
    raisedHands: without(raisedHands, seat),
    seatAssignments: without(seatAssignments, seat),
    endedByActivity: endedByActivity && {
      ...endedByActivity,
      seatAssignments: without(endedByActivity.seatAssignments, seat),
    },
    highestRemovedSeat: Math.max(highestRemovedSeat, seat),
  };
}

function shownOf(moments: readonly number[], named: boolean): ClassroomFacts['shownMoments'] {
  return moments.length === 0 ? null : { moments, named };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}
