/** A page made of packets: Socket.IO's text packets over a WebSocket, with bare binary messages for frames, as docs/protocol.md says. */
import { WebSocket } from 'ws';

export interface RawAnswer {
  readonly ok: boolean;
  readonly [field: string]: unknown;
}

export interface RawPageOptions {
  readonly origin: string;
  readonly cookie: string;
  readonly classroom: string;
  readonly namespace: '/board' | '/present';
  readonly page: number;
  readonly onFrame: (bytes: Uint8Array) => void;
  readonly onEvent: (event: string, message: unknown) => void;
}

export class RawPage {
  readonly #socket: WebSocket;
  readonly #namespace: string;
  readonly #answers = new Map<number, (answer: RawAnswer) => void>();
  #requests = 0;

  private constructor(socket: WebSocket, namespace: string) {
    this.#socket = socket;
    this.#namespace = namespace;
  }

  /** Resolves once the namespace has accepted the handshake. */
  static connect(options: RawPageOptions): Promise<RawPage> {
    const { origin, cookie, classroom, namespace, page } = options;
    const url = `${origin.replace('http', 'ws')}/live/?EIO=4&transport=websocket&class=${classroom}`;
    const socket = new WebSocket(url, { headers: { cookie, origin }, perMessageDeflate: false });
    const rawPage = new RawPage(socket, namespace);
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) options.onFrame(Uint8Array.from(data));
        else if (data.toString().startsWith('0')) socket.send(`40${namespace},${JSON.stringify({ page, version: 2 })}`);
        else if (data.toString().startsWith(`40${namespace},`)) resolve(rawPage);
        else if (data.toString().startsWith(`44${namespace},`)) reject(new Error(data.toString()));
        else rawPage.#onText(data.toString(), options.onEvent);
      });
    });
  }

  request(event: string, message: object): Promise<RawAnswer> {
    const id = this.#requests;
    this.#requests += 1;
    this.#socket.send(`42${this.#namespace},${id}${JSON.stringify([event, message])}`);
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  sendFrame(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  close(): void {
    this.#socket.removeAllListeners('message');
    this.#socket.terminate();
  }

  /** A ping, an answer or an event. */
  #onText(text: string, onEvent: RawPageOptions['onEvent']): void {
    if (text === '2') this.#socket.send('3');
    const packet = /^4([23])\/\w+,(\d*)(\[.*)$/s.exec(text);
    if (packet === null) return;
    const [, type, id, json] = packet;
    const [first, second]: unknown[] = JSON.parse(json ?? '[]');
    if (type === '2') onEvent(String(first), second);
    else this.#answers.get(Number(id))?.(first as RawAnswer);
  }
}
