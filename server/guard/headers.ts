/** Headers that every answer carries: what a page of ours may load, and that nobody else may frame, read or be told of it. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A host that may stand in a policy as it is. */
const PLAIN_HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]+)?$/i;

/** Sockets to the host of the page: not every browser counts them to 'self'. */
function socketSources(request: IncomingMessage): string {
  const { host = '' } = request.headers;
  return PLAIN_HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * No TLS-only header is sent unless Jogak is known to be seen over TLS: on a classroom's plain http://192.168.x.x a page must load
 * its parts by http, and browsers complain of the rest.
 */
export function securityHeaders(publicOrigin: string | null): RequestHandler {
  const overTls = publicOrigin?.startsWith('https:') === true;
  const helmetHandler = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
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
    // Pages ask with fetch, XMLHttpRequest and WebSocket: these send their Origin whatever this says; a posted form would not.
    referrerPolicy: { policy: 'no-referrer' },
  });
  return (request, response, next) => {
    response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), display-capture=()');
    helmetHandler(request, response, next);
  };
}
