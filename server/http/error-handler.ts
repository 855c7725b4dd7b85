/** Turns every error of every route into an HTTP answer: a Failure with the status that fits its code. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type Log, logFailure, logRefusal, logUnauthorized } from '#server/base/log.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { clientErrorCode } from '#server/store/error.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

const CONFLICT = 409;
const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'name-empty': 400,
  'name-long': 400,
  'name-signs': 400,
  'name-teacher': 400,
  'too-large': 413,
  'too-fast': 429,
  'not-found': 404,
  'other-origin': 403,
  internal: 500,
  stopping: 503,
  unsaved: 503,
  // One status for every outcome of a wrong code or password: it does not reveal which of them was wrong.
  'no-class': 404,
  'wrong-password': 404,
  'wrong-rejoin': 404,
  'wrong-card': 404,
  'password-needed': 403,
  'not-let-in': 403,
  removed: 403,
  'removed-for-good': 403,
  finished: 403,
  locked: 403,
  'no-seat': 404,
  'owner-only': 403,
  'not-member': 403,
  'not-teacher': 403,
  'key-needed': 403,
  'cookie-needed': 403,
  'chat-off': 403,
  'chat-teacher-only': 403,
  muted: 403,
  'slow-mode': 429,
  'no-chat-pictures': 403,
  'bad-message': 400,
  'bad-words': 400,
  'no-message': 404,
  'no-moment': 404,
  'bad-cards': 400,
  'bad-cut': 400,
  'bad-map': 400,
  'bad-feedback': 400,
  'no-picture': 404,
  'not-a-picture': 415,
  'picture-heic': 415,
  'picture-too-large': 413,
  'picture-too-many-pixels': 413,
  'picture-too-narrow': 422,
  'picture-flashes': 422,
  'pictures-flash': 422,
  'picture-one-frame': 422,
  'picture-too-many-frames': 422,
  'picture-broken': 422,
  'picture-busy': 503,
  'pictures-away': 503,
  'disk-full': 507,
};

export function sendFailure(response: Response, failed: Failure): void {
  if (failed.retry === 'later') response.set('Retry-After', '2');
  response
    .status(STATUS_BY_CODE[failed.code] ?? CONFLICT)
    .set('Cache-Control', 'no-store')
    .json(failed);
}

/** The Failure that an error means to the client; null for an internal error. The body parser and the router set `status`. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof RequestRefused) return error.failure;
  const storeCode = clientErrorCode(error);
  if (storeCode !== null) return failure(storeCode);
  if (isDiskFull(error)) return failure('disk-full');
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status === 413) return failure('too-large');
  if (error.status === 404) return failure('not-found');
  return error.status >= 400 && error.status < 500 ? failure('bad-request') : null;
}

/** The system's errors for a disk, or a user's share of it, that is full. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/** Whether the route is for members of a class alone. Anyone may ask whether a class exists. */
function isMembersOnly(method: string, route: unknown): boolean {
  if (route === ROUTE.classroom) return method !== 'GET';
  return typeof route === 'string' && route.startsWith(`${ROUTE.classroom}/`);
}

export function errorHandler(log: Log): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    // The client disconnected: no answer is possible, and the server has no fault.
    if (request.destroyed && !request.complete) {
      response.destroy();
      return;
    }
    const refusal = failureOf(error);
    // The route's pattern, not the URL: the URL names a class.
    const { method, route: { path: route } = {} } = request;
    if (refusal === null || refusal.code === 'disk-full') logFailure(log, 'a request failed', error, { method, route });
    // A stranger to a class gets 'not-found'.
    else if (refusal.code === 'not-found' && isMembersOnly(method, route))
      logUnauthorized(log, refusal.code, { method, route });
    else logRefusal(log, refusal.code, { method, route });
    // A part of an answer is no answer: the client sees the connection end. Express itself would log the error once more.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendFailure(response, refusal ?? failure('internal'));
  };
}

export const notFound: RequestHandler = () => {
  throw new RequestRefused('not-found');
};
