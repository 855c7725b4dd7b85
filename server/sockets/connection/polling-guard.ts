/**
 * Guards the requests of HTTP polling as the upgrade guards a WebSocket. An id in the URL alone opens nothing: every request comes from
 * a page of this server and from the browser that connected. The answers of a script tag and of other origins' pages are never given.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { POLL_RATE } from '#server/base/limits.ts';
import { isSameOrigin } from '#server/guard/same-origin.ts';
import { TokenBucket } from '#server/guard/token-bucket.ts';
import type { EngineConnection } from '#server/websocket/raw-connection.ts';
import { POLLING_HEADER } from '#shared/protocol/paths.ts';

/** A middleware of engine.io, which answers 400 to an error. */
export type EngineMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

interface PollingConnection {
  readonly connection: EngineConnection;
  /** Of the session that connected; null: it has none. */
  readonly sessionCookie: string | null;
  readonly requests: TokenBucket;
}

export class PollingGuard {
  readonly #publicOrigin: string | null;
  readonly #now: () => number;
  readonly #connections = new Map<string, PollingConnection>();

  /** @param now monotonic milliseconds */
  constructor(publicOrigin: string | null, now = () => performance.now()) {
    this.#publicOrigin = publicOrigin;
    this.#now = now;
  }

  /** Call it when a connection opens. */
  track(connection: EngineConnection): void {
    const { transport, request } = connection;
    if (transport.name !== 'polling') return;
    const { sid } = transport;
    this.#connections.set(sid, {
      connection,
      sessionCookie: sessionCookieOf(request),
      requests: new TokenBucket(POLL_RATE, this.#now()),
    });
    connection.once('close', () => this.#connections.delete(sid));
  }

  /** Stands before every other middleware. */
  readonly middleware: EngineMiddleware = (request, _response, next) => {
    next(this.#isAllowed(request) ? undefined : new Error('not a request of this connection'));
  };

  #isAllowed(request: IncomingMessage): boolean {
    const query = queryOf(request);
    // engine.io believes the last of two equal names: none stands twice.
    if (new Set(query.keys()).size !== query.size) return false;
    const sid = query.get('sid');
    // A connection keeps its transport: a WebSocket has an id of its own.
    if (query.get('transport') !== 'polling') return sid === null;
    // Neither a script tag, whose parameter is `j`, nor an image can set a header, and other origins' scripts have to ask before.
    if (query.has('j') || request.headers[POLLING_HEADER] === undefined) return false;
    if (!isSameOrigin(request.headers, this.#publicOrigin)) return false;
    // A handshake is admitted next.
    if (sid === null) return true;
    const polling = this.#connections.get(sid);
    if (polling === undefined) return false;
    const { sessionCookie, requests, connection } = polling;
    if (sessionCookie !== null && !cookiesOf(request).includes(sessionCookie)) return false;
    if (requests.take(this.#now())) return true;
    connection.close(true);
    return false;
  }
}

function cookiesOf({ headers }: IncomingMessage): string[] {
  return headers.cookie?.split('; ') ?? [];
}

/** The cookie by which express-session found this request's session, as `name=value`; null: the browser brought none that is valid. */
function sessionCookieOf(request: IncomingMessage): string | null {
  const id: unknown = 'sessionID' in request ? request.sessionID : undefined;
  // The value is `s:`, the id, a dot and the signature, encoded for a URL.
  return cookiesOf(request).find((cookie) => cookie.includes(`=s%3A${String(id)}.`)) ?? null;
}

/** Runs the middleware for the request that opens a connection, and for none after it: what it finds is kept with the connection. */
export function atHandshake(middleware: EngineMiddleware): EngineMiddleware {
  return (request, response, next) => {
    if (queryOf(request).has('sid')) next();
    else middleware(request, response, next);
  };
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}
