/** The namespace /chat: it only sends. Pages write over HTTP, and nothing is taken here. */
import type { Log } from '#server/base/log.ts';
import type { ChatHost } from '#server/chat/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
import type { ChatNamespace } from '#server/sockets/namespaces.ts';
import type { ChatBroadcast } from './chat-broadcast.ts';

export interface ChatNamespaceDeps {
  readonly log: Log;
  readonly now: () => number;
  readonly broadcast: ChatBroadcast;
  readonly openChat: (classroom: ClassroomHost) => Promise<ChatHost>;
}

export function serveChatNamespace(
  namespace: ChatNamespace,
  { log, now, broadcast, openChat }: ChatNamespaceDeps,
): void {
  namespace.on('connection', (socket) => {
    limitPackets(socket, now);
    const { host, person } = socket.data;
    openChat(host).then(
      (chat) => {
        if (!socket.connected) return;
        if (host.isMember(person)) broadcast.join(socket, chat);
        else socket.disconnect();
      },
      (error: unknown) => {
        log.error({ err: error }, 'a chat could not be opened');
        socket.disconnect();
      },
    );
  });
}
