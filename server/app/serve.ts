/** Puts the server together from its parts, in the order in which they need each other, and takes it apart in the reverse order. */
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REQUEST_GRACE_MS, SOCKET_GRACE_MS, SWEEP_INTERVAL_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { loadOrCreateSecret } from '#server/base/secret-file.ts';
import { createProxyTrust } from '#server/guard/address.ts';
import { createApp } from '#server/http/app.ts';
import { reachableOrigins } from '#server/http/reachable-origins.ts';
import { SessionEraser } from '#server/http/session/eraser.ts';
import { PortSessionStore } from '#server/http/session/port-session-store.ts';
import { createSessionMiddleware } from '#server/http/session/session.ts';
import { openPictureStore } from '#server/pictures/picture-store.ts';
import { type Realtime, startRealtime } from '#server/sockets/start.ts';
import type { StoreError } from '#server/store/error.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/lease.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Config } from './config.ts';

/** The server cannot start for a reason that whoever started it can mend: the message is a sentence for them. */
export class StartError extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'StartError';
  }
}

export interface RunningServer {
  readonly port: number;
  /** What a teacher on another machine shows to open a class. */
  readonly teacherKey: string;
  /** Batches, chunks and bytes that the journal has sent. */
  readonly journal: Realtime['journal'];
  /** Resolves with the reason if the database stops unasked: nothing can be kept any more. */
  readonly failed: Promise<StoreError>;
  /** Tells everybody, saves everything, lets go of everything. The same promise however often it is asked for. */
  stop(): Promise<void>;
}

// Not by an import: that reads every name of the module, and one of them brings all of Node's fetch, some 40 ms of every start.
const { createServer } = process.getBuiltinModule('node:http');
const NEVER = new Promise<never>(() => undefined);
const CLIENT_FOLDER = fileURLToPath(new URL('../../dist/client', import.meta.url));

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written to (${codeOf(error)}). Choose another with DATA_DIR.`,
      error,
    );
  }
}

/** Three groups of four signs that are not mistaken for each other when read aloud: 59 bits. */
function generateTeacherKey(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const randomGroup = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [randomGroup(), randomGroup(), randomGroup()].join('-');
}

async function listen(http: Server, host: string, port: number): Promise<number> {
  http.listen({ host, port });
  try {
    await once(http, 'listening');
  } catch (error) {
    throw new StartError(listenErrorMessage(codeOf(error), host, port), error);
  }
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address and a port');
  return address.port;
}

function listenErrorMessage(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use, perhaps by another Jogak. Choose another with PORT.`;
    case 'EACCES':
      return `Port ${port} is not free for everybody to use. Choose another with PORT, such as 8080.`;
    default:
      return `Jogak cannot listen on ${host}, port ${port} (${code}). Look at HOST and PORT.`;
  }
}

/**
 * Runs `work`, which ends when the server's last connection does. Requests under way and sockets whose other end is gone may
 * take their time: each has a moment, then it is cut.
 */
async function withForcedClose(
  http: Server,
  connections: ReadonlySet<Socket>,
  work: () => Promise<void>,
): Promise<void> {
  const timers = [
    setTimeout(() => http.closeAllConnections(), REQUEST_GRACE_MS),
    setTimeout(() => {
      for (const connection of connections) connection.destroy();
    }, SOCKET_GRACE_MS),
  ];
  try {
    await work();
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Takes away what has reached its end: sessions, classes and students' seats, with all that is theirs. What fails is tried again next time. */
async function sweep(store: Store, live: Realtime, log: Log): Promise<void> {
  try {
    await store.sweepSessions(Date.now());
    await live.sweep();
  } catch (error) {
    log.error({ err: error }, 'what has ended could not be swept out');
  }
}

/**
 * @param clientFolder where the client was built to
 * @throws StartError with a sentence for whoever started it; then nothing is left open
 */
export async function serve(config: Config, log: Log, clientFolder = CLIENT_FOLDER): Promise<RunningServer> {
  await using resources = new AsyncDisposableStack();
  await ensureFolder(config.dataDir);
  const store = await openStore(config);
  resources.defer(() => store.close());

  const secrets = config.sessionSecrets ?? [
    await loadOrCreateSecret(join(config.dataDir, 'session-secret'), () => randomBytes(32).toString('base64url')),
  ];
  const teacherKey =
    config.teacherKey ?? (await loadOrCreateSecret(join(config.dataDir, 'teacher-key'), generateTeacherKey));
  const pictures = await openPictureStore({ folder: config.dataDir, store });

  // The live side answers its own path on the same server and hands on the rest: so there must be a listener before there is an app.
  let requestListener: RequestListener = (_request, response) => response.writeHead(503).end();
  const http = createServer((request, response) => requestListener(request, response));
  const connections = new Set<Socket>();
  http.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  const sessionStore = store.name === 'mongodb' ? store.sessionStore : new PortSessionStore(store);
  const session = createSessionMiddleware(sessionStore, secrets);
  const sessionEraser = new SessionEraser(store);
  const leases = (onLost: (classroom: ClassroomId) => void) =>
    store.name === 'mongodb' ? store.leases(config.nodeName, onLost) : SINGLE_PROCESS_LEASES;
  const live = await startRealtime({ http, store, leases, pictures, session, eraser: sessionEraser, config, log });
  let stopping = false;
  resources.defer(async () => {
    stopping = true;
    // With its sockets the live side closes the server that they came through.
    await withForcedClose(http, connections, () => live.drain());
  });
  requestListener = createApp({
    publicOrigin: config.publicOrigin,
    proxyTrust: createProxyTrust(config.trustProxy),
    session,
    teacherKey,
    reachableOrigins: (protocol, host) =>
      reachableOrigins(
        { publicOrigin: config.publicOrigin, listenHost: config.host, interfaces: networkInterfaces() },
        protocol,
        host,
      ),
    classrooms: live.classrooms,
    chats: live.chats,
    sessionEraser,
    pictures,
    store,
    async ready() {
      await Promise.all([store.check(), live.ready()]);
    },
    isStopping: () => stopping,
    log,
    clientFolder,
  });
  await sweep(store, live, log);
  const sweeping = setInterval(() => void sweep(store, live, log), SWEEP_INTERVAL_MS);
  resources.defer(() => clearInterval(sweeping));
  const port = await listen(http, config.host, config.port);

  const disposables = resources.move();
  let stopped: Promise<void> | null = null;
  return {
    port,
    teacherKey,
    journal: live.journal,
    // A MongoDB that is away comes back: what waits is kept until then.
    failed: store.name === 'mongodb' ? NEVER : store.failed,
    stop() {
      stopped ??= disposables.disposeAsync();
      return stopped;
    },
  };
}
