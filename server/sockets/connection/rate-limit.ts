/**
 * Rate-limits a connection with two token buckets, one for frames and one for events. A client that keeps exceeding them is
 * disconnected. The buckets belong to the connection: leaving a namespace and entering it again fills none, and entering costs an event.
 */
import type { Namespace, Socket } from 'socket.io';
import { EVENT_RATE, FRAME_RATE, VIOLATION_RATE } from '#server/base/limits.ts';
import { TokenBucket } from '#server/guard/token-bucket.ts';
import { dropSlowConsumer } from '#server/websocket/slow-consumer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { HandshakeRefused } from './handshake.ts';

/** The types of Socket.IO's sockets differ in their events alone. */
type AnySocket = Pick<Socket, 'use' | 'emit' | 'disconnect' | 'conn'>;

interface RateBudget {
  readonly frames: TokenBucket;
  readonly events: TokenBucket;
  readonly violations: TokenBucket;
  /** Refused frames have no answer of their own: they share this rate of `refused` events. */
  readonly notices: TokenBucket;
}

const budgets = new WeakMap<object, RateBudget>();

function budgetOf(connection: object, at: number): RateBudget {
  const known = budgets.get(connection);
  if (known !== undefined) return known;
  const budget = {
    frames: new TokenBucket(FRAME_RATE, at),
    events: new TokenBucket(EVENT_RATE, at),
    violations: new TokenBucket(VIOLATION_RATE, at),
    notices: new TokenBucket({ burst: 1, fillsInMs: 1_000 }, at),
  };
  budgets.set(connection, budget);
  return budget;
}

/** Takes an event from the budget before a namespace's handshake: authorizing and greeting a client is not free. */
export function limitHandshakes(namespace: Pick<Namespace, 'use'>, now: () => number): void {
  namespace.use(({ conn }, next) => {
    const { events, violations } = budgetOf(conn, now());
    if (events.take(now())) next();
    else if (violations.take(now())) next(new HandshakeRefused('too-fast'));
    else conn.close();
  });
}

/** Limits every packet of a socket. Returns the same check for a frame that bypasses Socket.IO: may it be read? */
export function limitPackets(socket: AnySocket, now: () => number): () => boolean {
  const { frames, events, violations, notices } = budgetOf(socket.conn, now());
  const allow = (bucket: TokenBucket, ack?: unknown): boolean => {
    const at = now();
    if (bucket.take(at)) return true;
    if (!violations.take(at)) socket.disconnect(true);
    else if (typeof ack === 'function') ack(failure('too-fast'));
    else if (notices.take(at)) socket.emit('refused', failure('too-fast'));
    return false;
  };
  socket.use((packet, next) => {
    if (!dropSlowConsumer(socket.conn) && allow(packet[0] === 'frame' ? frames : events, packet.at(-1))) next();
  });
  return () => allow(frames);
}
