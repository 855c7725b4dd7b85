/** Which failures of a request may pass. Separate from `request.ts`, so that the join page does not load the table of errors. */
import { isRetryable } from '#shared/protocol/errors.ts';
import type { RequestErrorCode } from './request.ts';

/** May the same request succeed later? A proxy that refuses may be one that lets nobody out before they have signed in. */
export function isTemporary(code: RequestErrorCode): boolean {
  return code === 'offline' || code === 'blocked' || isRetryable(code);
}
