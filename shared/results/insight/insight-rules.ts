/**
 * The numbers of the rules by which insight counts. Each rule is plain enough for one sentence on the page; none makes a score, and
 * none compares students.
 */

/** A piece lies at a place when its middle is no further from the place's than this, in percent of a piece's short side. */
export const AT_PLACE_PERCENT = 50;
/** The shortest time without a move that counts as waiting. Milliseconds. */
export const WAIT_MS_MIN = 30_000;
/** A longer time without a move is a break and no waiting: the lesson was over. Milliseconds. */
export const BREAK_MS = 600_000;
/** A piece was hard on a board from so many tries on, or from so long in a hand. Tries; milliseconds. */
export const HARD_TRIES = 3;
export const HARD_HAND_MS = 60_000;
/** Less play than this is too little to sum up, unless a board is solved. Milliseconds. */
export const SUMMARY_MS_MIN = 60_000;

/** A piece was hard there: it was tried often, or was long in a hand. */
export function isHard({ tries, handMs }: { readonly tries: number; readonly handMs: number }): boolean {
  return tries >= HARD_TRIES || handMs >= HARD_HAND_MS;
}
