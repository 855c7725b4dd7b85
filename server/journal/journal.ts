/**
 * The journal of a node: it sends every log's chunks to the store in batches, with at most one chunk of each log in a batch, and at
 * most one batch in flight. A chunk with a durable event leaves at once, motion within CHUNK_MOTION_MS. A chunk is retried until the
 * store has it or says that another writer holds the log.
 */

import { CHUNK_MOTION_MS, JOURNAL_FLUSH_MS, JOURNAL_RETRY_MS, UNSAVED_BYTES_MAX } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import type { AppendResult, LogKey, Store } from '#server/store/port.ts';
import { type JournalQueue, type LogListener, LogWriter } from './log-writer.ts';

export class Journal implements JournalQueue {
  readonly now: () => number;
  readonly #store: Store;
  readonly #log: Log;
  readonly #pendingWriters = new Set<LogWriter>();
  readonly #timer: NodeJS.Timeout;
  #inFlight = false;
  #sendRequested = false;
  #retryTimer: NodeJS.Timeout | null = null;
  #unsavedBytes = 0;
  #failing = false;
  #idle: (() => void)[] = [];
  /** Called after each batch with how long the store took for it, in seconds. */
  onBatch: (seconds: number, isStored: boolean) => void = () => undefined;
  /** What the store has taken, for the bench: batches with a durable event, batches of motion alone; chunks, and their bytes. */
  readonly counts = { durableBatches: 0, motionBatches: 0, chunks: 0, bytes: 0 };

  constructor(store: Store, log: Log, now: () => number) {
    this.#store = store;
    this.#log = log;
    this.now = now;
    this.#timer = setInterval(() => this.#round(), JOURNAL_FLUSH_MS);
    this.#timer.unref();
  }

  /** Bytes that wait for the store. */
  get unsavedBytes(): number {
    return this.#unsavedBytes;
  }

  /** Whether more moves may be taken: false while the store is away and UNSAVED_BYTES_MAX wait. */
  get hasRoom(): boolean {
    return this.#unsavedBytes < UNSAVED_BYTES_MAX;
  }

  /** Whether the store is away now. */
  get isFailing(): boolean {
    return this.#failing;
  }

  open(key: LogKey, epoch: number, listener: LogListener): LogWriter {
    return new LogWriter(this, key, epoch, listener);
  }

  addUnsaved(bytes: number): void {
    this.#unsavedBytes += bytes;
  }

  schedule(writer: LogWriter, urgent: boolean): void {
    this.#pendingWriters.add(writer);
    if (urgent) this.#send();
  }

  /** Resolves once everything that was added is durable, or its log lost. */
  async flush(): Promise<void> {
    for (const writer of this.#pendingWriters) writer.closeLast();
    this.#send();
    if (this.#pendingWriters.size === 0 && !this.#inFlight) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  close(): void {
    clearInterval(this.#timer);
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
  }

  /** Sends motion that has waited CHUNK_MOTION_MS. */
  #round(): void {
    const dueBefore = this.now() - CHUNK_MOTION_MS;
    let due = false;
    for (const writer of this.#pendingWriters) {
      const last = writer.waiting.at(-1);
      if (last !== undefined && !last.closed && last.openedAt <= dueBefore) last.closed = true;
      due ||= writer.waiting[0]?.closed === true;
    }
    if (due) this.#send();
  }

  #send(): void {
    if (this.#inFlight || this.#retryTimer !== null) {
      this.#sendRequested = true;
      return;
    }
    const batch: LogWriter[] = [];
    for (const writer of this.#pendingWriters) {
      writer.sending ??= writer.nextChunk();
      if (writer.sending !== null) batch.push(writer);
    }
    if (batch.length === 0) return;
    this.#inFlight = true;
    this.#sendRequested = false;
    const chunks = batch.flatMap(({ sending }) => (sending === null ? [] : [sending.chunk]));
    if (batch.some(({ waiting }) => waiting[0]?.durable)) this.counts.durableBatches += 1;
    else this.counts.motionBatches += 1;
    this.counts.chunks += chunks.length;
    const sentAt = performance.now();
    const report = (isStored: boolean) => this.onBatch((performance.now() - sentAt) / 1000, isStored);
    this.#store.append(chunks).then(
      (results) => {
        report(true);
        this.#batchDone(batch, results);
      },
      (reason: unknown) => {
        report(false);
        this.#batchFailed(reason);
      },
    );
  }

  #batchDone(batch: readonly LogWriter[], results: readonly AppendResult[]): void {
    this.#inFlight = false;
    if (this.#failing) this.#log.info('the store takes moves again');
    this.#failing = false;
    for (const [index, writer] of batch.entries()) {
      const { sending } = writer;
      if (sending === null) continue;
      writer.sending = null;
      if (results[index] === 'stored') {
        this.#unsavedBytes = Math.max(0, this.#unsavedBytes - (writer.waiting.shift()?.chunk.bytes ?? 0));
        this.counts.bytes += sending.chunk.bytes.length;
        if (writer.waiting.length === 0) this.#pendingWriters.delete(writer);
        writer.listener.committed(sending.lastSeq, sending.chunk.bytes.length);
      } else {
        for (const { chunk } of writer.waiting) this.#unsavedBytes = Math.max(0, this.#unsavedBytes - chunk.bytes);
        writer.waiting.length = 0;
        writer.isLost = true;
        this.#pendingWriters.delete(writer);
        this.#log.warn({ board: writer.key.board, epoch: writer.epoch }, 'another writer holds this log');
        writer.listener.lost();
      }
    }
    if (this.#sendRequested || [...this.#pendingWriters].some(({ waiting }) => waiting[0]?.closed)) this.#send();
    this.#resolveIdle();
  }

  #batchFailed(reason: unknown): void {
    this.#inFlight = false;
    if (!this.#failing) this.#log.error({ reason: String(reason) }, 'the store takes no moves');
    this.#failing = true;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = null;
      this.#send();
    }, JOURNAL_RETRY_MS);
    this.#retryTimer.unref();
  }

  #resolveIdle(): void {
    if (this.#pendingWriters.size > 0 || this.#inFlight) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
