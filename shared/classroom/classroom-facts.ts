/** A classroom's own facts: the fold of its log, and nothing else changes them. */
import { THRESHOLDS_DEFAULT, type Thresholds } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import {
  ADMISSION_MODES,
  type AdmissionMode,
  type ClassroomEvent,
  PROJECTOR_CONTENTS,
  type ProjectorContent,
} from './classroom-event.ts';

/** Runs until a moment (ms since 1970), or stands with so many ms left. `of`: what was set, ms. */
export type Timer =
  | { readonly of: number; readonly until: number; readonly left: null }
  | { readonly of: number; readonly until: null; readonly left: number };

/** Times are ms since 1970. Seats are meant by their numbers. */
export interface ClassroomFacts {
  readonly epoch: number;
  /** Wall time at the epoch's time 0. */
  readonly openedAt: number;
  /** Of the whole class. */
  readonly paused: boolean;
  /** Boards that are paused one by one. */
  readonly pausedBoards: ReadonlySet<BoardNumber>;
  /** Seats whose hand is up, and since when; who waits longest first. */
  readonly raisedHands: ReadonlyMap<number, number>;
  readonly timer: Timer | null;
  readonly spotlight: { readonly board: BoardNumber; readonly named: boolean } | null;
  readonly presented: { readonly what: ProjectorContent; readonly named: boolean };
  /** Where seats play that do not play where they were first put, and since when. */
  readonly seatAssignments: ReadonlyMap<number, { readonly board: BoardNumber; readonly since: number }>;
  /** Boards that were dealt anew, in which of their frames, and when. */
  readonly resets: ReadonlyMap<BoardNumber, { readonly frame: number; readonly at: number }>;
  /** How many activities there were. */
  readonly activities: number;
  /** When a board may need a look. */
  readonly thresholds: Thresholds;
  /** Null: as it was opened. */
  readonly admission: AdmissionMode | null;
  /** Nobody new comes in. */
  readonly locked: boolean;
  readonly finished: boolean;
  /** How often the class has been finished. */
  readonly lesson: number;
  /** The highest number of a seat that is gone: where numbers are not tapped, none up to it is given again. */
  readonly highestRemovedSeat: number;
}

export const INITIAL_FACTS: ClassroomFacts = {
  epoch: 0,
  openedAt: 0,
  paused: false,
  pausedBoards: new Set(),
  raisedHands: new Map(),
  timer: null,
  spotlight: null,
  presented: { what: 'code', named: false },
  seatAssignments: new Map(),
  resets: new Map(),
  activities: 0,
  thresholds: THRESHOLDS_DEFAULT,
  admission: null,
  locked: false,
  finished: false,
  lesson: 0,
  highestRemovedSeat: 0,
};

/** Is nothing to be moved on this board? */
export function isPaused({ paused, finished, pausedBoards }: ClassroomFacts, board: BoardNumber): boolean {
  return paused || finished || pausedBoards.has(board);
}

/**
 * The facts after one more event.
 * @param time monotonic ms since the epoch began, of the event's frame
 */
export function applyFact(facts: ClassroomFacts, event: ClassroomEvent, time: number): ClassroomFacts {
  const at = facts.openedAt + time;
  switch (event.kind) {
    case 'opened':
      return { ...facts, epoch: event.epoch, openedAt: event.wallTime };
    case 'paused':
      return { ...facts, paused: true };
    case 'resumed':
      return { ...facts, paused: false, pausedBoards: new Set() };
    case 'boardPaused':
      return { ...facts, pausedBoards: new Set(facts.pausedBoards).add(event.board) };
    case 'boardResumed':
      return { ...facts, pausedBoards: new Set([...facts.pausedBoards].filter((board) => board !== event.board)) };
    case 'handRaised':
      // Who asks again has not waited less.
      return facts.raisedHands.has(event.seat)
        ? facts
        : { ...facts, raisedHands: new Map(facts.raisedHands).set(event.seat, at) };
    case 'handLowered':
      return { ...facts, raisedHands: without(facts.raisedHands, event.seat) };
    case 'timerStarted':
      return { ...facts, timer: { of: event.of, until: event.until, left: null } };
    case 'timerPaused':
      return { ...facts, timer: { of: facts.timer?.of ?? event.left, until: null, left: event.left } };
    case 'timerEnded':
      return { ...facts, timer: null };
    case 'spotlit':
      return { ...facts, spotlight: { board: event.board, named: event.named } };
    case 'spotlightEnded':
      return { ...facts, spotlight: null };
    case 'presented':
      return { ...facts, presented: { what: PROJECTOR_CONTENTS[event.what] ?? 'code', named: event.named } };
    case 'seatAssigned':
      return {
        ...facts,
        seatAssignments: new Map(facts.seatAssignments).set(event.seat, { board: event.board, since: at }),
      };
    case 'boardReset':
      return { ...facts, resets: new Map(facts.resets).set(event.board, { frame: event.frame, at }) };
    case 'resetUndone':
      return { ...facts, resets: without(facts.resets, event.board) };
    case 'thresholdsSet': {
      const { noJoin, samePlace, putBack, idle } = event;
      return { ...facts, thresholds: { noJoin, samePlace, putBack, idle } };
    }
    case 'activityStarted':
      return {
        ...facts,
        activities: event.activity,
        spotlight: null,
        pausedBoards: new Set(),
        seatAssignments: new Map(),
        resets: new Map(),
      };
    case 'admissionSet':
      return { ...facts, admission: ADMISSION_MODES[event.mode] ?? facts.admission };
    case 'locked':
      return { ...facts, locked: true };
    case 'unlocked':
      return { ...facts, locked: false };
    case 'finished':
      // What was led in this lesson is over.
      return {
        ...facts,
        finished: true,
        lesson: facts.lesson + 1,
        raisedHands: new Map(),
        timer: null,
        spotlight: null,
      };
    case 'reopened':
      return { ...facts, finished: false };
    case 'erased':
      return withoutSeat(facts, event.seat);
    case 'removed':
      return event.forGood
        ? withoutSeat(facts, event.seat)
        : { ...facts, raisedHands: without(facts.raisedHands, event.seat) };
    case 'turnedAway':
      return { ...facts, highestRemovedSeat: Math.max(facts.highestRemovedSeat, event.seat) };
    // Traces for whoever reads the log: what they did stands in records.
    case 'admitted':
    case 'renamed':
    case 'extended':
    case 'linkReplaced':
    case 'coLinkMade':
    case 'coLinkEnded':
    case 'bansLifted':
      return facts;
  }
}

/** Nothing that was this seat's is whoever's who gets its number next. */
function withoutSeat(facts: ClassroomFacts, seat: number): ClassroomFacts {
  return {
    ...facts,
    raisedHands: without(facts.raisedHands, seat),
    seatAssignments: without(facts.seatAssignments, seat),
    highestRemovedSeat: Math.max(facts.highestRemovedSeat, seat),
  };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}
