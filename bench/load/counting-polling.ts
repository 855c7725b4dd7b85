/** The same as CountingSocket by HTTP polling: two kept connections, as a browser has, and the headers that a browser sends. */
import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { connect, type Socket } from 'node:net';
import { POLLING_HEADER } from '#shared/protocol/paths.ts';
import type { CountedConnection, CountingSocketOptions } from './counting-socket.ts';
import { FrameCount } from './frame-count.ts';

/** What separates the packets of one body. */
const SEPARATOR = '\x1e';
/** Of Chromium on plain http. */
const BROWSER_HEADERS = {
  'user-agent':
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  accept: '*/*',
  'accept-language': 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7',
  'accept-encoding': 'gzip, deflate',
  [POLLING_HEADER]: '1',
} as const;

export class CountingPolling extends FrameCount implements CountedConnection {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  readonly #sockets: Socket[] = [];
  readonly #unsent: string[] = [];
  #sid = '';
  #isPosting = false;
  #isClosed = false;
  #bytesBefore = 0;

  private constructor({ url, headers = {}, ...options }: CountingSocketOptions) {
    super(options);
    this.#url = url;
    this.#headers = { ...BROWSER_HEADERS, ...headers };
    this.#agent.createConnection = ({ host, port }) => {
      const socket = connect({ host: host ?? '127.0.0.1', port: Number(port), noDelay: true });
      this.#sockets.push(socket);
      return socket;
    };
  }

  /** Resolves when the connection is open. @param options `url` names the transport `polling` */
  static async open(options: CountingSocketOptions): Promise<CountingPolling> {
    const polling = new CountingPolling(options);
    polling.#sid = JSON.parse((await polling.#ask('GET')).slice(1)).sid;
    void polling.#poll();
    return polling;
  }

  /** Bytes received since `reset`, HTTP heads included. */
  get bytes(): number {
    return this.#received - this.#bytesBefore;
  }

  get #received(): number {
    return this.#sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  }

  override reset(): void {
    super.reset();
    this.#bytesBefore = this.#received;
  }

  send(message: string | Uint8Array): void {
    this.#unsent.push(typeof message === 'string' ? message : `b${Buffer.from(message).toString('base64')}`);
    if (!this.#isPosting) void this.#post();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#ask('POST', '1').catch(() => undefined);
    this.#agent.destroy();
  }

  /** What comes up while a body is under way goes with the next one. */
  async #post(): Promise<void> {
    this.#isPosting = true;
    while (this.#unsent.length > 0 && !this.#isClosed) await this.#ask('POST', this.#unsent.splice(0).join(SEPARATOR));
    this.#isPosting = false;
  }

  async #poll(): Promise<void> {
    while (!this.#isClosed) {
      const body = await this.#ask('GET').catch((error: unknown) => {
        if (this.#isClosed) return '';
        throw error;
      });
      for (const packet of body.split(SEPARATOR)) {
        if (packet.startsWith('b')) this.count(Buffer.from(packet.slice(1), 'base64'));
        else if (packet !== '') this.onText(packet);
      }
    }
  }

  #ask(method: 'GET' | 'POST', body = ''): Promise<string> {
    const url = this.#sid === '' ? this.#url : `${this.#url}&sid=${this.#sid}`;
    const headers =
      method === 'GET'
        ? this.#headers
        : { ...this.#headers, 'content-type': 'text/plain;charset=UTF-8', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const asked = requestHttp(url, { method, headers, agent: this.#agent }, (answer) => {
        readText(answer).then((text) => {
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`a poll was answered ${answer.statusCode}: ${text}`));
        }, reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }
}

async function readText(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts).toString();
}
