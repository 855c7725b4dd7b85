/**
 * Events of a classroom's log: the facts that belong to no board. One table lists every kind, its number in the log and its fields in
 * their order there; types and codec follow from it. A number is never used again for another kind.
 *
 * No event holds a name: it gives a seat by its number in the classroom, and only the seat's record says whose it is.
 */

/** How a class admits students: with the code, after the teacher's approval, or from the public list. The log stores the index. */
export const ADMISSION_MODES = ['code', 'approval', 'open'] as const;
export type AdmissionMode = (typeof ADMISSION_MODES)[number];

/** `count`: a whole number from 0 to 2^53 - 1. */
export type Field = 'count' | 'flag';

export const CLASSROOM_EVENTS = {
  /** An owner opened the log. `wallTime`: ms since 1970 at the epoch's time 0. */
  opened: [1, { epoch: 'count', wallTime: 'count' }],
  paused: [9, {}],
  resumed: [10, {}],
  /** One board alone. `resumed` resumes these boards, too. */
  boardPaused: [32, { board: 'count' }],
  boardResumed: [33, { board: 'count' }],
  handRaised: [34, { seat: 'count' }],
  handLowered: [35, { seat: 'count' }],
  /** `until`: ms since 1970; `of`: the duration that was set, ms. */
  timerStarted: [36, { until: 'count', of: 'count' }],
  /** `left`: ms. */
  timerPaused: [37, { left: 'count' }],
  timerEnded: [38, {}],
  /** Whether the timer's end pauses the class: of this timer and of later ones. */
  timerEndSet: [52, { pauses: 'flag' }],
  /** Everybody's screen shows this board; `named`: with its members' names. */
  spotlit: [39, { board: 'count', named: 'flag' }],
  spotlightEnded: [40, {}],
  /** What the projector shows: an index into PROJECTOR_CONTENTS; `named`: with the names of those who are connected. */
  presented: [41, { what: 'count', named: 'flag' }],
  /** From now on this seat plays at this board. */
  seatAssigned: [42, { seat: 'count', board: 'count' }],
  /** A board was reset, or laid as it lay at a moment of the past, in its frame `frame`; that was undone. */
  boardReset: [43, { board: 'count', frame: 'count' }],
  resetUndone: [44, { board: 'count' }],
  /** `activity` counts from 1 in this class. Spotlight, pauses of boards and seat assignments of the activity before end. */
  activityStarted: [45, { activity: 'count' }],
  /** The last activity that started was withdrawn; what it had ended of the one before holds again. `activity` counts as before. */
  activityWithdrawn: [67, { activity: 'count' }],
  /** When a board may need attention: `Thresholds` of shared/attention/attention-rules.ts. */
  thresholdsSet: [48, { noJoin: 'count', samePlace: 'count', putBack: 'count', idle: 'count' }],
  /** Whether pages may make sounds. */
  soundsSet: [60, { allowed: 'flag' }],
  /** Whether students may replay their own board once its activity is over. */
  studentReplaySet: [61, { allowed: 'flag' }],
  /** A moment of a board, `time` ms since 1970, was collected. Moments are numbered from 1 in their order in this log. */
  momentCollected: [62, { board: 'count', time: 'count' }],
  /** The class's record has its note. */
  momentNoted: [63, { moment: 'count' }],
  /** It stands at this place of the collection, from 0. */
  momentMoved: [64, { moment: 'count', place: 'count' }],
  momentRemoved: [65, { moment: 'count' }],
  /** Everybody's screen shows these moments, 0 for none; without any, their own boards again. `named`: with their boards' members. */
  momentsShown: [68, { first: 'count', second: 'count', third: 'count', fourth: 'count', named: 'flag' }],
  /** Whether the feast for a solved board shows its time and its moves. */
  feastSet: [66, { figures: 'flag' }],
  // Changes of the class's settings. The records of the class and of its activity say what holds.
  /** Whether students may ask for hints. */
  hintsSet: [53, { allowed: 'flag' }],
  /** An index into DIFFICULTIES. */
  difficultySet: [54, { difficulty: 'count' }],
  titleSet: [55, {}],
  /** An index into NAMINGS. */
  namingSet: [56, { naming: 'count' }],
  // Admission, and the end of a lesson. `seat`: its number.
  /** `mode`: an index into ADMISSION_MODES. */
  admissionSet: [16, { mode: 'count' }],
  locked: [17, {}],
  unlocked: [18, {}],
  /** From the waiting room. */
  admitted: [19, { seat: 'count' }],
  turnedAway: [20, { seat: 'count' }],
  removed: [21, { seat: 'count', forGood: 'flag' }],
  renamed: [22, { seat: 'count' }],
  /** The lesson is over: nothing moves until the class is opened again. */
  finished: [23, {}],
  reopened: [24, {}],
  /** The class expires at `until`, ms since 1970. */
  extended: [25, { until: 'count' }],
  linkReplaced: [26, {}],
  coLinkMade: [27, {}],
  coLinkEnded: [28, {}],
  /** Students who were removed for good may ask to join again. */
  bansLifted: [29, {}],
  /** All data of the student was erased. */
  erased: [30, { seat: 'count' }],
  /** The class has so many seats from now on. */
  capacityRaised: [31, { capacity: 'count' }],
} as const satisfies Record<string, readonly [number: number, fields: Readonly<Record<string, Field>>]>;

type Events = typeof CLASSROOM_EVENTS;
export type ClassroomEventKind = keyof Events;
type Value<Of> = Of extends 'flag' ? boolean : number;

/** An event of one of these kinds, with the fields that the table gives it. */
export type ClassroomEvent<Kinds extends ClassroomEventKind = ClassroomEventKind> = {
  [Kind in Kinds]: { readonly kind: Kind } & {
    readonly [Name in keyof Events[Kind][1]]: Value<Events[Kind][1][Name]>;
  };
}[Kinds];

/** What a projector can show. The log stores the index. */
export const PROJECTOR_CONTENTS = ['code', 'timer', 'boards', 'picture', 'progress'] as const;
export type ProjectorContent = (typeof PROJECTOR_CONTENTS)[number];
