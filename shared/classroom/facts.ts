/** A classroom's own facts: the fold of its log, and nothing else changes them. */
import { THRESHOLDS_DEFAULT, type Thresholds } from '../attention/rules.ts';
import type { BoardNumber } from '../ids.ts';
import { type ClassroomEvent, DOORS, type Door, PRESENTED, type Presented } from './event.ts';

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
  readonly hands: ReadonlyMap<number, number>;
  readonly timer: Timer | null;
  readonly spotlight: { readonly board: BoardNumber; readonly named: boolean } | null;
  readonly presented: { readonly what: Presented; readonly named: boolean };
  /** Where seats play that do not play where they were first put, and since when. */
  readonly places: ReadonlyMap<number, { readonly board: BoardNumber; readonly since: number }>;
  /** Boards that were dealt anew, in which of their frames, and when. */
  readonly resets: ReadonlyMap<BoardNumber, { readonly frame: number; readonly at: number }>;
  /** How many activities there were. */
  readonly activities: number;
  /** When a board may need a look. */
  readonly thresholds: Thresholds;
  /** Null: as it was opened. */
  readonly door: Door | null;
  /** Nobody new comes in. */
  readonly locked: boolean;
  readonly finished: boolean;
  /** How often the class has been finished. */
  readonly lesson: number;
  /** The highest number of a seat that is gone: where numbers are not tapped, none up to it is given again. */
  readonly seatsGone: number;
}

export const FIRST_FACTS: ClassroomFacts = {
  epoch: 0,
  openedAt: 0,
  paused: false,
  pausedBoards: new Set(),
  hands: new Map(),
  timer: null,
  spotlight: null,
  presented: { what: 'code', named: false },
  places: new Map(),
  resets: new Map(),
  activities: 0,
  thresholds: THRESHOLDS_DEFAULT,
  door: null,
  locked: false,
  finished: false,
  lesson: 0,
  seatsGone: 0,
};

/** Is nothing to be moved on this board? */
export function isPaused({ paused, finished, pausedBoards }: ClassroomFacts, board: BoardNumber): boolean {
  return paused || finished || pausedBoards.has(board);
}

/**
 * The facts after one more event.
 * @param time monotonic ms since the epoch began, of the event's frame
 */
export function foldFact(facts: ClassroomFacts, event: ClassroomEvent, time: number): ClassroomFacts {
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
    case 'handUp':
      // Who asks again has not waited less.
      return facts.hands.has(event.seat) ? facts : { ...facts, hands: new Map(facts.hands).set(event.seat, at) };
    case 'handDown':
      return { ...facts, hands: without(facts.hands, event.seat) };
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
      return { ...facts, presented: { what: PRESENTED[event.what] ?? 'code', named: event.named } };
    case 'seatPlaced':
      return { ...facts, places: new Map(facts.places).set(event.seat, { board: event.board, since: at }) };
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
        places: new Map(),
        resets: new Map(),
      };
    case 'doorSet':
      return { ...facts, door: DOORS[event.door] ?? facts.door };
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
        hands: new Map(),
        timer: null,
        spotlight: null,
      };
    case 'reopened':
      return { ...facts, finished: false };
    case 'erased':
      return withoutSeat(facts, event.seat);
    case 'removed':
      return event.forGood ? withoutSeat(facts, event.seat) : { ...facts, hands: without(facts.hands, event.seat) };
    case 'turnedAway':
      return { ...facts, seatsGone: Math.max(facts.seatsGone, event.seat) };
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
    hands: without(facts.hands, seat),
    places: without(facts.places, seat),
    seatsGone: Math.max(facts.seatsGone, seat),
  };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}
