/** What a tile says at its corner: one thing, the most pressing one. Never a score. */

/** The most pressing first. `working` shows nothing. */
export const TILE_MARKS = ['hand', 'stuck', 'idle', 'away', 'finished', 'working'] as const;
export type TileMark = (typeof TILE_MARKS)[number];

export interface MarkConditions {
  /** Somebody at the board has a hand up. */
  readonly hasHand: boolean;
  /** A rule that tells who may be stuck fired, or the rule that tells who does nothing. */
  readonly isStuck: boolean;
  readonly isIdle: boolean;
  /** Nobody of the board is here. */
  readonly isAway: boolean;
  readonly isFinished: boolean;
}

export function markOf({ hasHand, isStuck, isIdle, isAway, isFinished }: MarkConditions): TileMark {
  if (hasHand) return 'hand';
  // Who is away cannot be stuck, and a whole picture is neither.
  if (isFinished) return isAway ? 'away' : 'finished';
  if (isAway) return 'away';
  if (isStuck) return 'stuck';
  return isIdle ? 'idle' : 'working';
}

/** Does somebody ask for a look? */
export function needsHelp(mark: TileMark): boolean {
  return mark === 'hand' || mark === 'stuck' || mark === 'idle';
}
