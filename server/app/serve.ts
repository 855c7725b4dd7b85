/** Assembles the server from its parts, in the order of their dependencies, and disposes of them in reverse. */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { STOP_NOTICE_MS, SWEEP_INTERVAL_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { machineClocks, TrustedClock } from '#server/base/trusted-clock.ts';
import { machineNetwork, type NetworkState } from '#server/http/reachable-origins.ts';
import { PortSessionStore } from '#server/http/session/port-session-store.ts';
import { createSessionMiddleware } from '#server/http/session/session.ts';
import { SessionMemberships } from '#server/identity/session-memberships.ts';
import { openPictureStore, type PictureStore } from '#server/pictures/picture-store.ts';
import type { Realtime } from '#server/sockets/realtime.ts';
import { startRealtime } from '#server/sockets/start.ts';
import type { StoreError } from '#server/store/error.ts';
import { ClassLeases } from '#server/store/leases/class-leases.ts';
import { NodeHeartbeat } from '#server/store/leases/node-heartbeat.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';
import { AdminListener } from './admin-listener.ts';
import type { Config } from './config.ts';
import { ensureDataFolder, loadSecrets } from './data-folder.ts';
import { createHttpApp } from './http-app.ts';
import { HttpListener } from './http-listener.ts';
import { Observed } from './observed.ts';
import { readServedBuild } from './served-build.ts';
import { openShared } from './shared.ts';

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

interface SweptParts {
  readonly store: Store;
  readonly node: Pick<NodeHeartbeat, 'isFirst'>;
  readonly clock: TrustedClock;
  readonly realtime: Realtime;
  readonly pictures: PictureStore;
  readonly log: Log;
}

/** Removes what has expired: sessions, classes and students' seats, with all that belongs to them. The next sweep retries failures. */
async function sweep({ store, node, clock, realtime, pictures, log }: SweptParts): Promise<void> {
  try {
    // Each process removes the classes that it has. The rest is done by one for all.
    const { isFirst } = node;
    if (isFirst) await store.sweepSessions(clock.expiredUpTo());
    await realtime.sweep(isFirst);
    if (!isFirst) return;
    await store.removeOrphans();
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
  const observed = new Observed(config);
  const store = resources.adopt(observed.store(await openStore(config)), (opened) => opened.close());
  const clock = await TrustedClock.open(store, log, machine);
  resources.defer(() => clock.close());
  const secrets = await loadSecrets(config);
  const node = await NodeHeartbeat.start({ records: store.leases, name: config.nodeName, ...secrets });
  resources.defer(() => node.stop());
  const shared = resources.adopt(await openShared(config, log, node, secrets), (opened) => opened.close());
  const { dataDir: folder, pictures: bucket } = config;
  const now = () => Math.floor(clock.wall());
  const pictures = await openPictureStore({ folder, store, bucket, log, now });

  const { build, earlierAssets } = await readServedBuild(clientFolder, config);
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
    leases: (events) => new ClassLeases({ records: store.leases, node, taken: observed.leasesTaken, ...events }),
    pictures,
    session,
    config,
    cards: shared.cards,
    build,
    log,
  });
  let stopping = false;
  const admin = new AdminListener(() => !stopping);
  resources.defer(() => admin.close());
  await observed.show(admin, { realtime, log, isRedisUp: shared.isUp });
  resources.defer(async () => {
    stopping = true;
    if (config.adminPort !== null) {
      await wait(STOP_NOTICE_MS);
      await listener.refuseConnections();
      await realtime.handOver();
    }
    // Draining closes the HTTP server as well, since its sockets share it.
    await listener.closeBy(() => realtime.drain());
  });
  const opened = { store, clock, shared, pictures, realtime, session };
  const served = { clientFolder, earlierAssets, isStopping: () => stopping };
  listener.serve(createHttpApp({ config, secrets, network, log, ...served, ...opened }));
  resources.adopt(await startSweeps(() => sweep({ ...opened, node, log })), clearInterval);
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
