/** Express middleware that every request passes: rate limit, same origin, security headers, no caching of answers. */
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { JOIN_RATES, REQUEST_RATE } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { addressKey } from '#server/guard/address.ts';
import { PERMISSIONS_POLICY, securityHeaderOptions } from '#server/guard/headers.ts';
import { isSameOrigin } from '#server/guard/same-origin.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';
import { ROUTE } from '#shared/protocol/paths.ts';
import { hasSession } from './session/session.ts';

/** The requests by which strangers enter a class. */
const JOIN_ROUTES = [ROUTE.joinPreview, ROUTE.join, ROUTE.joinPreviewAtDoor, ROUTE.joinAtDoor];
const JOIN_PATH = new RegExp(`^(${JOIN_ROUTES.join('|').replaceAll(':classroom', '[^/]+')})$`);
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

function isJoin({ baseUrl, path }: Request): boolean {
  return JOIN_PATH.test(baseUrl + path);
}

/** Limits the requests of one address, but those of joining. */
export function limitRequestRate(): RequestHandler {
  const buckets = new TokenBuckets(REQUEST_RATE);
  return (request, _response, next) => {
    if (!isJoin(request) && !buckets.take(addressKey(request.ip ?? ''))) throw new RequestRefused('too-fast');
    next();
  };
}

/** Limits the join requests of one browser: a school shares an address. Stands behind the session. */
export function limitJoinRate(): RequestHandler {
  const sessionBuckets = new TokenBuckets(JOIN_RATES.session);
  const addressBuckets = new TokenBuckets(JOIN_RATES.address);
  return (request, _response, next) => {
    const mayGo = (): boolean =>
      hasSession(request) ? sessionBuckets.take(request.sessionID) : addressBuckets.take(addressKey(request.ip ?? ''));
    if (isJoin(request) && !mayGo()) throw new RequestRefused('too-fast');
    next();
  };
}

/** Refuses a request that could change something if another site's page sends it. */
export function requireSameOrigin(publicOrigin: string | null): RequestHandler {
  return (request, _response, next) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers, publicOrigin))
      throw new RequestRefused('other-origin');
    next();
  };
}

export function securityHeaders(publicOrigin: string | null): RequestHandler {
  const helmetHandler = helmet(securityHeaderOptions(publicOrigin));
  return (request, response, next) => {
    response.set('Permissions-Policy', PERMISSIONS_POLICY);
    helmetHandler(request, response, next);
  };
}

export const neverCached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
