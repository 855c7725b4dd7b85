/**
 * A client's connection for frames, past the packets and events of engine.io and ws, which cost more than a frame does. Frames keep
 * their order among all that Socket.IO sends and receives on the same connection. docs/decisions/002-raw-frames.md says why. By HTTP
 * polling frames are ordinary packets.
 */
import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';
import type { BinaryFrame } from './binary-frame.ts';
import { type FrameConnection, frameConnectionOf } from './frame-server.ts';

/** A client's engine.io connection. */
export type EngineConnection = Socket['conn'];

const rawConnections = new WeakMap<EngineConnection, RawConnection>();

/** The one RawConnection of a connection. Call it first when the connection opens: it counts the packets that engine.io queues. */
export function rawConnectionOf(connection: EngineConnection): RawConnection {
  const known = rawConnections.get(connection);
  if (known !== undefined) return known;
  const rawConnection = new RawConnection(connection);
  rawConnections.set(connection, rawConnection);
  return rawConnection;
}

export class RawConnection {
  readonly #connection: EngineConnection;
  /** Null for HTTP polling: each request may have another, and a proxy's carries other clients too. */
  readonly #tcpSocket: NetSocket | null;
  readonly #frames: FrameConnection | null;
  /** Packets that engine.io holds back while others are on their way, and their bytes. */
  #queuedPackets = 0;
  #queuedBytes = 0;

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    this.#tcpSocket = connection.transport.name === 'polling' ? null : connection.request.socket;
    this.#frames = frameConnectionOf(connection.request) ?? null;
    connection.on('packetCreate', ({ data }: { readonly data?: unknown }) => {
      this.#queuedPackets += 1;
      this.#queuedBytes += sizeOf(data);
    });
    connection.on('drain', () => {
      this.#queuedPackets = 0;
      this.#queuedBytes = 0;
    });
  }

  /**
   * Bytes that wait in this process, because the client does not read. By polling these are what the next poll takes: an answer that
   * is under way was counted before, and the heartbeat ends a client that does not take it.
   */
  get backlog(): number {
    return this.#queuedBytes + (this.#frames?.stream.backlog ?? this.#tcpSocket?.writableLength ?? 0);
  }

  /** Sends a message. `onFlushed` is called once this process holds nothing of it. */
  send({ encoded, payload }: BinaryFrame, onFlushed?: () => void): void {
    const tcpSocket = this.#idleTcpSocket;
    if (tcpSocket !== null) tcpSocket.write(encoded, onFlushed);
    else this.#connection.write(payload, { compress: false }, onFlushed);
  }

  /** The TCP connection, if everything sent so far has reached it and it is open. */
  get #idleTcpSocket(): NetSocket | null {
    if (this.#frames === null || this.#queuedPackets > 0) return null;
    const { webSocket, stream } = this.#frames;
    return stream.writableLength === 0 && webSocket.readyState === webSocket.OPEN ? this.#tcpSocket : null;
  }

  /**
   * `onFrame` gets each short binary message that arrives whole, at once and in order; everything else stays with Socket.IO, whose
   * listeners get it a little later. Returns how to end that. Null for HTTP polling, and where another WebSocket server upgraded the connection.
   */
  takeFrames(onFrame: (bytes: Uint8Array) => void): (() => void) | null {
    const stream = this.#frames?.stream;
    if (stream === undefined) return null;
    stream.takeFrames(onFrame);
    return () => stream.takeFrames(null);
  }

  close(): void {
    this.#connection.close();
  }

  /** Ends at once: what waits to be sent is dropped. */
  destroy(): void {
    if (this.#tcpSocket === null) this.#connection.close(true);
    else this.#tcpSocket.destroy();
  }
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
}
