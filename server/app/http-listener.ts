/** The TCP side of the server: listens, tracks its connections, and cuts those that outlive a stop. */
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as afterReading } from 'node:timers/promises';
import {
  HEADERS_MS_MAX,
  IDLE_CONNECTION_MS_MAX,
  REQUEST_CHECK_MS,
  REQUEST_GRACE_MS,
  REQUEST_MS_MAX,
  SOCKET_GRACE_MS,
} from '#server/base/limits.ts';
import { StartError, systemCodeOf } from './start-error.ts';

// Not by an import: that reads every name of the module, and one of them loads all of Node's fetch, some 40 ms of every start.
const { createServer } = process.getBuiltinModule('node:http');

export class HttpListener {
  /** Sockets share this server: they answer their own path and pass other requests on. */
  readonly server: Server;
  readonly #connections = new Set<Socket>();
  /** Settles once no connection is left; null: new ones are taken. */
  #closed: Promise<void> | null = null;
  /** Replaced once there is an app: the sockets need a server before. */
  #requestListener: RequestListener = (_request, response) => response.writeHead(503).end();

  constructor() {
    // Of a slow request only the silence counts: see endSilentRequests.
    const limits = {
      headersTimeout: HEADERS_MS_MAX,
      requestTimeout: REQUEST_MS_MAX,
      keepAliveTimeout: IDLE_CONNECTION_MS_MAX,
      connectionsCheckingInterval: REQUEST_CHECK_MS,
    };
    this.server = createServer(limits, (request, response) => this.#requestListener(request, response));
    this.server.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.once('close', () => this.#connections.delete(connection));
    });
  }

  serve(requestListener: RequestListener): void {
    this.#requestListener = requestListener;
  }

  /** Resolves to the port. @throws {StartError} */
  listen(host: string, port: number): Promise<number> {
    return listenOn(this.server, { host, port, setting: 'PORT' });
  }

  /**
   * Refuses new connections from now on. Open ones go on, and end with the request that they carry. What has arrived by now is read
   * first: closing the port resets connections that wait there, and closing an idle one loses the request that lies in it.
   */
  async refuseConnections(): Promise<void> {
    await afterReading();
    if (!this.server.listening) return;
    this.server.prependListener('request', (_request, response) => {
      response.shouldKeepAlive = false;
    });
    this.#closed = once(this.server, 'close').then(() => undefined);
    this.server.close();
  }

  /**
   * Runs `close`, which resolves once the last connection has closed. Open requests and sockets without a live peer could delay
   * that: they are cut after REQUEST_GRACE_MS and SOCKET_GRACE_MS.
   */
  async closeBy(close: () => Promise<void>): Promise<void> {
    const timers = [
      setTimeout(() => this.server.closeAllConnections(), REQUEST_GRACE_MS),
      setTimeout(() => {
        for (const connection of this.#connections) connection.destroy();
      }, SOCKET_GRACE_MS),
    ];
    try {
      await close();
      // Where connections were refused before, closing does not wait for those that were open.
      await this.#closed;
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }
}

interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** The setting that names the port. */
  readonly setting: 'PORT' | 'ADMIN_PORT';
}

/** Resolves to the port. @throws {StartError} */
export async function listenOn(server: Server, address: ListenAddress): Promise<number> {
  const { host, port } = address;
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(listenErrorMessage(systemCodeOf(error), address), error);
  }
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a TCP server has an address and a port');
  return bound.port;
}

function listenErrorMessage(code: string, { host, port, setting }: ListenAddress): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use, perhaps by another Jogak. Choose another with ${setting}.`;
    case 'EACCES':
      return `Port ${port} is not free for everybody to use. Choose another with ${setting}, such as 8080.`;
    default:
      return `Jogak cannot listen on ${host}, port ${port} (${code}). Look at HOST and ${setting}.`;
  }
}
