/** A minimal connection of one client: it counts the bytes on its socket and the frames among its messages. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

export interface CountingSocketOptions {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** Does this message count as a frame? */
  readonly isFrame: (bytes: Buffer) => boolean;
  /** Receives every binary message, even before `open` has resolved. */
  readonly onBytes?: (bytes: Buffer) => void;
}

export class CountingSocket {
  /** Frames since `reset`, and the arrival of the first and the last of them, monotonic ms. */
  frames = 0;
  firstAt = 0;
  lastAt = 0;
  onText: (text: string) => void = () => undefined;
  onBytes: (bytes: Buffer) => void;
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  #bytesBefore = 0;

  private constructor(options: CountingSocketOptions) {
    this.onBytes = options.onBytes ?? (() => undefined);
    const { hostname, port } = new URL(options.url);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#webSocket = new WebSocket(options.url, {
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      perMessageDeflate: false,
      createConnection: () => this.#socket,
    });
    this.#webSocket.on('message', (message: Buffer, isBinary) => {
      if (!isBinary) {
        this.onText(message.toString());
        return;
      }
      if (options.isFrame(message)) {
        const now = performance.now();
        if (this.frames === 0) this.firstAt = now;
        this.frames += 1;
        this.lastAt = now;
      }
      this.onBytes(message);
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

  /** Measured from the first frame to the last, so that the edges of a window do not matter. */
  get framesPerSecond(): number {
    return this.frames < 2 ? 0 : ((this.frames - 1) * 1_000) / (this.lastAt - this.firstAt);
  }

  reset(): void {
    this.frames = 0;
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
