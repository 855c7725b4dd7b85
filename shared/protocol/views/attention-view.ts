/** The rules of attention that hold at one board. Teachers only. */
import type { FiredRule } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';

/** An open board, whether its tile is in sight or not. */
export interface BoardAttention {
  readonly board: BoardNumber;
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  readonly solved: boolean;
  /** The rules that hold now. */
  readonly fired: readonly FiredRule[];
}
