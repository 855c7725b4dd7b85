/** Which failed requests may succeed if repeated. Separate from `request.ts`, so that the join page does not load the table of errors. */
import { isRetryable } from '#shared/protocol/retry-policy.ts';
import type { RequestErrorCode } from './request.ts';

/** May the same request succeed later? `blocked` counts: a captive portal refuses requests until somebody signs in. */
export function isTemporary(code: RequestErrorCode): boolean {
  return code === 'offline' || code === 'blocked' || isRetryable(code);
}
