/** The namespace /room: the list of open classes for whoever stands at the door, and nothing of what is inside. */
import type { Namespace } from 'socket.io';
import type { Log } from '#server/base/log.ts';
import type { OpenClassesServerEvents, OpenClassView } from '#shared/protocol/socket-events.ts';
import { limitPackets } from './rate-limit.ts';

export type OpenClassesNamespace = Namespace<Record<never, never>, OpenClassesServerEvents>;

export interface OpenClassesDeps {
  readonly log: Log;
  readonly now: () => number;
  /** False where Jogak stands on the open internet: then nobody sees a list. */
  readonly isListed: boolean;
  readonly listOpenClasses: () => Promise<OpenClassView[]>;
}

export function serveOpenClasses(
  namespace: OpenClassesNamespace,
  { log, now, isListed, listOpenClasses }: OpenClassesDeps,
): void {
  namespace.on('connection', (socket) => {
    limitPackets(socket, now);
    if (!isListed) {
      socket.emit('openClasses', []);
      return;
    }
    listOpenClasses().then(
      (views) => socket.emit('openClasses', views),
      (error: unknown) => log.error({ err: error }, 'the list of classes failed'),
    );
  });
}
