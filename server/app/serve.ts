/** Assembles the server from its parts, in the order of their dependencies, and disposes of them in reverse. */
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SWEEP_INTERVAL_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { createProxyTrust } from '#server/guard/address.ts';
import { createApp } from '#server/http/app.ts';
import { reachableOrigins } from '#server/http/reachable-origins.ts';
import { SessionEraser } from '#server/http/session/eraser.ts';
import { PortSessionStore } from '#server/http/session/port-session-store.ts';
import { createSessionMiddleware } from '#server/http/session/session.ts';
import { openPictureStore } from '#server/pictures/picture-store.ts';
import { type Realtime, startRealtime } from '#server/sockets/start.ts';
import type { StoreError } from '#server/store/error.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Config } from './config.ts';
import { ensureDataFolder, loadSecrets } from './data-folder.ts';
import { HttpListener } from './http-listener.ts';

export interface RunningServer {
  readonly port: number;
  /** The key with which a teacher on another machine opens a class. */
  readonly teacherKey: string;
  /** Batches, chunks and bytes that the journal has sent. */
  readonly journal: Realtime['journal'];
  /** Resolves with the reason if the store stops for good: nothing can be saved any more. */
  readonly failed: Promise<StoreError>;
  /** Notifies clients, saves everything and releases all resources. Every call returns the same promise. */
  stop(): Promise<void>;
}

const CLIENT_FOLDER = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** Removes what has expired: sessions, classes and students' seats, with all that belongs to them. The next sweep retries failures. */
async function sweep(store: Store, realtime: Realtime, log: Log): Promise<void> {
  try {
    await store.sweepSessions(Date.now());
    await realtime.sweep();
  } catch (error) {
    log.error({ err: error }, 'could not sweep expired data');
  }
}

/**
 * @param clientFolder of the built client
 * @throws {StartError} and {StoreError} with a sentence for the operator; then nothing is left open
 */
export async function serve(config: Config, log: Log, clientFolder = CLIENT_FOLDER): Promise<RunningServer> {
  await using resources = new AsyncDisposableStack();
  await ensureDataFolder(config.dataDir);
  const store = await openStore(config);
  resources.defer(() => store.close());
  const secrets = await loadSecrets(config);
  const pictures = await openPictureStore({ folder: config.dataDir, store });

  const listener = new HttpListener();
  const session = createSessionMiddleware(new PortSessionStore(store), secrets.session);
  const sessionEraser = new SessionEraser(store);
  const leases = (onLost: (classroom: ClassroomId) => void) => store.leases(config.nodeName, onLost);
  const realtime = await startRealtime({
    http: listener.server,
    store,
    leases,
    pictures,
    session,
    eraser: sessionEraser,
    config,
    log,
  });
  let stopping = false;
  resources.defer(async () => {
    stopping = true;
    // Draining closes the HTTP server as well, since its sockets share it.
    await listener.closeBy(() => realtime.drain());
  });
  const { publicOrigin, host: listenHost } = config;
  const app = createApp({
    publicOrigin,
    proxyTrust: createProxyTrust(config.trustProxy),
    session,
    teacherKey: secrets.teacherKey,
    reachableOrigins: (protocol, host) =>
      reachableOrigins({ publicOrigin, listenHost, interfaces: networkInterfaces() }, protocol, host),
    classrooms: realtime.classrooms,
    chats: realtime.chats,
    sessionEraser,
    pictures,
    store,
    ready: async () => {
      await Promise.all([store.check(), realtime.ready()]);
    },
    isStopping: () => stopping,
    log,
    clientFolder,
  });
  listener.serve(app);
  await sweep(store, realtime, log);
  const sweepTimer = setInterval(() => void sweep(store, realtime, log), SWEEP_INTERVAL_MS);
  resources.defer(() => clearInterval(sweepTimer));
  const port = await listener.listen(config.host, config.port);

  const disposables = resources.move();
  let stopped: Promise<void> | null = null;
  return {
    port,
    teacherKey: secrets.teacherKey,
    journal: realtime.journal,
    failed: store.failed,
    stop() {
      stopped ??= disposables.disposeAsync();
      return stopped;
    },
  };
}
