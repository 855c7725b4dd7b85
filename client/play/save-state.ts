/** What the page says about its moves: all safe, on their way, or waiting for the connection. It says nothing that is not so. */

import { SAVING_STATUS_DELAY_MS } from '#client/base/limits.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import { ANSWER_TIMEOUT_MS } from '#shared/limits.ts';

export type SaveState = 'saved' | 'saving' | 'reconnecting';

/** @param unsavedSince monotonic ms since when something waits; null when all is durable. */
export function saveStateOf(state: ConnectionState, unsavedSince: number | null, now: number): SaveState {
  if (state === 'reconnecting' || state === 'connecting') return 'reconnecting';
  if (unsavedSince === null) return 'saved';
  const waited = now - unsavedSince;
  if (waited >= ANSWER_TIMEOUT_MS) return 'reconnecting';
  return waited >= SAVING_STATUS_DELAY_MS ? 'saving' : 'saved';
}
