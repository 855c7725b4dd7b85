/**
 * Whether a page of ours asks. The Origin header must name the host that was asked; `Sec-Fetch-Site` is only sent where the page
 * came over TLS or from this machine, so it is a second check and never the first.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { RequestRefused } from '#server/http/error-handler.ts';

/** An origin as "host:port", without the port when it is its scheme's own; null for what is no web origin. */
function hostOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? host : null;
}

/** `host` as hostOf would give it for an origin of this scheme. */
function sameHost(origin: string, host: string): boolean {
  const scheme = origin.startsWith('https:') ? 'https' : 'http';
  return hostOf(origin) === hostOf(`${scheme}://${host}`);
}

/**
 * @param publicOrigin under which browsers see us, if that was configured: then that host is ours in its own scheme alone.
 * @returns true, too, without any Origin header: browsers send one with every request that could do harm, so none asks.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  if (host === undefined || hostOf(origin) === null || !sameHost(origin, host)) return false;
  return publicOrigin === null || hostOf(origin) !== hostOf(publicOrigin);
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what could change something when another site's page asks for it. */
export function requireSameOrigin(publicOrigin: string | null): RequestHandler {
  return (request, _response, next) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers, publicOrigin))
      throw new RequestRefused('other-origin');
    next();
  };
}
