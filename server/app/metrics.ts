/**
 * The figures of this process for Prometheus, as docs/operations.md names them. They are read when they are asked for; only the time of a
 * batch is observed as it happens. No label names a person, a class or an address.
 */
import type { Counter, Gauge, Registry } from 'prom-client';
import type { Tally } from '#server/base/tally.ts';
import type { Realtime } from '#server/sockets/realtime.ts';

export interface MetricsSources {
  readonly node: string;
  readonly realtime: Pick<Realtime, 'figures' | 'journal' | 'onJournalBatch'>;
  /** Refusals by code. */
  readonly refusals: Tally;
  /** Failures of the store by code. */
  readonly storeFailures: Tally;
  /** How classes came to this process. */
  readonly leasesTaken: Tally;
  /** Whether Redis answers; null: none is configured. */
  readonly isRedisUp: () => boolean | null;
}

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

type Prometheus = typeof import('prom-client');
type Counts = ReadonlyMap<string, number>;

/** Seconds. A store on the same network takes some milliseconds; after a second moves show as not saved. */
const BATCH_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Loads the library: a process without ADMIN_PORT never does. */
export async function createMetrics(sources: MetricsSources): Promise<Metrics> {
  const { default: prometheus } = await import('prom-client');
  const register = new prometheus.Registry();
  register.setDefaultLabels({ node: sources.node });
  // CPU, memory, garbage collection and the lag of the event loop, under the library's own names.
  prometheus.collectDefaultMetrics({ register });
  addGauges(prometheus, register, sources);
  addCounters(prometheus, register, sources);
  addBatchTimes(prometheus, register, sources);
  return { contentType: register.contentType, text: () => register.metrics() };
}

function addGauges(prometheus: Prometheus, register: Registry, { realtime, isRedisUp }: MetricsSources): void {
  const registers = [register];
  function gauge(name: string, help: string, read: () => number): void {
    const collect = (): void => made.set(read());
    const made: Gauge = new prometheus.Gauge({ name, help, registers, collect });
  }
  gauge('jogak_open_classes', 'Classes that this process has', () => realtime.figures.openClasses);
  gauge('jogak_open_boards', 'Boards in memory', () => realtime.figures.openBoards);
  gauge('jogak_journal_waiting_bytes', 'Moves that wait for the store', () => realtime.figures.unsavedBytes);
  if (isRedisUp() !== null) gauge('jogak_redis_up', '1 while Redis answers', () => (isRedisUp() === true ? 1 : 0));
  const sockets = new prometheus.Gauge({
    name: 'jogak_sockets',
    help: 'Connected sockets by namespace',
    labelNames: ['namespace'],
    registers,
    collect: () => {
      for (const [namespace, count] of realtime.figures.sockets) sockets.set({ namespace }, count);
    },
  });
}

function addCounters(
  prometheus: Prometheus,
  register: Registry,
  { realtime, refusals, storeFailures, leasesTaken }: MetricsSources,
): void {
  function counter(name: string, help: string, label: string, read: () => Counts): void {
    const collect = (): void => {
      made.reset();
      for (const [value, count] of read()) made.inc({ [label]: value }, count);
    };
    const made: Counter = new prometheus.Counter({ name, help, labelNames: [label], registers: [register], collect });
  }
  const batches = (): Counts => {
    const { durableBatches: durable, motionBatches: motion } = realtime.journal;
    return new Map(Object.entries({ durable, motion }));
  };
  counter(
    'jogak_events_total',
    'Events that were done, moves among them',
    'event',
    () => realtime.figures.events.counts,
  );
  counter('jogak_refusals_total', 'Refused events, requests and handshakes', 'code', () => refusals.counts);
  counter('jogak_journal_batches_total', 'Batches that the journal sent', 'kind', batches);
  counter('jogak_store_failures_total', 'Calls that the store rejected', 'code', () => storeFailures.counts);
  counter('jogak_classes_taken_total', 'Classes that came to this process', 'from', () => leasesTaken.counts);
  counter('jogak_classes_given_total', 'Classes that it gave away', 'why', () => realtime.figures.givenAway.counts);
}

function addBatchTimes(prometheus: Prometheus, register: Registry, { realtime }: MetricsSources): void {
  const batchSeconds = new prometheus.Histogram({
    name: 'jogak_journal_batch_seconds',
    help: 'How long the store took for a batch',
    labelNames: ['result'],
    buckets: BATCH_BUCKETS,
    registers: [register],
  });
  realtime.onJournalBatch((seconds, isStored) =>
    batchSeconds.observe({ result: isStored ? 'stored' : 'failed' }, seconds),
  );
}
