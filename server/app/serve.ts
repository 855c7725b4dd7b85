/** Assembles the server from its parts, in the order of their dependencies, and disposes of them in reverse. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { STOP_NOTICE_MS, SWEEP_INTERVAL_MS } from '#server/base/limits.ts';
import { type Log, refusalsOf } from '#server/base/log.ts';
import { Tally } from '#server/base/tally.ts';
import { machineClocks, TrustedClock } from '#server/base/trusted-clock.ts';
import { createProxyTrust } from '#server/guard/address.ts';
import { createApp } from '#server/http/app.ts';
import { machineNetwork, type NetworkState, reachableOrigins } from '#server/http/reachable-origins.ts';
import { PortSessionStore } from '#server/http/session/port-session-store.ts';
import { createSessionMiddleware } from '#server/http/session/session.ts';
import { SessionMemberships } from '#server/identity/session-memberships.ts';
import { openPictureStore, type PictureStore } from '#server/pictures/picture-store.ts';
import { type Realtime, startRealtime } from '#server/sockets/start.ts';
import { countFailures } from '#server/store/count-failures.ts';
import type { StoreError } from '#server/store/error.ts';
import { ClassLeases } from '#server/store/leases/class-leases.ts';
import { NodeHeartbeat } from '#server/store/leases/node-heartbeat.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';
import { AdminListener } from './admin-listener.ts';
import type { Config } from './config.ts';
import { ensureDataFolder, loadSecrets, type Secrets } from './data-folder.ts';
import { storeAssets } from './earlier-assets.ts';
import { HttpListener } from './http-listener.ts';
import { createMetrics } from './metrics.ts';

export interface RunningServer {
  readonly port: number;
  /** Null: none is configured. */
  readonly adminPort: number | null;
  /** The key with which a teacher on another machine opens a class. */
  readonly teacherKey: string;
  /** Batches, chunks and bytes that the journal has sent. */
  readonly journal: Realtime['journal'];
  /** Resolves with the reason if nothing can be saved any more: the store has stopped for good, or another process has this one's name. */
  readonly failed: Promise<StoreError>;
  /** Notifies clients, saves everything and releases all resources. Every call returns the same promise. */
  stop(): Promise<void>;
}

const CLIENT_FOLDER = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The stamp of the built pages (client/build.ts); null: they are not built, or have none. */
async function readBuildStamp(clientFolder: string): Promise<string | null> {
  const stamp = await readFile(join(clientFolder, 'build-stamp.txt'), 'utf8').catch(() => '');
  return stamp === '' ? null : stamp;
}

/** Removes what has expired: sessions, classes and students' seats, with all that belongs to them. The next sweep retries failures. */
async function sweep({ store, clock, realtime, pictures, log }: SweptParts): Promise<void> {
  try {
    await store.sweepSessions(clock.expiredUpTo());
    await realtime.sweep();
    await pictures.sweep();
  } catch (error) {
    log.error({ err: error }, 'could not sweep expired data');
  }
}

/** Sweeps once, and then once in SWEEP_INTERVAL_MS. */
async function startSweeps(sweepOnce: () => Promise<void>): Promise<NodeJS.Timeout> {
  await sweepOnce();
  return setInterval(() => void sweepOnce(), SWEEP_INTERVAL_MS);
}

/** A function that disposes of everything; every call returns the same promise. */
function disposeOnce(resources: AsyncDisposableStack): () => Promise<void> {
  let disposed: Promise<void> | null = null;
  return () => {
    disposed ??= resources.disposeAsync();
    return disposed;
  };
}

interface AppParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly network: NetworkState;
  readonly session: ReturnType<typeof createSessionMiddleware>;
  readonly realtime: Realtime;
  readonly pictures: PictureStore;
  readonly store: Store;
  readonly clock: TrustedClock;
  readonly isStopping: () => boolean;
  readonly log: Log;
  readonly clientFolder: string;
  readonly earlierAssets: readonly string[];
}

function openPictures(config: Config, store: Store, clock: TrustedClock, log: Log): Promise<PictureStore> {
  const { dataDir: folder, pictures: bucket } = config;
  return openPictureStore({ folder, store, bucket, log, now: () => Math.floor(clock.wall()) });
}

