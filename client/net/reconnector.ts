/**
 * Connects again where Socket.IO does not: when the server refuses a connection for now, or ends it. The pauses grow until a connection
 * has lasted, so that a server that ends each one at once is not asked all the time.
 */
import type { Socket } from 'socket.io-client';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { CLASS_RECONNECTION, PAUSES, type RetryTimers } from './retry.ts';

/** A connection that has lasted this long was a good one. Milliseconds. */
const LASTING_MS = 10_000;

/** The longest pause at first after a loss, and how long that is. Milliseconds. */
const HURRIED_RECONNECTION_MS = 1_000;
const HURRY_MS = 10_000;

/** Keeps Socket.IO's own pauses short for HURRY_MS after a loss: a class that goes on at another server is there by then. */
export function hurryAtFirst({ io: manager }: Pick<Socket, 'io'>): void {
  let lostAt = performance.now();
  manager.on('close', () => {
    lostAt = performance.now();
    manager.reconnectionDelayMax(HURRIED_RECONNECTION_MS);
  });
  manager.on('reconnect_attempt', () => {
    if (performance.now() - lostAt >= HURRY_MS) manager.reconnectionDelayMax(CLASS_RECONNECTION.reconnectionDelayMax);
  });
}

export class Reconnector {
  readonly #retry: RetryTimers;
  readonly #connect: () => void;
  /** Monotonic ms; null while there is no connection. */
  #connectedAt: number | null = null;

  constructor(retry: RetryTimers, connect: () => void) {
    this.#retry = retry;
    this.#connect = connect;
  }

  onConnected(): void {
    this.#connectedAt = performance.now();
    this.#retry.reset('elsewhere');
  }

  /** @param reason as Socket.IO says it: after any but the server's own wish it reconnects by itself */
  onDisconnected(reason: string): void {
    const lasted = this.#connectedAt !== null && performance.now() - this.#connectedAt >= LASTING_MS;
    this.#connectedAt = null;
    if (lasted) this.#retry.reset('connection');
    if (reason === 'io server disconnect') this.#retry.retry('connection', PAUSES.ended, this.#connect);
  }

  /** The server refused the connection for now. */
  onRefused(why: ErrorCode): void {
    if (why === 'moved') this.#retry.retry('elsewhere', PAUSES.elsewhere, this.#connect);
    else this.#retry.retry('connection', PAUSES.connection, this.#connect);
  }
}
