/** Disconnects a slow consumer: a client that answers pings but does not read, once its send buffer exceeds BACKLOG_BYTES_MAX. */
import type { Namespace } from 'socket.io';
import { BACKLOG_BYTES_MAX } from '#server/base/limits.ts';
import { type EngineConnection, rawConnectionOf } from './raw-connection.ts';

/** Checked with each packet that the client sends. True when it was disconnected. */
export function dropSlowConsumer(connection: EngineConnection): boolean {
  const rawConnection = rawConnectionOf(connection);
  if (rawConnection.backlog <= BACKLOG_BYTES_MAX) return false;
  rawConnection.destroy();
  return true;
}

/** Checks all connections, for clients that send nothing. */
export function dropSlowConsumers(namespaces: readonly Pick<Namespace, 'sockets'>[]): void {
  for (const { sockets } of namespaces) for (const { conn } of sockets.values()) dropSlowConsumer(conn);
}
