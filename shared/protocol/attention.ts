/** What a teacher is told of each board beside its picture, and the thresholds that she sets. Teachers alone. */
import { type Static, Type } from 'typebox';
import { type AttentionRule, type Fired, THRESHOLD_BOUNDS } from '../attention/rules.ts';
import type { BoardNumber } from '../ids.ts';

/** A board that is open, whether its tile is in sight or not. */
export interface BoardAttention {
  readonly board: BoardNumber;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly solved: boolean;
  /** The rules that hold now. */
  readonly fired: readonly Fired[];
}

function threshold(rule: AttentionRule) {
  const [minimum, maximum] = THRESHOLD_BOUNDS[rule];
  return Type.Optional(Type.Union([Type.Literal(0), Type.Integer({ minimum, maximum })]));
}

/** 0: that rule is off. What is not named stays as it is. */
export const ThresholdsMessage = Type.Object(
  {
    noJoin: threshold('noJoin'),
    samePlace: threshold('samePlace'),
    putBack: threshold('putBack'),
    idle: threshold('idle'),
  },
  { additionalProperties: false },
);
export type ThresholdsMessage = Static<typeof ThresholdsMessage>;
