/** A class's timer: a countdown that stops while the whole class is paused. Moments are ms since 1970, spans ms. */

/**
 * It runs until a moment, or is stopped with so much left. `of`: the span that was set. `withClass`: the class's pause has stopped it,
 * and the class's resuming starts it again; otherwise a teacher does.
 */
export type Timer =
  | { readonly of: number; readonly until: number; readonly left: null }
  | { readonly of: number; readonly until: null; readonly left: number; readonly withClass: boolean };

/** A timer that starts at `at`. In a paused class it waits for the class. */
export function startedTimer(of: number, until: number, at: number, isClassPaused: boolean): Timer {
  return isClassPaused
    ? { of, until: null, left: Math.min(of, Math.max(0, until - at)), withClass: true }
    : { of, until, left: null };
}

/** The timer after the class was paused at `at`. */
export function timerInPause(timer: Timer | null, at: number): Timer | null {
  if (timer === null || timer.until === null) return timer;
  return { of: timer.of, until: null, left: Math.max(0, timer.until - at), withClass: true };
}

/** The timer after the class resumed at `at`. One that is over stays over. */
export function timerAfterPause(timer: Timer | null, at: number): Timer | null {
  if (timer === null || timer.until !== null || !timer.withClass) return timer;
  if (timer.left === 0) return { ...timer, withClass: false };
  return { of: timer.of, until: at + timer.left, left: null };
}
