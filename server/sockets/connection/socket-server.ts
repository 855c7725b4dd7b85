/** Socket.IO on the HTTP server: its transports, its limits, and which requests may open a connection. */
import type { Server as HttpServer } from 'node:http';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';
import { CONNECT_MS, MESSAGE_BYTES_MAX } from '#server/base/limits.ts';
import { clientAddress, type ProxyTrust } from '#server/guard/address.ts';
import { isSameOrigin } from '#server/guard/same-origin.ts';
import { FrameServer } from '#server/websocket/frame-server.ts';
import { type EngineConnection, rawConnectionOf } from '#server/websocket/raw-connection.ts';
import { PING_MS } from '#shared/limits.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { SOCKET_PATH } from '#shared/protocol/paths.ts';
import { ConnectionLimiter } from './connection-limiter.ts';
import { atHandshake, type EngineMiddleware, PollingGuard } from './polling-guard.ts';

export interface SocketServerOptions {
  readonly http: HttpServer;
  /** express-session, shared with Express. */
  readonly session: RequestHandler;
  readonly publicOrigin: string | null;
  readonly proxyTrust: ProxyTrust;
}

export function createSocketServer({ http, session, publicOrigin, proxyTrust }: SocketServerOptions): Server {
  const limiter = new ConnectionLimiter((request) => clientAddress(request, proxyTrust));
  const io = new Server(http, {
    path: SOCKET_PATH,
    // Networks that do not let WebSocket pass have HTTP polling. No connection changes its transport: its frames keep one course.
    transports: ['websocket', 'polling'],
    allowUpgrades: false,
    serveClient: false,
    wsEngine: FrameServer,
    parser: { Encoder, Decoder },
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    pingInterval: PING_MS,
    pingTimeout: PING_MS,
    connectTimeout: CONNECT_MS,
    // `cors` does not guard WebSocket: this does.
    allowRequest: (request, answer) => {
      const isAdmitted = isSameOrigin(request.headers, publicOrigin) && limiter.admit(request);
      answer(null, isAdmitted);
    },
  });
  const pollingGuard = new PollingGuard(publicOrigin);
  io.engine.use(pollingGuard.middleware);
  // Express's type of a request is wider than what express-session reads.
  io.engine.use(atHandshake(session as unknown as EngineMiddleware));
  io.engine.on('connection', (connection: EngineConnection) => {
    pollingGuard.track(connection);
    rawConnectionOf(connection);
    connection.once('close', limiter.track(connection.request));
  });
  return io;
}
