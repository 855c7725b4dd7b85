/** The namespace /chat: one class's people. Whoever is not one of them does not come in; it carries no events yet. */
import type { Namespace } from 'socket.io';
import { limited } from './limits.ts';
import type { ClassSocketData } from './standing.ts';

export type ChatNamespace = Namespace<
  Record<never, never>,
  Record<never, never>,
  Record<never, never>,
  ClassSocketData
>;

export function serveChat(namespace: ChatNamespace, now: () => number): void {
  namespace.on('connection', (socket) => void limited(socket, now));
}
