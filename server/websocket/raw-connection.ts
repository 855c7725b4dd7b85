/**
 * A client's connection as frames take it: past the packets and events of engine.io and ws, which cost more than a frame
 * does. In order with all that Socket.IO sends and hears on the same connection, which stays the way of everything else.
 */
import type { Socket as NetSocket } from 'node:net';
import type { BinaryFrame } from './binary-frame.ts';
import { type EngineConnection, type EngineInternals, engineInternalsOf } from './engine-internals.ts';
import { shortFrameEnd, unmaskInPlace } from './frame-parser.ts';

const OPEN = 1;

const rawConnections = new WeakMap<EngineConnection, RawConnection>();

/** The one line of a connection. */
export function rawConnectionOf(connection: EngineConnection): RawConnection {
  const known = rawConnections.get(connection);
  if (known !== undefined) return known;
  const rawConnection = new RawConnection(connection);
  rawConnections.set(connection, rawConnection);
  return rawConnection;
}

export class RawConnection {
  readonly #connection: EngineConnection;
  readonly #tcpSocket: NetSocket;
  readonly #internals: EngineInternals | null;

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    this.#tcpSocket = connection.request.socket;
    this.#internals = engineInternalsOf(connection);
  }

  /** Bytes that wait in this process, because the client takes none. */
  get backlog(): number {
    const waiting = this.#internals?.engine.writeBuffer ?? [];
    return waiting.reduce((sum, { data }) => sum + sizeOf(data), this.#tcpSocket.writableLength);
  }

  /** Sends a message; `passedOn` is called once this process has none of it any more. */
  send({ encoded, payload }: BinaryFrame, onFlushed?: () => void): void {
    const internals = this.#internals;
    if (internals !== null && internals.engine.writeBuffer.length === 0 && internals.webSocket.readyState === OPEN) {
      this.#tcpSocket.write(encoded, onFlushed);
      return;
    }
    // As Socket.IO's own adapter has it for text: a frame that stands ready is not made again.
    const options = { compress: false, wsPreEncodedFrame: [encoded] };
    this.#connection.write(payload, options, onFlushed);
  }

  /**
   * From now on `take` gets each short binary message that comes in whole, at once; all else goes on to Socket.IO, whose
   * listeners hear it a little later. Says how to end that; null where there is no such way.
   */
  onShortFrame(onFrame: (bytes: Uint8Array) => void): (() => void) | null {
    const receiver = this.#internals?.receiver;
    if (receiver === undefined) return null;
    const write = receiver.write.bind(receiver);
    const parseShortFrames = (bytes: Buffer): boolean => {
      // In the middle of a message only the receiver knows what comes next.
      if (receiver._state !== 0 || receiver._bufferedBytes !== 0 || receiver._fragmented !== 0) return write(bytes);
      let at = 0;
      for (let end = shortFrameEnd(bytes, 0); end > 0; end = shortFrameEnd(bytes, at)) {
        onFrame(unmaskInPlace(bytes, at, end));
        at = end;
      }
      return at === bytes.length || write(bytes.subarray(at));
    };
    Object.defineProperty(receiver, 'write', { configurable: true, value: parseShortFrames });
    return () => void Reflect.deleteProperty(receiver, 'write');
  }

  close(): void {
    this.#connection.close();
  }

  /** Ends at once and without a word: what waits is not waited for. */
  destroy(): void {
    this.#tcpSocket.destroy();
  }
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}
