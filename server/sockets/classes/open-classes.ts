/** The namespace /room: the list of open classes for people who have not joined one yet, and nothing of what is inside. */
import type { Log } from '#server/base/log.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
import type { OpenClassesNamespace } from '#server/sockets/namespaces.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

export interface OpenClassesDeps {
  readonly log: Log;
  readonly now: () => number;
  /** False on the open internet: the list is empty there. */
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
      (error: unknown) => {
        log.error({ err: error }, 'the list of classes failed');
        // The page connects again after a pause.
        socket.disconnect();
      },
    );
  });
}
