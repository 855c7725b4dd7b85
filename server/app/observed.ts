/** What is counted of a process for its metrics. Nobody reads those of a process without ADMIN_PORT. */
import { type Log, refusalsOf } from '#server/base/log.ts';
import { Tally } from '#server/base/tally.ts';
import { countFailures } from '#server/store/count-failures.ts';
import type { Store } from '#server/store/port.ts';
import type { AdminListener } from './admin-listener.ts';
import type { Config } from './config.ts';
import { createMetrics, type MetricsSources } from './metrics.ts';

export class Observed {
  /** How classes came to this process. */
  readonly leasesTaken = new Tally();
  readonly #storeFailures = new Tally();
  readonly #config: Pick<Config, 'adminPort' | 'nodeName'>;

  constructor(config: Pick<Config, 'adminPort' | 'nodeName'>) {
    this.#config = config;
  }

  /** The same store, whose failures are counted. */
  store(opened: Store): Store {
    return this.#config.adminPort === null ? opened : countFailures(opened, this.#storeFailures);
  }

  async show(
    admin: AdminListener,
    { log, ...sources }: Pick<MetricsSources, 'realtime' | 'isRedisUp'> & { readonly log: Log },
  ): Promise<void> {
    const { adminPort, nodeName: node } = this.#config;
    if (adminPort === null) return;
    const tallies = { refusals: refusalsOf(log), storeFailures: this.#storeFailures, leasesTaken: this.leasesTaken };
    admin.showMetrics(await createMetrics({ node, ...sources, ...tallies }));
  }
}
