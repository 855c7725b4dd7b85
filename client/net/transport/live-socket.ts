/** The one place where a page opens a Socket.IO connection. It follows how each attempt ends, and chooses the transport of the next. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { POLLING_CONNECT_MS, WEBSOCKET_CONNECT_MS } from '#client/base/limits.ts';
import { connectErrorCode } from '#client/net/connect-error.ts';
import { exchange } from '#client/net/http/exchange.ts';
import { POLLING_HEADER, ROUTE, SOCKET_PATH } from '#shared/protocol/paths.ts';
import { TransportChoice } from './transport-choice.ts';

/** Pings of the server until a connection has proved itself: the second comes only if the answer to the first has arrived. */
const PINGS_OF_PROOF = 2;
const CONNECT_MS = { websocket: WEBSOCKET_CONNECT_MS, polling: POLLING_CONNECT_MS } as const;
const MEMORY_NAME = 'transport';

const tabMemory = {
  read: () => readStored(MEMORY_NAME, 'sessionStorage'),
  write: (choice: string) => void writeStored(MEMORY_NAME, choice, 'sessionStorage'),
};

export type LiveSocketOptions = Partial<ManagerOptions & SocketOptions>;

/**
 * Opens a namespace's connection.
 * @param origin the server's; '' for this page's own
 */
export function openLiveSocket(namespace: string, options: LiveSocketOptions, origin = ''): Socket {
  const choice = new TransportChoice(tabMemory);
  const transport = choice.current;
  const socket = io(`${origin}${namespace}`, {
    path: SOCKET_PATH,
    transports: [transport],
    timeout: CONNECT_MS[transport],
    ...options,
    extraHeaders: { [POLLING_HEADER]: '1', ...options.extraHeaders },
  });
  new TransportFollower(socket, choice, origin).follow();
  return socket;
}

class TransportFollower {
  readonly #socket: Socket;
  readonly #choice: TransportChoice;
  readonly #origin: string;
  /** Of the present connection, or the last: */
  #isOpen = false;
  #wasLive = false;
  #pings = 0;
  #isEndedByServer = false;
  #isChecking = false;

  constructor(socket: Socket, choice: TransportChoice, origin: string) {
    this.#socket = socket;
    this.#choice = choice;
    this.#origin = origin;
  }

  follow(): void {
    const socket = this.#socket;
    const { io: manager } = socket;
    manager.on('open', () => {
      this.#isOpen = true;
      this.#wasLive = false;
      this.#pings = 0;
      this.#isEndedByServer = false;
    });
    manager.on('ping', () => {
      this.#pings += 1;
      if (this.#pings === PINGS_OF_PROOF) this.#choice.prove();
    });
    manager.on('error', () => {
      // Otherwise the connection closes, too.
      if (!this.#isOpen) void this.#judge(false);
    });
    manager.on('close', (reason) => {
      this.#isOpen = false;
      const isOwn = reason === 'forced close' || this.#isEndedByServer;
      // A ping has come through: a class that takes too long to open says nothing against the transport.
      if (!isOwn && this.#pings < PINGS_OF_PROOF) void this.#judge(this.#wasLive || this.#pings > 0);
      else this.#apply();
    });
    socket.on('connect', () => {
      this.#wasLive = true;
    });
    socket.on('connect_error', (error) => {
      if (connectErrorCode(error) !== null) this.#wasLive = true;
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.#isEndedByServer = true;
    });
  }

  /** An attempt has failed, or its connection ended soon. That speaks against the transport only if the server can be reached over HTTP. */
  async #judge(wasLive: boolean): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    const transport = this.#socket.io.engine.transport.name === 'polling' ? 'polling' : 'websocket';
    const isReachable = await isServerReachable(this.#origin, this.#socket.io.opts.query);
    this.#isChecking = false;
    if (isReachable && !this.#socket.connected) this.#choice.fail(transport, wasLive);
    this.#apply();
  }

  #apply(): void {
    const { io: manager } = this.#socket;
    // An open connection goes on as it is.
    if (this.#isOpen) return;
    const transport = this.#choice.current;
    manager.opts.transports = [transport];
    manager.timeout(CONNECT_MS[transport]);
  }
}

/** @param query of the connection: another node than that of its class says nothing about the way there */
async function isServerReachable(origin: string, query: ManagerOptions['query'] | undefined): Promise<boolean> {
  const answer = await exchange(`${origin}${ROUTE.healthz}?${new URLSearchParams(query)}`, { cache: 'no-store' });
  // A captive portal answers for everybody, with a page of its own.
  return typeof answer !== 'string' && (await answer.body.text()) === '{"ok":true}';
}