type SweptParts = Pick<AppParts, 'store' | 'clock' | 'realtime' | 'pictures' | 'log'>;

function appOf({ config, secrets, network, realtime, store, clock, ...parts }: AppParts): ReturnType<typeof createApp> {
  const { publicOrigin } = config;
  // The oldest stays when a newer one is put before it.
  const operationSecret = secrets.sessionSecrets.at(-1) ?? secrets.sessionSecrets[0];
  return createApp({
    ...parts,
    publicOrigin,
    operationSecret,
    doorSecret: config.adminPort === null ? null : operationSecret,
    proxyTrust: createProxyTrust(config.trustProxy),
    teacherKey: secrets.teacherKey,
    reachableOrigins: (protocol, host) => reachableOrigins({ publicOrigin, network }, protocol, host),
    classrooms: realtime.classrooms,
    chats: realtime.chats,
    store,
    ready: () => Promise.all([store.check(), realtime.ready()]).then(() => undefined),
    deletionWaitMs: () => clock.waitMs,
  });
}

/**
 * @param clientFolder of the built client
 * @param machine the clocks of the machine
 * @param network where other devices find it
 * @throws {StartError} and {StoreError} with a sentence for the operator; then nothing is left open
 */
export async function serve(
  config: Config,
  log: Log,
  clientFolder = CLIENT_FOLDER,
  machine = machineClocks(),
  network: NetworkState = machineNetwork(config.host),
): Promise<RunningServer> {
  await using resources = new AsyncDisposableStack();
  await ensureDataFolder(config.dataDir);
  const [storeFailures, leasesTaken] = [new Tally(), new Tally()];
  const opened = await openStore(config);
  // Nobody reads the figures of a process without a port for them.
  const store = config.adminPort === null ? opened : countFailures(opened, storeFailures);
  resources.defer(() => store.close());
  const clock = await TrustedClock.open(store, log, machine);
  resources.defer(() => clock.close());
  const secrets = await loadSecrets(config);
  const node = await NodeHeartbeat.start({ records: store.leases, name: config.nodeName, ...secrets });
  resources.defer(() => node.stop());
  const pictures = await openPictures(config, store, clock, log);

  const build = await readBuildStamp(clientFolder);
  // One process alone has no page open over a deploy: they all wait for it.
  const earlierAssets = config.adminPort === null ? [] : await storeAssets(clientFolder, config.dataDir, build);
  const listener = new HttpListener();
  const session = createSessionMiddleware({
    store: new PortSessionStore(store, clock),
    memberships: () => new SessionMemberships(store, clock),
    ...secrets,
  });
  const realtime = await startRealtime({
    http: listener.server,
    store,
    clock,
    leases: (events) => new ClassLeases({ records: store.leases, node, taken: leasesTaken, ...events }),
    pictures,
    session,
    config,
    build,
    log,
  });
  let stopping = false;
  const admin = new AdminListener(() => !stopping);
  resources.defer(() => admin.close());
  if (config.adminPort !== null) {
    const tallies = { refusals: refusalsOf(log), storeFailures, leasesTaken };
    admin.showMetrics(await createMetrics({ node: config.nodeName, realtime, ...tallies, isRedisUp: () => null }));
  }
  resources.defer(async () => {
    stopping = true;
    if (config.adminPort !== null) {
      await wait(STOP_NOTICE_MS);
      listener.refuseConnections();
    }
    // Draining closes the HTTP server as well, since its sockets share it.
    await listener.closeBy(() => realtime.drain());
  });
  const isStopping = () => stopping;
  const served = { clientFolder, earlierAssets };
  const parts = { config, secrets, network, session, realtime, pictures, store, clock, isStopping, log, ...served };
  listener.serve(appOf(parts));
  resources.adopt(await startSweeps(() => sweep(parts)), clearInterval);
  const port = await listener.listen(config.host, config.port);
  const adminPort = config.adminPort === null ? null : await admin.listen(config.host, config.adminPort);

  return {
    port,
    adminPort,
    teacherKey: secrets.teacherKey,
    journal: realtime.journal,
    failed: Promise.race([store.failed, node.displaced]),
    stop: disposeOnce(resources.move()),
  };
}
