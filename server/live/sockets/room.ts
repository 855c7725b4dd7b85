/** The namespace /room: the list of open classes for whoever stands at the door, and nothing of what is inside. */
import type { Namespace } from 'socket.io';
import type { RoomServerEvents, RoomView } from '../../../shared/protocol/events.ts';
import type { Log } from '../../log.ts';
import { limited } from './packets/limits.ts';

export type RoomNamespace = Namespace<Record<never, never>, RoomServerEvents>;

export interface RoomParts {
  readonly log: Log;
  readonly now: () => number;
  /** False where Jogak stands on the open internet: then nobody sees a list. */
  readonly listed: boolean;
  readonly rooms: () => Promise<RoomView[]>;
}

export function serveRooms(namespace: RoomNamespace, { log, now, listed, rooms }: RoomParts): void {
  namespace.on('connection', (socket) => {
    limited(socket, now);
    if (!listed) {
      socket.emit('rooms', []);
      return;
    }
    rooms().then(
      (views) => socket.emit('rooms', views),
      (error: unknown) => log.error({ err: error }, 'the list of classes failed'),
    );
  });
}
