/**
 * Writes a snapshot of the board when its log has grown to SNAPSHOT_LOG_RATIO times the last one's size, to SEGMENT_BYTES_MAX or by
 * SEGMENT_FRAMES_MAX frames, so that opening and replaying read little.
 */

import { SEGMENT_BYTES_MAX, SEGMENT_FRAMES_MAX, SNAPSHOT_BYTES_MIN, SNAPSHOT_LOG_RATIO } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { compress } from '#server/journal/compression.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import type { Board } from '#shared/board/board.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';

/** Where a log stands: bytes and frame of its last snapshot, and bytes of the log after it. */
export interface SnapshotState {
  readonly snapshotBytes: number;
  readonly logBytes: number;
  readonly snapshotSeq: number;
}

export class SnapshotWriter {
  readonly #store: Store;
  readonly #log: Log;
  readonly #key: LogKey;
  /** Bytes of the last snapshot, and of the log since then. */
  #snapshotBytes: number;
  #logBytes: number;
  /** The last snapshot's frame; 0 before the first. */
  #seq: number;
  #pending: { readonly seq: number; readonly epoch: number; readonly bytes: Uint8Array } | null = null;

  constructor(store: Store, log: Log, key: LogKey, { snapshotBytes, logBytes, snapshotSeq }: SnapshotState) {
    this.#store = store;
    this.#log = log;
    this.#key = key;
    this.#snapshotBytes = snapshotBytes;
    this.#logBytes = logBytes;
    this.#seq = snapshotSeq;
  }

  /** Call it when a frame is closed: the board is as of a whole frame. Returns whether a snapshot was taken of it. */
  frameWritten(board: Board, time: number): boolean {
    const enough = Math.max(this.#snapshotBytes, SNAPSHOT_BYTES_MIN) * SNAPSHOT_LOG_RATIO;
    const isDue = this.#logBytes >= Math.min(enough, SEGMENT_BYTES_MAX) || board.seq - this.#seq >= SEGMENT_FRAMES_MAX;
    if (this.#pending !== null || !isDue) return false;
    const head = { board: this.#key.board, time, committedSeq: board.seq };
    const bytes = compress(encodePatch(board, 0, head, true));
    this.#pending = { seq: board.seq, epoch: board.epoch, bytes };
    this.#snapshotBytes = bytes.length;
    this.#logBytes = 0;
    this.#seq = board.seq;
    return true;
  }

  /** Call it when the log up to `seq` is durable: a snapshot taken by then may be stored. */
  committed(seq: number, bytes: number): void {
    this.#logBytes += bytes;
    if (this.#pending === null || this.#pending.seq > seq) return;
    const { seq: at, epoch, bytes: snapshotBytes } = this.#pending;
    this.#pending = null;
    this.#store.addSnapshot({ ...this.#key, seq: at, epoch, bytes: snapshotBytes }).catch((reason: unknown) => {
      // The log alone opens the board; the next snapshot may succeed.
      this.#log.warn({ reason: String(reason) }, 'could not store a snapshot');
    });
  }
}
