/** A request that is not carried out: thrown with the Failure that the client receives. */
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';

export class RequestRefused extends Error {
  readonly failure: Failure;
  constructor(refusal: ErrorCode | Failure) {
    const failed = typeof refusal === 'string' ? failure(refusal) : refusal;
    super(failed.code);
    this.name = 'RequestRefused';
    this.failure = failed;
  }
}

/** Returns the result itself. @throws {RequestRefused} if it is a Failure */
export function unwrap<Result extends { readonly ok: true }>(answer: Result | Failure): Result {
  if (!answer.ok) throw new RequestRefused(answer);
  return answer;
}
