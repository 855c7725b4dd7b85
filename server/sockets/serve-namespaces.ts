/** Puts the rate limit, the handshake and the events on every namespace. */
import type { Log } from '#server/base/log.ts';
import type { Tally } from '#server/base/tally.ts';
import type { ChatDirectory } from '#server/chat/directory.ts';
import type { ClassroomDirectory } from '#server/classroom/directory.ts';
import { serveBoardNamespace } from './board/board-namespace.ts';
import type { ChatBroadcast } from './chat/chat-broadcast.ts';
import { serveChatNamespace } from './chat/chat-namespace.ts';
import { serveOpenClasses } from './classes/open-classes.ts';
import { type AuthorizeMember, requireMembership } from './connection/handshake.ts';
import { limitHandshakes } from './connection/rate-limit.ts';
import type { Namespaces } from './namespaces.ts';
import { servePresentNamespace } from './present/present-namespace.ts';
import type { WallFeed } from './teacher/wall-feed.ts';

export interface NamespaceDeps {
  readonly classrooms: ClassroomDirectory;
  readonly chats: ChatDirectory;
  readonly chatBroadcast: ChatBroadcast;
  readonly wallFeed: WallFeed;
  /** Whether there is a list of open classes. */
  readonly isListed: boolean;
  /** The build of the pages that this server has; null: unknown. */
  readonly build: string | null;
  readonly log: Log;
  /** Events that were done, by name. */
  readonly done: Tally;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

export function serveNamespaces(
  { board, chat, present, openClasses }: Namespaces,
  { classrooms, chats, chatBroadcast, wallFeed, isListed, build, log, done, now }: NamespaceDeps,
): void {
  const authorizeMember: AuthorizeMember = (classroom, person) => classrooms.admit(classroom, person);
  for (const namespace of [openClasses, board, chat, present]) limitHandshakes(namespace, now);
  requireMembership(board, (classroom, person) => classrooms.admitOrWait(classroom, person), log);
  requireMembership(chat, authorizeMember, log);
  requireMembership(present, authorizeMember, log);
  if (build !== null) {
    for (const namespace of [board, present])
      namespace.on('connection', (socket) => void socket.emit('build', { stamp: build }));
  }
  servePresentNamespace(present, { log, now, done, wallFeed });
  serveBoardNamespace(board, { log, now, done, wallFeed });
  serveChatNamespace(chat, { log, now, broadcast: chatBroadcast, openChat: (host) => chats.forClassroom(host) });
  serveOpenClasses(openClasses, { log, now, isListed, listOpenClasses: () => classrooms.openClasses() });
}
