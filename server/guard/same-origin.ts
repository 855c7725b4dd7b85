/**
 * Whether a request comes from one of Jogak's own pages. The Origin header must name the host that was requested. Browsers send
 * `Sec-Fetch-Site` only over TLS or from this machine, so it is a second check and never the only one.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** An origin as "host:port", without its scheme's default port; null for what is no web origin. */
function hostOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? host : null;
}

/**
 * How the browser reached the server. A proxy that ends TLS says so, trusted or not: no page of another site can add this header to
 * a request without asking first, which nobody answers.
 */
function schemeOf({ 'x-forwarded-proto': forwarded = '' }: IncomingHttpHeaders): 'http' | 'https' {
  const [first = ''] = String(forwarded).split(',');
  return first.trim().toLowerCase() === 'https' ? 'https' : 'http';
}

/** Whether the origin is this host by this scheme: a page of another server on the host is another's page. */
function isOwn(origin: string, scheme: 'http' | 'https', host: string): boolean {
  return origin.toLowerCase().startsWith(`${scheme}:`) && hostOf(origin) === hostOf(`${scheme}://${host}`);
}

/**
 * @param publicOrigin the configured origin under which browsers reach the server, if any: its host then counts in that scheme alone.
 * @returns also true without an Origin header: browsers send one with every request that could do harm.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  if (host === undefined || hostOf(origin) === null || !isOwn(origin, schemeOf(headers), host)) return false;
  return publicOrigin === null || hostOf(origin) !== hostOf(publicOrigin);
}
