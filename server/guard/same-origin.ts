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

/** Whether the origin names `host`; both are read with the origin's scheme. */
function hasHost(origin: string, host: string): boolean {
  const scheme = origin.startsWith('https:') ? 'https' : 'http';
  return hostOf(origin) === hostOf(`${scheme}://${host}`);
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
  if (host === undefined || hostOf(origin) === null || !hasHost(origin, host)) return false;
  return publicOrigin === null || hostOf(origin) !== hostOf(publicOrigin);
}
