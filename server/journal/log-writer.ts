/** One log as its single writer sees it: it packs frames into chunks, which the journal sends one after the other. */
import { hash, randomBytes } from 'node:crypto';
import { CHUNK_BYTES_MAX } from '#server/base/limits.ts';
import type { LogChunk, LogKey } from '#server/store/port.ts';
import type { Dragged } from '#shared/board/board-event.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { compress } from './compression.ts';

/** What a log's owner learns of its frames. */
export interface LogListener {
  /** All frames up to `seq` are durable. `bytes`: the size of the chunk that was stored. */
  committed(seq: number, bytes: number): void;
  /** Another writer holds this log: no later frame will be committed. */
  lost(): void;
}

/** What a writer needs of its journal. */
export interface JournalQueue {
  /** Monotonic ms. */
  readonly now: () => number;
  addUnsaved(bytes: number): void;
  /** @param urgent a chunk is closed: it leaves as soon as the store is free */
  schedule(writer: LogWriter, urgent: boolean): void;
}

interface WaitingChunk {
  readonly chunk: ChunkBuilder;
  /** Monotonic ms. */
  readonly openedAt: number;
  closed: boolean;
  durable: boolean;
}

export class LogWriter {
  readonly key: LogKey;
  readonly epoch: number;
  readonly listener: LogListener;
  readonly #owner = randomBytes(12).toString('base64url');
  readonly #journal: JournalQueue;
  /** Oldest first; only the last one may still grow. The first one stays until it is stored. */
  readonly waiting: WaitingChunk[] = [];
  /** The first chunk as it was sent. */
  sending: { readonly chunk: LogChunk; readonly lastSeq: number } | null = null;
  isLost = false;

  constructor(journal: JournalQueue, key: LogKey, epoch: number, listener: LogListener) {
    this.#journal = journal;
    this.key = key;
    this.epoch = epoch;
    this.listener = listener;
  }

  /** Frames must come in order, without a gap. @param time monotonic ms of the epoch @param body with events */
  add(seq: number, time: number, body: Uint8Array, durable: boolean): void {
    if (this.isLost) return;
    const last = this.#openChunk(seq, time);
    last.chunk.add(time, body);
    this.#added(last, body.length, durable);
  }

  /** The same for a frame of motion alone, which is never durable by itself. @param drags ascending by group */
  addMotion(seq: number, time: number, drags: readonly Dragged[]): void {
    if (this.isLost) return;
    const last = this.#openChunk(seq, time);
    this.#added(last, last.chunk.addMotion(time, drags), false);
  }

  closeLast(): void {
    const last = this.waiting.at(-1);
    if (last !== undefined) last.closed = true;
  }

  /** Sends everything that was added now, motion too. */
  flush(): void {
    this.closeLast();
    if (this.waiting.length > 0) this.#journal.schedule(this, true);
  }

  /** The oldest chunk as a record; null while none is closed. */
  nextChunk(): LogWriter['sending'] {
    const [first] = this.waiting;
    if (first === undefined || !first.closed) return null;
    const { chunk } = first;
    const bytes = compress(chunk.take());
    return {
      lastSeq: chunk.lastSeq,
      chunk: {
        ...this.key,
        firstSeq: chunk.firstSeq,
        frames: chunk.frames,
        epoch: this.epoch,
        owner: this.#owner,
        digest: hash('sha256', bytes, 'hex'),
        startTime: chunk.startTime,
        bytes,
      },
    };
  }

  #openChunk(seq: number, time: number): WaitingChunk {
    let last = this.waiting.at(-1);
    if (last === undefined || last.closed) {
      last = { chunk: new ChunkBuilder(seq, time), closed: false, durable: false, openedAt: this.#journal.now() };
      this.waiting.push(last);
    }
    if (last.chunk.lastSeq + 1 !== seq) throw new Error(`frame ${seq} after ${last.chunk.lastSeq}`);
    return last;
  }

  #added(last: WaitingChunk, bytes: number, durable: boolean): void {
    this.#journal.addUnsaved(bytes);
    if (durable) last.durable = true;
    if (durable || last.chunk.bytes >= CHUNK_BYTES_MAX) last.closed = true;
    this.#journal.schedule(this, last.closed);
  }
}
