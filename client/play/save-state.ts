/** What the page shows about its moves: all saved, being saved, or waiting for the connection. */
import { SAVING_STATUS_DELAY_MS } from '#client/base/limits.ts';
import { ANSWER_TIMEOUT_MS } from '#shared/limits.ts';

export type SaveState = 'saved' | 'saving' | 'reconnecting';

/** @param isLost there is no connection, and a person is told @param unsavedSince monotonic ms since when a move waits; null when all are saved */
export function saveStateOf(isLost: boolean, unsavedSince: number | null, now: number): SaveState {
  if (isLost) return 'reconnecting';
  if (unsavedSince === null) return 'saved';
  const waited = now - unsavedSince;
  if (waited >= ANSWER_TIMEOUT_MS) return 'reconnecting';
  return waited >= SAVING_STATUS_DELAY_MS ? 'saving' : 'saved';
}
