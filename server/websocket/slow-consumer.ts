/**
 * A client that takes nothing of what it is sent, and lives on by its pings alone, is cut off before what waits for it fills
 * this process: when it asks for more, and at the next look round.
 */
import type { Namespace } from 'socket.io';
import { BACKLOG_BYTES_MAX } from '#server/base/limits.ts';
import type { EngineConnection } from './engine-internals.ts';
import { rawConnectionOf } from './raw-connection.ts';

/** True when it was cut off. */
export function dropSlowConsumer(connection: EngineConnection): boolean {
  const rawConnection = rawConnectionOf(connection);
  if (rawConnection.backlog <= BACKLOG_BYTES_MAX) return false;
  rawConnection.destroy();
  return true;
}

export function dropSlowConsumers(namespaces: readonly Pick<Namespace, 'sockets'>[]): void {
  for (const { sockets } of namespaces) for (const { conn } of sockets.values()) dropSlowConsumer(conn);
}
