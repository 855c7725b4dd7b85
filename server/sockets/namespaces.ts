/** The Socket.IO namespaces of a class, the data that their sockets carry, and which sockets belong to one class. */
import type { Namespace, Server, Socket } from 'socket.io';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Person } from '#server/identity/person.ts';
import type { Page } from '#shared/ids.ts';
import { NAMESPACE } from '#shared/protocol/paths.ts';
import type {
  BoardClientEvents,
  BoardServerEvents,
  ChatClientEvents,
  ChatServerEvents,
  OpenClassesServerEvents,
  PresentClientEvents,
  PresentServerEvents,
} from '#shared/protocol/protocol.ts';

/** What a class's socket knows of itself: set by the handshake and never changed after it. */
export interface ClassSocketData {
  host: ClassroomHost;
  person: Person;
  page: Page;
  /** Names the session of its browser. */
  session: string;
  /** Leaves the boards that this socket may no longer watch or play at. */
  leaveInaccessibleBoards?: () => void;
}

type NoEvents = Record<never, never>;

export type BoardNamespace = Namespace<BoardClientEvents, BoardServerEvents, NoEvents, ClassSocketData>;
export type BoardSocket = Socket<BoardClientEvents, BoardServerEvents, NoEvents, ClassSocketData>;
export type ChatNamespace = Namespace<ChatClientEvents, ChatServerEvents, NoEvents, ClassSocketData>;
export type ChatSocket = Socket<ChatClientEvents, ChatServerEvents, NoEvents, ClassSocketData>;
export type PresentNamespace = Namespace<PresentClientEvents, PresentServerEvents, NoEvents, ClassSocketData>;
export type PresentSocket = Socket<PresentClientEvents, PresentServerEvents, NoEvents, ClassSocketData>;
export type OpenClassesNamespace = Namespace<NoEvents, OpenClassesServerEvents>;

export interface Namespaces {
  readonly board: BoardNamespace;
  readonly chat: ChatNamespace;
  readonly present: PresentNamespace;
  readonly openClasses: OpenClassesNamespace;
}

/** The ids of each class's sockets, by namespace: what is told to one class asks for its sockets, not for all. */
const idsByClass = new WeakMap<object, WeakMap<ClassroomHost, Set<string>>>();

export function createNamespaces(io: Server): Namespaces {
  return {
    board: indexed(io.of(NAMESPACE.board)),
    chat: indexed(io.of(NAMESPACE.chat)),
    present: indexed(io.of(NAMESPACE.present)),
    openClasses: io.of(NAMESPACE.openClasses),
  };
}

/** The part of a class's socket that its index needs. */
interface IndexedSocket {
  readonly id: string;
  readonly data: ClassSocketData;
  once(event: 'disconnect', listener: () => void): unknown;
}

/** Before anything else listens: whoever hears of a socket finds it among its class's. */
function indexed<
  ClassNamespace extends { on(event: 'connection', listener: (socket: IndexedSocket) => void): unknown },
>(namespace: ClassNamespace): ClassNamespace {
  const byClass = new WeakMap<ClassroomHost, Set<string>>();
  idsByClass.set(namespace, byClass);
  namespace.on('connection', (socket) => {
    const { id, data } = socket;
    const ids = byClass.get(data.host) ?? new Set();
    byClass.set(data.host, ids.add(id));
    socket.once('disconnect', () => ids.delete(id));
  });
  return namespace;
}

/** Connected sockets of one class, those of people who wait to be admitted among them. */
export function socketsOf<ClassSocket extends { readonly data: ClassSocketData }>(
  namespace: { readonly sockets: ReadonlyMap<string, ClassSocket> },
  classroom: ClassroomHost,
): ClassSocket[] {
  const ids = idsByClass.get(namespace)?.get(classroom) ?? [];
  return [...ids].flatMap((id) => namespace.sockets.get(id) ?? []);
}

/** Connected sockets of a class's members. */
export function memberSocketsOf<ClassSocket extends { readonly data: ClassSocketData }>(
  namespace: { readonly sockets: ReadonlyMap<string, ClassSocket> },
  classroom: ClassroomHost,
): ClassSocket[] {
  return socketsOf(namespace, classroom).filter(({ data }) => classroom.isMember(data.person));
}
