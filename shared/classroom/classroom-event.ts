/**
 * What the owner of a classroom decided: the facts that are no board's. One table says every kind, the number it has in the log,
 * and its fields in their order there; types and codec follow from it. A number is never used again for something else.
 *
 * No name ever stands here: a seat is meant by its number in the classroom, and its record alone says whose it is.
 */

/** How a class lets people in: with the code alone, after the teacher's nod, or from the list with one tap. The log keeps the place here. */
export const ADMISSION_MODES = ['code', 'approval', 'open'] as const;
export type AdmissionMode = (typeof ADMISSION_MODES)[number];

/** `count`: a whole number from 0 to 2^53 - 1. */
export type Field = 'count' | 'flag';

export const CLASSROOM_EVENTS = {
  /** An owner opened the log. `wallTime`: ms since 1970 at the epoch's time 0. */
  opened: [1, { epoch: 'count', wallTime: 'count' }],
  paused: [9, {}],
  resumed: [10, {}],
  /** One board alone. `resumed` ends these, too. */
  boardPaused: [32, { board: 'count' }],
  boardResumed: [33, { board: 'count' }],
  handRaised: [34, { seat: 'count' }],
  handLowered: [35, { seat: 'count' }],
  /** `until`: ms since 1970; `of`: ms that were set. */
  timerStarted: [36, { until: 'count', of: 'count' }],
  /** `left`: ms. */
  timerPaused: [37, { left: 'count' }],
  timerEnded: [38, {}],
  /** Everybody's screen shows this board; `named`: with the names of those whose it is. */
  spotlit: [39, { board: 'count', named: 'flag' }],
  spotlightEnded: [40, {}],
  /** What the projector shows: an index into PRESENTED; `named`: with the names of who is here. */
  presented: [41, { what: 'count', named: 'flag' }],
  /** From now on this seat plays at this board. */
  seatAssigned: [42, { seat: 'count', board: 'count' }],
  /** A board was dealt anew in its frame `frame`, and had that undone. */
  boardReset: [43, { board: 'count', frame: 'count' }],
  resetUndone: [44, { board: 'count' }],
  /** Something new is played; `activity` counts from 1 in this class. What was led in the one before is over. */
  activityStarted: [45, { activity: 'count' }],
  /** When a board may need a look: `Thresholds` of shared/attention/rules.ts. */
  thresholdsSet: [48, { noJoin: 'count', samePlace: 'count', putBack: 'count', idle: 'count' }],
  // The door, and the end of a lesson. `seat`: its number.
  /** `door`: index into DOORS. */
  admissionSet: [16, { mode: 'count' }],
  locked: [17, {}],
  unlocked: [18, {}],
  /** From the waiting room. */
  admitted: [19, { seat: 'count' }],
  turnedAway: [20, { seat: 'count' }],
  removed: [21, { seat: 'count', forGood: 'flag' }],
  renamed: [22, { seat: 'count' }],
  /** A lesson is over: the class stands still until it is opened again. */
  finished: [23, {}],
  reopened: [24, {}],
  /** The class is kept until then, ms since 1970. */
  extended: [25, { until: 'count' }],
  linkReplaced: [26, {}],
  coLinkMade: [27, {}],
  coLinkEnded: [28, {}],
  /** Whoever was removed for good may come to the door again. */
  bansLifted: [29, {}],
  /** All that was a student's is gone. */
  erased: [30, { seat: 'count' }],
} as const satisfies Record<string, readonly [number: number, fields: Readonly<Record<string, Field>>]>;

type Events = typeof CLASSROOM_EVENTS;
export type ClassroomEventKind = keyof Events;
type Value<Of> = Of extends 'flag' ? boolean : number;

/** One of the kinds, with the fields that the table gives it. */
export type ClassroomEvent = {
  [Kind in ClassroomEventKind]: { readonly kind: Kind } & {
    readonly [Name in keyof Events[Kind][1]]: Value<Events[Kind][1][Name]>;
  };
}[ClassroomEventKind];

/** What a projector may be told to show, by its index in the log. */
export const PROJECTOR_CONTENTS = ['code', 'timer', 'boards'] as const;
export type ProjectorContent = (typeof PROJECTOR_CONTENTS)[number];
