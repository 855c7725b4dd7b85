/**
 * A port of its own for a balancer and a supervisor. It still answers when the server's port refuses connections: a balancer goes on to
 * read there that this node takes no new class, and leaves it what is being handed over.
 */
import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { ROUTE } from '#shared/protocol/paths.ts';
import { listenOn } from './http-listener.ts';
import type { Metrics } from './metrics.ts';

// As in http-listener.ts: an import would slow every start.
const { createServer } = process.getBuiltinModule('node:http');

export class AdminListener {
  readonly #server: Server;
  #metrics: Metrics | null = null;

  /** @param isOpen whether this process takes classes. Asks no database: an outage of it marks no node down. */
  constructor(isOpen: () => boolean) {
    const statuses: Readonly<Record<string, () => number>> = {
      [`GET ${ROUTE.healthz}`]: () => 200,
      [`GET ${ROUTE.openz}`]: () => (isOpen() ? 200 : 404),
    };
    this.#server = createServer((request, response) => {
      const asked = `${request.method} ${request.url}`;
      if (asked === 'GET /metrics' && this.#metrics !== null) {
        void sendMetrics(response, this.#metrics);
        return;
      }
      const status = statuses[asked]?.() ?? 404;
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
      response.end(JSON.stringify({ ok: status === 200 }));
    });
  }

  /** Shows these at /metrics from now on. */
  showMetrics(metrics: Metrics): void {
    this.#metrics = metrics;
  }

  /** Resolves to the port. @throws {StartError} */
  listen(host: string, port: number): Promise<number> {
    return listenOn(this.#server, { host, port, setting: 'ADMIN_PORT' });
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
    response.end(text);
  } catch {
    // A gap in the figures is what the operator sees.
    response.writeHead(500);
    response.end();
  }
}
