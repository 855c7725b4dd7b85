/** Every packet of a connection pays: frames from one bucket, all else from another. Who never stops is cut off. */
import type { Socket } from 'socket.io';
import { failure } from '../../../shared/protocol/errors.ts';
import { ABUSE_MAX, EVENT_RATE, FRAME_RATE } from '../../limits.ts';
import { Bucket } from './bucket.ts';

/** Socket.IO's own kinds of socket differ in their events alone. */
type AnySocket = Pick<Socket, 'use' | 'emit' | 'disconnect'>;

export function limited(socket: AnySocket, now: () => number): void {
  const frames = new Bucket(FRAME_RATE, now());
  const events = new Bucket(EVENT_RATE, now());
  const abuse = new Bucket({ perSecond: ABUSE_MAX / 10, burst: ABUSE_MAX }, now());
  const notices = new Bucket({ perSecond: 1, burst: 1 }, now());
  socket.use((packet, next) => {
    const at = now();
    if ((packet[0] === 'frame' ? frames : events).take(at)) {
      next();
      return;
    }
    if (!abuse.take(at)) {
      socket.disconnect(true);
      return;
    }
    const ack: unknown = packet.at(-1);
    if (typeof ack === 'function') ack(failure('too-fast'));
    else if (notices.take(at)) socket.emit('refused', failure('too-fast'));
  });
}
