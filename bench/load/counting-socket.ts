/** A minimal connection of one client: it counts the bytes on its socket and the frames among its messages. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { FrameCount, type FrameCountOptions } from './frame-count.ts';

export interface CountingSocketOptions extends FrameCountOptions {
  readonly url: string;
  readonly headers?: Record<string, string>;
}

/** A client's connection, by WebSocket or by HTTP polling. */
export interface CountedConnection extends FrameCount {
  /** Bytes received since `reset`, heads included. */
  readonly bytes: number;
  send(message: string | Uint8Array): void;
  close(): Promise<void>;
}

export class CountingSocket extends FrameCount implements CountedConnection {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  #bytesBefore = 0;

  private constructor(options: CountingSocketOptions) {
    super(options);
    const { hostname, port } = new URL(options.url);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#webSocket = new WebSocket(options.url, {
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      perMessageDeflate: false,
      createConnection: () => this.#socket,
    });
    this.#webSocket.on('message', (message: Buffer, isBinary) => {
      if (isBinary) this.count(message);
      else this.onText(message.toString());
    });
  }

  /** Resolves when the connection is open. */
  static async open(options: CountingSocketOptions): Promise<CountingSocket> {
    const counting = new CountingSocket(options);
    await once(counting.#webSocket, 'open');
    return counting;
  }

  /** Bytes received since `reset`, WebSocket heads included. */
  get bytes(): number {
    return this.#socket.bytesRead - this.#bytesBefore;
  }

  override reset(): void {
    super.reset();
    this.#bytesBefore = this.#socket.bytesRead;
  }

  send(message: string | Uint8Array): void {
    this.#webSocket.send(message);
  }

  async close(): Promise<void> {
    if (this.#webSocket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#webSocket, 'close');
    this.#webSocket.close();
    await closed;
  }
}
