/**
 * Restarts the driver when it stalls. It may write to a socket that has ended but is not yet closed, and then waits for a "drain"
 * that never comes (`writeCommand` of mongodb 7.8 and 7.9, lib/cmap/connection.js). None of its own timeouts covers that. An
 * operation in this state is never answered; a heartbeat in this state is the last, and the server is never found again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { MONGO_HEARTBEAT_STALLED_MS, MONGO_QUERY_STALLED_MS, MONGO_WATCHDOG_MS } from '#server/base/limits.ts';

export class Watchdog {
  readonly #client: mongo.MongoClient;
  readonly #onAbandoned: () => void;
  readonly #timer: NodeJS.Timeout;
  /** When each open heartbeat or operation must have ended, by server or connection. Monotonic ms. */
  readonly #deadlines = new Map<string, number>();
  /** Whether one was overdue at the previous check too: a single time may mean that this process stalled. */
  #isSuspect = false;
  #reconnecting: Promise<void> | null = null;
  #isStopped = false;

  /** @param onAbandoned is called when the operations started before will not be answered */
  constructor(client: mongo.MongoClient, onAbandoned: () => void) {
    this.#client = client;
    this.#onAbandoned = onAbandoned;
    const ended = (event: { connectionId: unknown; address?: string }) => this.#deadlines.delete(keyOf(event));
    const started = (ms: number) => (event: { connectionId: unknown; address?: string }) =>
      this.#deadlines.set(keyOf(event), performance.now() + ms);
    client.on('serverHeartbeatStarted', started(MONGO_HEARTBEAT_STALLED_MS));
    client.on('serverHeartbeatSucceeded', ended);
    client.on('serverHeartbeatFailed', ended);
    client.on('serverClosed', ({ address }) => ended({ connectionId: address }));
    client.on('connectionCheckedOut', started(MONGO_QUERY_STALLED_MS));
    client.on('connectionCheckedIn', ended);
    this.#timer = setInterval(() => this.#check(), MONGO_WATCHDOG_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#reconnecting;
  }

  #check(): void {
    if (this.#reconnecting !== null) return;
    const now = performance.now();
    const isLate = [...this.#deadlines.values()].some((due) => due < now);
    const isStalled = isLate && this.#isSuspect;
    this.#isSuspect = isLate;
    if (!isStalled) return;
    this.#reconnecting = this.#reconnect().finally(() => {
      this.#reconnecting = null;
    });
  }

  async #reconnect(): Promise<void> {
    await this.#client.close();
    this.#deadlines.clear();
    this.#isSuspect = false;
    this.#onAbandoned();
    while (!this.#isStopped)
      try {
        await this.#client.connect();
        return;
      } catch {
        // Still unavailable: operations reject meanwhile, and /readyz reports it.
        await wait(MONGO_WATCHDOG_MS);
      }
  }
}

/** A heartbeat names its server alone, an operation its connection to the server. */
function keyOf({ connectionId, address = '' }: { connectionId: unknown; address?: string }): string {
  return `${address} ${connectionId}`;
}
