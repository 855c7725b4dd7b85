/**
 * What is not public of a connection: engine.io's own queue, the WebSocket below it, and the receiver that reads for that.
 * Whoever uses it has a way without it; `line.test.ts` tells when an upgrade has taken it away.
 */
import { Writable } from 'node:stream';
import type { Socket } from 'socket.io';

/** A client's engine.io connection. */
export type Connection = Socket['conn'];

interface Engine {
  /** Packets that wait: they leave before anything that comes later. */
  readonly writeBuffer: readonly { readonly data?: unknown }[];
}

interface Web {
  /** 1: open. */
  readonly readyState: number;
}

/** ws's reader: where it stands between and within messages. All 0 where a new one begins. */
export interface Receiver extends Writable {
  readonly _state: number;
  readonly _bufferedBytes: number;
  readonly _fragmented: number;
}

export interface Inner {
  readonly engine: Engine;
  readonly web: Web;
  readonly receiver: Receiver;
}

/** Null when anything of it is not as it was. */
export function innerOf(connection: Pick<Connection, 'transport'>): Inner | null {
  const engine: unknown = connection;
  const web = part(connection.transport, 'socket');
  const receiver = part(web, '_receiver');
  return isEngine(engine) && isWeb(web) && isReceiver(receiver) ? { engine, web, receiver } : null;
}

function part(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function isEngine(value: unknown): value is Engine {
  return Array.isArray(part(value, 'writeBuffer'));
}

function isWeb(value: unknown): value is Web {
  return typeof part(value, 'readyState') === 'number';
}

function isReceiver(value: unknown): value is Receiver {
  return (
    value instanceof Writable &&
    ['_state', '_bufferedBytes', '_fragmented'].every((name) => typeof part(value, name) === 'number')
  );
}
