/**
 * Every packet of a connection pays: frames from one bucket, all else from another. Who never stops is cut off. The buckets
 * are the connection's, so going out of a namespace and in again fills none; going in pays, too.
 */
import type { Namespace, Socket } from 'socket.io';
import { EVENT_RATE, FRAME_RATE, RATE_VIOLATIONS_MAX } from '#server/base/limits.ts';
import { TokenBucket } from '#server/guard/single-bucket.ts';
import { dropSlowConsumer } from '#server/websocket/slow-consumer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { HandshakeRefused } from './handshake.ts';

/** Socket.IO's own kinds of socket differ in their events alone. */
type AnySocket = Pick<Socket, 'use' | 'emit' | 'disconnect' | 'conn'>;

interface RateBudget {
  readonly frames: TokenBucket;
  readonly events: TokenBucket;
  readonly abuse: TokenBucket;
  readonly notices: TokenBucket;
}

const budgets = new WeakMap<object, RateBudget>();

function budgetOf(connection: object, at: number): RateBudget {
  const known = budgets.get(connection);
  if (known !== undefined) return known;
  const budget = {
    frames: new TokenBucket(FRAME_RATE, at),
    events: new TokenBucket(EVENT_RATE, at),
    abuse: new TokenBucket({ perSecond: RATE_VIOLATIONS_MAX / 10, burst: RATE_VIOLATIONS_MAX }, at),
    notices: new TokenBucket({ perSecond: 1, burst: 1 }, at),
  };
  budgets.set(connection, budget);
  return budget;
}

/** Puts the fee before a namespace: what its door looks up and what it tells whoever comes in is not free. */
export function limitHandshakes(namespace: Pick<Namespace, 'use'>, now: () => number): void {
  namespace.use(({ conn }, next) => {
    const { events, abuse } = budgetOf(conn, now());
    if (events.take(now())) next();
    else if (abuse.take(now())) next(new HandshakeRefused('too-fast'));
    else conn.close();
  });
}

/** The fee of every packet of a socket. Answers how a frame pays that comes by the shorter way: may it be looked at? */
export function limitPackets(socket: AnySocket, now: () => number): () => boolean {
  const { frames, events, abuse, notices } = budgetOf(socket.conn, now());
  const allow = (bucket: TokenBucket, ack?: unknown): boolean => {
    const at = now();
    if (bucket.take(at)) return true;
    if (!abuse.take(at)) socket.disconnect(true);
    else if (typeof ack === 'function') ack(failure('too-fast'));
    else if (notices.take(at)) socket.emit('refused', failure('too-fast'));
    return false;
  };
  socket.use((packet, next) => {
    if (!dropSlowConsumer(socket.conn) && allow(packet[0] === 'frame' ? frames : events, packet.at(-1))) next();
  });
  return () => allow(frames);
}
