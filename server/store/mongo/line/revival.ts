/**
 * Starts the driver anew when it stands still. It writes to a socket that has ended and is not yet closed, and then waits for
 * a "drain" that never comes (`writeCommand` of mongodb 7.8 and 7.9, lib/cmap/connection.js): no timeout of its own reaches
 * there. A question that meets this is never answered; a heartbeat that does is the last one, and the server is never found again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { MONGO_HEARTBEAT_STILL_MS, MONGO_QUESTION_STILL_MS, MONGO_WATCH_MS } from '../../../limits.ts';

export class Revival {
  readonly #client: mongo.MongoClient;
  readonly #onAbandoned: () => void;
  readonly #timer: NodeJS.Timeout;
  /** By when what is under way must have ended, on a server or a connection to one. Monotonic ms. */
  readonly #due = new Map<string, number>();
  /** Overdue at the last look too: else it may be this process that stood still. */
  #isSuspect = false;
  #reviving: Promise<void> | null = null;
  #isOver = false;

  /** @param onAbandoned what was asked before this is called will not be answered */
  constructor(client: mongo.MongoClient, onAbandoned: () => void) {
    this.#client = client;
    this.#onAbandoned = onAbandoned;
    const ended = (event: { connectionId: unknown; address?: string }) => this.#due.delete(keyOf(event));
    const began = (ms: number) => (event: { connectionId: unknown; address?: string }) =>
      this.#due.set(keyOf(event), performance.now() + ms);
    client.on('serverHeartbeatStarted', began(MONGO_HEARTBEAT_STILL_MS));
    client.on('serverHeartbeatSucceeded', ended);
    client.on('serverHeartbeatFailed', ended);
    client.on('serverClosed', ({ address }) => ended({ connectionId: address }));
    client.on('connectionCheckedOut', began(MONGO_QUESTION_STILL_MS));
    client.on('connectionCheckedIn', ended);
    this.#timer = setInterval(() => this.#look(), MONGO_WATCH_MS);
    this.#timer.unref();
  }

  async end(): Promise<void> {
    this.#isOver = true;
    clearInterval(this.#timer);
    await this.#reviving;
  }

  #look(): void {
    if (this.#reviving !== null) return;
    const now = performance.now();
    const isLate = [...this.#due.values()].some((due) => due < now);
    const isStill = isLate && this.#isSuspect;
    this.#isSuspect = isLate;
    if (!isStill) return;
    this.#reviving = this.#revive().finally(() => {
      this.#reviving = null;
    });
  }

  async #revive(): Promise<void> {
    await this.#client.close();
    this.#due.clear();
    this.#isSuspect = false;
    this.#onAbandoned();
    while (!this.#isOver)
      try {
        await this.#client.connect();
        return;
      } catch {
        // Away: who asks is told so meanwhile, and /readyz tells it.
        await wait(MONGO_WATCH_MS);
      }
  }
}

/** A heartbeat names its server alone, a question its connection to it. */
function keyOf({ connectionId, address = '' }: { connectionId: unknown; address?: string }): string {
  return `${address} ${connectionId}`;
}
