/**
 * When a board may need its teacher's look: named rules, each with a threshold that she sets. A rule counts what happened, says so in
 * plain figures, and ends as soon as what it says is true no more. There is no score, and nothing is compared with anybody else.
 */

export const ATTENTION_RULES = ['noJoin', 'samePlace', 'putBack', 'idle'] as const;
export type AttentionRule = (typeof ATTENTION_RULES)[number];

/** 0: that rule is off. */
export interface Thresholds {
  /** No piece joined for so many seconds of moving. A stop longer than MOVING_GAP_MS does not count as moving. */
  readonly noJoin: number;
  /** The same piece put down so many times near one place, and nothing joined meanwhile. */
  readonly samePlace: number;
  /** So many times in a row, a piece was lifted and put back where it had lain. */
  readonly putBack: number;
  /** Nothing moved for so many seconds, though somebody is here. */
  readonly idle: number;
}

export const THRESHOLDS_DEFAULT: Thresholds = { noJoin: 240, samePlace: 4, putBack: 6, idle: 120 };

/** What a threshold may be, other than 0. */
export const THRESHOLD_BOUNDS: Readonly<Record<AttentionRule, readonly [least: number, most: number]>> = {
  noJoin: [30, 3_600],
  samePlace: [2, 20],
  putBack: [2, 20],
  idle: [30, 3_600],
};

/** Between two moves of somebody who is moving. Milliseconds. */
export const MOVING_GAP_MS = 30_000;
/** Near one place: within this share of a piece's short side, in percent. */
export const NEAR_PERCENT = 75;

/** Who does nothing is idle; the other rules tell who may be stuck. */
export function impliesStuck(rule: AttentionRule): boolean {
  return rule !== 'idle';
}

/** A rule that holds now. */
export interface FiredRule {
  readonly rule: AttentionRule;
  /** When it began: the join before, the first of the puttings down, the move before. Ms since 1970. */
  readonly since: number;
  /** Seconds of moving or of stillness, in steps that a reader cares for; or how many times. */
  readonly count: number;
}

/** Half minutes at first, then whole ones. */
export function roundToSteps(seconds: number): number {
  return seconds < 120 ? Math.floor(seconds / 30) * 30 : Math.floor(seconds / 60) * 60;
}
