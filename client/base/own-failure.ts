/** A refusal that the page finds by itself, before or instead of the server. Pages have sentences of their own by its code. */
import type { ErrorCode, Failure, FailureDetails } from '#shared/protocol/errors.ts';
import { isRetryable } from '#shared/protocol/retry-policy.ts';

export function ownFailure(code: ErrorCode, details: FailureDetails = {}): Failure {
  return { ok: false, code, retry: isRetryable(code) ? 'later' : 'final', message: '', ...details };
}
