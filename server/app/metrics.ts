/**
 * The figures of this process for Prometheus, as docs/operations.md names them. They are read when they are asked for; only the time of a
 * batch is observed as it happens. No label names a person, a class or an address.
 */
import type { Tally } from '#server/base/tally.ts';
import type { Realtime } from '#server/sockets/start.ts';

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

/** Seconds. A store on the same network takes some milliseconds; after a second moves show as not saved. */
const BATCH_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Loads the library: a process without ADMIN_PORT never does. */
export async function createMetrics(sources: MetricsSources): Promise<Metrics> {
  const { default: prometheus } = await import('prom-client');
  const register = new prometheus.Registry();
  const { realtime, refusals, storeFailures, leasesTaken, isRedisUp } = sources;
  register.setDefaultLabels({ node: sources.node });
  // CPU, memory, garbage collection and the lag of the event loop, under the library's own names.
  prometheus.collectDefaultMetrics({ register });

  function gauge(name: string, help: string, read: () => number): void {
    const registers = [register];
    new prometheus.Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
  function gauges(name: string, help: string, label: string, read: () => ReadonlyMap<string, number>): void {
    new prometheus.Gauge({
      name,
      help,
      labelNames: [label],
      registers: [register],
      collect() {
        for (const [value, count] of read()) this.set({ [label]: value }, count);
      },
    });
  }
  function counter(name: string, help: string, label: string, read: () => ReadonlyMap<string, number>): void {
    new prometheus.Counter({
      name,
      help,
      labelNames: [label],
      registers: [register],
      collect() {
        this.reset();
        for (const [value, count] of read()) this.inc({ [label]: value }, count);
      },
    });
  }

  gauge('jogak_open_classes', 'Classes that this process has', () => realtime.figures.openClasses);
  gauge('jogak_open_boards', 'Boards in memory', () => realtime.figures.openBoards);
  gauges('jogak_sockets', 'Connected sockets by namespace', 'namespace', () => realtime.figures.sockets);
  counter(
    'jogak_events_total',
    'Events that were done, moves among them',
    'event',
    () => realtime.figures.events.counts,
  );
  counter('jogak_refusals_total', 'Refused events, requests and handshakes', 'code', () => refusals.counts);
  gauge('jogak_journal_waiting_bytes', 'Moves that wait for the store', () => realtime.figures.unsavedBytes);
  counter('jogak_journal_batches_total', 'Batches that the journal sent', 'kind', () => {
    const { durableBatches, motionBatches } = realtime.journal;
    return new Map([
      ['durable', durableBatches],
      ['motion', motionBatches],
    ]);
  });
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
  counter('jogak_store_failures_total', 'Calls that the store rejected', 'code', () => storeFailures.counts);
  counter('jogak_classes_taken_total', 'Classes that came to this process', 'from', () => leasesTaken.counts);
  counter('jogak_classes_given_total', 'Classes that it gave away', 'why', () => realtime.figures.givenAway.counts);
  if (isRedisUp() !== null) gauge('jogak_redis_up', '1 while Redis answers', () => (isRedisUp() === true ? 1 : 0));
  return { contentType: register.contentType, text: () => register.metrics() };
}
