/**
 * What is not public of a connection: engine.io's own queue, the WebSocket below it, and the receiver that reads for that.
 * Whoever uses it has a way without it; `line.test.ts` tells when an upgrade has taken it away.
 */
import { Writable } from 'node:stream';
import type { Socket } from 'socket.io';

/** A client's engine.io connection. */
export type EngineConnection = Socket['conn'];

interface EngineSocket {
  /** Packets that wait: they leave before anything that comes later. */
  readonly writeBuffer: readonly { readonly data?: unknown }[];
}

interface WebSocketState {
  /** 1: open. */
  readonly readyState: number;
}

/** ws's reader: where it stands between and within messages. All 0 where a new one begins. */
export interface Receiver extends Writable {
  readonly _state: number;
  readonly _bufferedBytes: number;
  readonly _fragmented: number;
}

export interface EngineInternals {
  readonly engine: EngineSocket;
  readonly webSocket: WebSocketState;
  readonly receiver: Receiver;
}

/** Null when anything of it is not as it was. */
export function engineInternalsOf(connection: Pick<EngineConnection, 'transport'>): EngineInternals | null {
  const engine: unknown = connection;
  const webSocket = readProperty(connection.transport, 'socket');
  const receiver = readProperty(webSocket, '_receiver');
  return isEngineSocket(engine) && isWebSocketState(webSocket) && isReceiver(receiver)
    ? { engine, webSocket, receiver }
    : null;
}

function readProperty(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function isEngineSocket(value: unknown): value is EngineSocket {
  return Array.isArray(readProperty(value, 'writeBuffer'));
}

function isWebSocketState(value: unknown): value is WebSocketState {
  return typeof readProperty(value, 'readyState') === 'number';
}

function isReceiver(value: unknown): value is Receiver {
  return (
    value instanceof Writable &&
    ['_state', '_bufferedBytes', '_fragmented'].every((name) => typeof readProperty(value, name) === 'number')
  );
}
