/** What a teacher is told of each board beside its picture, and the thresholds that she sets. Teachers alone. */
import * as v from 'valibot';
import { type AttentionRule, type FiredRule, THRESHOLD_BOUNDS } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { integer, object } from '#shared/protocol/schema-parts.ts';

/** A board that is open, whether its tile is in sight or not. */
export interface BoardAttention {
  readonly board: BoardNumber;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly solved: boolean;
  /** The rules that hold now. */
  readonly fired: readonly FiredRule[];
}

function threshold(rule: AttentionRule) {
  const [minimum, maximum] = THRESHOLD_BOUNDS[rule];
  return v.exactOptional(v.union([v.literal(0), integer(minimum, maximum)]));
}

/** 0: that rule is off. What is not named stays as it is. */
export const ThresholdsMessage = object({
  noJoin: threshold('noJoin'),
  samePlace: threshold('samePlace'),
  putBack: threshold('putBack'),
  idle: threshold('idle'),
});
export type ThresholdsMessage = v.InferOutput<typeof ThresholdsMessage>;
