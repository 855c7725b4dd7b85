/**
 * Every packet of a connection pays: frames from one bucket, all else from another. Who never stops is cut off. The buckets
 * are the connection's, so going out of a namespace and in again fills none; going in pays, too.
 */
import type { Namespace, Socket } from 'socket.io';
import { failure } from '../../../../shared/protocol/errors.ts';
import { ABUSE_MAX, EVENT_RATE, FRAME_RATE } from '../../../limits.ts';
import { cutIfDeaf } from '../../line/deaf.ts';
import { RefusedAtDoor } from '../standing.ts';
import { Bucket } from './bucket.ts';

/** Socket.IO's own kinds of socket differ in their events alone. */
type AnySocket = Pick<Socket, 'use' | 'emit' | 'disconnect' | 'conn'>;

interface Purse {
  readonly frames: Bucket;
  readonly events: Bucket;
  readonly abuse: Bucket;
  readonly notices: Bucket;
}

const purses = new WeakMap<object, Purse>();

function purseOf(connection: object, at: number): Purse {
  const known = purses.get(connection);
  if (known !== undefined) return known;
  const purse = {
    frames: new Bucket(FRAME_RATE, at),
    events: new Bucket(EVENT_RATE, at),
    abuse: new Bucket({ perSecond: ABUSE_MAX / 10, burst: ABUSE_MAX }, at),
    notices: new Bucket({ perSecond: 1, burst: 1 }, at),
  };
  purses.set(connection, purse);
  return purse;
}

/** Puts the fee before a namespace: what its door looks up and what it tells whoever comes in is not free. */
export function payingAtDoor(namespace: Pick<Namespace, 'use'>, now: () => number): void {
  namespace.use(({ conn }, next) => {
    const { events, abuse } = purseOf(conn, now());
    if (events.take(now())) next();
    else if (abuse.take(now())) next(new RefusedAtDoor('too-fast'));
    else conn.close();
  });
}

/** The fee of every packet of a socket. Answers how a frame pays that comes by the shorter way: may it be looked at? */
export function limited(socket: AnySocket, now: () => number): () => boolean {
  const { frames, events, abuse, notices } = purseOf(socket.conn, now());
  const pays = (bucket: Bucket, ack?: unknown): boolean => {
    const at = now();
    if (bucket.take(at)) return true;
    if (!abuse.take(at)) socket.disconnect(true);
    else if (typeof ack === 'function') ack(failure('too-fast'));
    else if (notices.take(at)) socket.emit('refused', failure('too-fast'));
    return false;
  };
  socket.use((packet, next) => {
    if (!cutIfDeaf(socket.conn) && pays(packet[0] === 'frame' ? frames : events, packet.at(-1))) next();
  });
  return () => pays(frames);
}
