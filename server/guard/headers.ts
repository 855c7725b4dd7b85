/** Security headers as data: what a page may load, and that no other site may frame it, read it or learn its address. */
import type { IncomingMessage } from 'node:http';

/** A Host header that can stand in a policy unchanged. */
const PLAIN_HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]+)?$/i;

/** No page of Jogak uses these devices. */
export const PERMISSIONS_POLICY = 'camera=(), microphone=(), geolocation=(), display-capture=()';

/** Sockets to the page's own host: not every browser includes them in 'self'. */
function socketSources(request: IncomingMessage): string {
  const { host = '' } = request.headers;
  return PLAIN_HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * Options for helmet. TLS-only headers are left out unless browsers reach Jogak over TLS: on a classroom's plain
 * http://192.168.x.x a page must load its parts by http, and browsers complain about the other headers.
 */
export function securityHeaderOptions(publicOrigin: string | null) {
  const overTls = publicOrigin?.startsWith('https:') === true;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // A film that the page has made plays before it is saved.
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", socketSources],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(overTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overTls,
    crossOriginOpenerPolicy: overTls,
    originAgentCluster: overTls,
    xFrameOptions: { action: 'deny' },
    // Pages use fetch, XMLHttpRequest and WebSocket, which send their Origin in any case; a posted form would not.
    referrerPolicy: { policy: 'no-referrer' },
  } as const;
}
