/**
 * The journal of a node: every log's frames, packed into chunks, go to the store in one batch of all logs, at most one
 * chunk a log, and at most one batch in flight. A chunk with a durable event leaves at once, motion within a second.
 * A chunk is tried until the store has taken it or says that another writer holds the log.
 */
import { hash, randomBytes } from 'node:crypto';
import {
  CHUNK_BYTES_MAX,
  CHUNK_MOTION_MS,
  JOURNAL_FLUSH_MS,
  JOURNAL_RETRY_MS,
  UNSAVED_BYTES_MAX,
} from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import type { AppendResult, LogChunk, LogKey, Store } from '#server/store/port.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { compress } from './compression.ts';

/** What a log's owner hears of its frames. */
export interface LogListener {
  /** All frames up to `seq` are durable; `bytes` were kept. */
  committed(seq: number, bytes: number): void;
  /** Another writer holds this log. Nothing more will be committed. */
  lost(): void;
}

/** One log as its single writer sees it. */
export class LogWriter {
  readonly key: LogKey;
  readonly epoch: number;
  readonly owner = randomBytes(12).toString('base64url');
  readonly listener: LogListener;
  readonly #journal: Journal;
  /** Chunks that wait, oldest first; the last one may still grow. */
  readonly waiting: { chunk: ChunkBuilder; closed: boolean; durable: boolean; openedAt: number }[] = [];
  /** The chunk that is on its way. */
  sending: { chunk: LogChunk; lastSeq: number } | null = null;
  isLost = false;

  constructor(journal: Journal, key: LogKey, epoch: number, listener: LogListener) {
    this.#journal = journal;
    this.key = key;
    this.epoch = epoch;
    this.listener = listener;
  }

  /** Frames must come in order, without a gap. `time`: monotonic ms of the epoch. */
  add(seq: number, time: number, body: Uint8Array, durable: boolean): void {
    if (this.isLost) return;
    let last = this.waiting.at(-1);
    if (last === undefined || last.closed) {
      last = { chunk: new ChunkBuilder(seq, time), closed: false, durable: false, openedAt: this.#journal.now() };
      this.waiting.push(last);
    }
    if (last.chunk.lastSeq + 1 !== seq) throw new Error(`frame ${seq} after ${last.chunk.lastSeq}`);
    last.chunk.add(time, body);
    this.#journal.addUnsaved(body.length);
    if (durable) last.durable = true;
    if (durable || last.chunk.bytes >= CHUNK_BYTES_MAX) last.closed = true;
    this.#journal.schedule(this, last.closed);
  }
}

export class Journal {
  readonly now: () => number;
  readonly #store: Store;
  readonly #log: Log;
  readonly #pendingWriters = new Set<LogWriter>();
  readonly #timer: NodeJS.Timeout;
  #inFlight = false;
  #sendRequested = false;
  #retry: NodeJS.Timeout | null = null;
  #unsavedBytes = 0;
  #failing = false;
  #idle: (() => void)[] = [];
  /** What was sent, for the bench: batches with a durable event, batches of motion alone; chunks, and their bytes. */
  readonly counts = { durableBatches: 0, motionBatches: 0, chunks: 0, bytes: 0 };

  constructor(store: Store, log: Log, now: () => number) {
    this.#store = store;
    this.#log = log;
    this.now = now;
    this.#timer = setInterval(() => this.#round(), JOURNAL_FLUSH_MS);
    this.#timer.unref();
  }

  /** Is there room for more durable moves? False while the store is away and the bound is reached. */
  get hasRoom(): boolean {
    return this.#unsavedBytes < UNSAVED_BYTES_MAX;
  }

  /** Is the store away now? */
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

  /** Everything that was added is durable, or its log lost, when this resolves. */
  async flush(): Promise<void> {
    for (const writer of this.#pendingWriters) closeLastChunk(writer);
    this.#send();
    if (this.#pendingWriters.size === 0 && !this.#inFlight) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  close(): void {
    clearInterval(this.#timer);
    if (this.#retry !== null) clearTimeout(this.#retry);
  }

  /** Motion that has waited long enough leaves with this round. */
  #round(): void {
    const old = this.now() - CHUNK_MOTION_MS;
    let due = false;
    for (const writer of this.#pendingWriters) {
      const last = writer.waiting.at(-1);
      if (last !== undefined && !last.closed && last.openedAt <= old) last.closed = true;
      due ||= writer.waiting[0]?.closed === true;
    }
    if (due) this.#send();
  }

  #send(): void {
    if (this.#inFlight || this.#retry !== null) {
      this.#sendRequested = true;
      return;
    }
    const batch: LogWriter[] = [];
    for (const writer of this.#pendingWriters) {
      writer.sending ??= nextChunk(writer);
      if (writer.sending !== null) batch.push(writer);
    }
    if (batch.length === 0) return;
    this.#inFlight = true;
    this.#sendRequested = false;
    const chunks = batch.flatMap(({ sending }) => (sending === null ? [] : [sending.chunk]));
    if (batch.some(({ waiting }) => waiting[0]?.durable)) this.counts.durableBatches += 1;
    else this.counts.motionBatches += 1;
    this.counts.chunks += chunks.length;
    this.#store.append(chunks).then(
      (results) => this.#batchDone(batch, results),
      (reason: unknown) => this.#batchFailed(reason),
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
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#send();
    }, JOURNAL_RETRY_MS);
    this.#retry.unref();
  }

  #resolveIdle(): void {
    if (this.#pendingWriters.size > 0 || this.#inFlight) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function closeLastChunk(writer: LogWriter): void {
  const last = writer.waiting.at(-1);
  if (last !== undefined) last.closed = true;
}

/** The writer's oldest chunk as a record, if it is closed. It stays first in line until it is stored. */
function nextChunk(writer: LogWriter): LogWriter['sending'] {
  const [first] = writer.waiting;
  if (first === undefined || !first.closed) return null;
  const { chunk } = first;
  const bytes = compress(chunk.take());
  return {
    lastSeq: chunk.lastSeq,
    chunk: {
      ...writer.key,
      firstSeq: chunk.firstSeq,
      frames: chunk.frames,
      epoch: writer.epoch,
      owner: writer.owner,
      digest: hash('sha256', bytes, 'hex'),
      startTime: chunk.startTime,
      bytes,
    },
  };
}
