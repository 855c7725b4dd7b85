/**
 * When a board may need the teacher's attention: named rules, each with a threshold that the teacher sets. A rule counts events, reports
 * the plain count, and ends as soon as it no longer holds. There is no score, and no student is compared with another.
 */

export const ATTENTION_RULES = ['noJoin', 'samePlace', 'putBack', 'idle'] as const;
export type AttentionRule = (typeof ATTENTION_RULES)[number];

/** 0 switches a rule off. */
export interface Thresholds {
  /** Seconds of moving without a join. A pause longer than MOVING_GAP_MS does not count as moving. */
  readonly noJoin: number;
  /** How many times the same piece is put down near one place, without any join in between. */
  readonly samePlace: number;
  /** How many times in a row a piece is lifted and put back near its former place. */
  readonly putBack: number;
  /** Seconds without a move while a member is connected. */
  readonly idle: number;
}

export const THRESHOLDS_DEFAULT: Thresholds = { noJoin: 240, samePlace: 4, putBack: 6, idle: 120 };

/** The range of a threshold other than 0. */
export const THRESHOLD_BOUNDS: Readonly<Record<AttentionRule, readonly [minimum: number, maximum: number]>> = {
  noJoin: [30, 3_600],
  samePlace: [2, 20],
  putBack: [2, 20],
  idle: [30, 3_600],
};

/** Longest time between two moves that still counts as moving. Milliseconds. */
export const MOVING_GAP_MS = 30_000;
/** Largest distance that counts as near, in percent of a piece's short side. */
export const NEAR_PERCENT = 75;

/** Does the rule suggest that the players are stuck? An idle board is not stuck. */
export function impliesStuck(rule: AttentionRule): boolean {
  return rule !== 'idle';
}

/** A rule that holds now. */
export interface FiredRule {
  readonly rule: AttentionRule;
  /** When it began: the last join, the first of the drops, or the last move. Ms since 1970. */
  readonly since: number;
  /** Seconds of moving or of stillness, rounded by `roundToSteps`; or a number of times. */
  readonly count: number;
}

/** Rounds down to half minutes below two minutes, and to whole minutes from there on. */
export function roundToSteps(seconds: number): number {
  return seconds < 120 ? Math.floor(seconds / 30) * 30 : Math.floor(seconds / 60) * 60;
}
