/** The HTTP side of the assembled server. */
import type { Log } from '#server/base/log.ts';
import type { TrustedClock } from '#server/base/trusted-clock.ts';
import { createProxyTrust } from '#server/guard/address.ts';
import { createApp } from '#server/http/app.ts';
import { type NetworkState, reachableOrigins } from '#server/http/reachable-origins.ts';
import type { createSessionMiddleware } from '#server/http/session/session.ts';
import type { PictureStore } from '#server/pictures/picture-store.ts';
import type { Realtime } from '#server/sockets/realtime.ts';
import type { Store } from '#server/store/port.ts';
import type { Config } from './config.ts';
import type { Secrets } from './data-folder.ts';
import type { Shared } from './shared.ts';

interface AppParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly network: NetworkState;
  readonly session: ReturnType<typeof createSessionMiddleware>;
  readonly realtime: Realtime;
  readonly pictures: PictureStore;
  readonly store: Store;
  readonly clock: TrustedClock;
  readonly shared: Shared;
  readonly isStopping: () => boolean;
  readonly log: Log;
  readonly clientFolder: string;
  readonly earlierAssets: readonly string[];
}

export function createHttpApp({
  config,
  secrets,
  network,
  realtime,
  store,
  clock,
  ...parts
}: AppParts): ReturnType<typeof createApp> {
  const { publicOrigin } = config;
  // The oldest stays when a newer one is put before it.
  const operationSecret = secrets.sessionSecrets.at(-1) ?? secrets.sessionSecrets[0];
  return createApp({
    ...parts,
    publicOrigin,
    operationSecret,
    budgets: parts.shared.budgets,
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
