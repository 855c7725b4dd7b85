/**
 * A client that takes nothing of what it is sent, and lives on by its pings alone, is cut off before what waits for it fills
 * this process: when it asks for more, and at the next look round.
 */
import type { Namespace } from 'socket.io';
import { BACKLOG_BYTES_MAX } from '../../limits.ts';
import type { Connection } from './inner.ts';
import { lineOf } from './line.ts';

/** True when it was cut off. */
export function cutIfDeaf(connection: Connection): boolean {
  const line = lineOf(connection);
  if (line.backlog <= BACKLOG_BYTES_MAX) return false;
  line.cut();
  return true;
}

export function cutDeaf(namespaces: readonly Pick<Namespace, 'sockets'>[]): void {
  for (const { sockets } of namespaces) for (const { conn } of sockets.values()) cutIfDeaf(conn);
}
