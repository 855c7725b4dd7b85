/**
 * A client's connection as frames take it: past the packets and events of engine.io and ws, which cost more than a frame
 * does. In order with all that Socket.IO sends and hears on the same connection, which stays the way of everything else.
 */
import type { Socket as NetSocket } from 'node:net';
import { type Connection, type Inner, innerOf } from './inner.ts';
import type { Message } from './message.ts';
import { shortEnd, unmasked } from './short.ts';

const OPEN = 1;

const lines = new WeakMap<Connection, Line>();

/** The one line of a connection. */
export function lineOf(connection: Connection): Line {
  const known = lines.get(connection);
  if (known !== undefined) return known;
  const line = new Line(connection);
  lines.set(connection, line);
  return line;
}

export class Line {
  readonly #connection: Connection;
  readonly #net: NetSocket;
  readonly #inner: Inner | null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#net = connection.request.socket;
    this.#inner = innerOf(connection);
  }

  /** Bytes that wait in this process, because the client takes none. */
  get backlog(): number {
    const waiting = this.#inner?.engine.writeBuffer ?? [];
    return waiting.reduce((sum, { data }) => sum + sizeOf(data), this.#net.writableLength);
  }

  /** Sends a message; `passedOn` is called once this process has none of it any more. */
  send({ frame, payload }: Message, passedOn?: () => void): void {
    const inner = this.#inner;
    if (inner !== null && inner.engine.writeBuffer.length === 0 && inner.web.readyState === OPEN) {
      this.#net.write(frame, passedOn);
      return;
    }
    // As Socket.IO's own adapter has it for text: a frame that stands ready is not made again.
    const options = { compress: false, wsPreEncodedFrame: [frame] };
    this.#connection.write(payload, options, passedOn);
  }

  /**
   * From now on `take` gets each short binary message that comes in whole, at once; all else goes on to Socket.IO, whose
   * listeners hear it a little later. Says how to end that; null where there is no such way.
   */
  onShort(take: (bytes: Uint8Array) => void): (() => void) | null {
    const receiver = this.#inner?.receiver;
    if (receiver === undefined) return null;
    const write = receiver.write.bind(receiver);
    const short = (bytes: Buffer): boolean => {
      // In the middle of a message only the receiver knows what comes next.
      if (receiver._state !== 0 || receiver._bufferedBytes !== 0 || receiver._fragmented !== 0) return write(bytes);
      let at = 0;
      for (let end = shortEnd(bytes, 0); end > 0; end = shortEnd(bytes, at)) {
        take(unmasked(bytes, at, end));
        at = end;
      }
      return at === bytes.length || write(bytes.subarray(at));
    };
    Object.defineProperty(receiver, 'write', { configurable: true, value: short });
    return () => void Reflect.deleteProperty(receiver, 'write');
  }

  close(): void {
    this.#connection.close();
  }

  /** Ends at once and without a word: what waits is not waited for. */
  cut(): void {
    this.#net.destroy();
  }
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}
