/** What the page says about its moves: all safe, on their way, or waiting for the connection. It says nothing that is not so. */
import { ANSWER_LATE_MS } from '../../shared/limits.ts';
import { SAVING_MS } from '../limits.ts';
import type { LinkState } from '../net/link.ts';

export type Saved = 'saved' | 'saving' | 'reconnecting';

/** @param unsavedSince monotonic ms since when something waits; null when all is durable. */
export function savedState(state: LinkState, unsavedSince: number | null, now: number): Saved {
  if (state === 'reconnecting' || state === 'connecting') return 'reconnecting';
  if (unsavedSince === null) return 'saved';
  const waited = now - unsavedSince;
  if (waited >= ANSWER_LATE_MS) return 'reconnecting';
  return waited >= SAVING_MS ? 'saving' : 'saved';
}
