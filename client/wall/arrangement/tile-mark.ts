/** The mark of a tile: the most urgent one alone. Never a score. */
/** The most urgent first. `working` shows nothing. */
export const TILE_MARKS = ['hand', 'stuck', 'idle', 'away', 'finished', 'working'] as const;
export type TileMark = (typeof TILE_MARKS)[number];

export interface MarkConditions {
  /** A student of the board has raised a hand. */
  readonly hasHand: boolean;
  /** An attention rule for stuck students has fired; `isIdle`: the rule for idle ones. */
  readonly isStuck: boolean;
  readonly isIdle: boolean;
  /** No student of the board is present. */
  readonly isAway: boolean;
  readonly isFinished: boolean;
}

export function markOf({ hasHand, isStuck, isIdle, isAway, isFinished }: MarkConditions): TileMark {
  if (hasHand) return 'hand';
  // Absent students cannot be stuck, and neither can finished ones.
  if (isFinished) return isAway ? 'away' : 'finished';
  if (isAway) return 'away';
  if (isStuck) return 'stuck';
  return isIdle ? 'idle' : 'working';
}

/** Whether the mark asks for the teacher's attention. */
export function needsHelp(mark: TileMark): boolean {
  return mark === 'hand' || mark === 'stuck' || mark === 'idle';
}
