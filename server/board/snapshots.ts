/** When a log grew to several times a snapshot's size, the board is kept whole, so that opening it reads little. */

import { SNAPSHOT_LOG_RATIO } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { compress } from '#server/journal/compression.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import type { Board } from '#shared/board/board.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';

export class SnapshotWriter {
  readonly #store: Store;
  readonly #log: Log;
  readonly #key: LogKey;
  /** Bytes of the last snapshot, and of the log since. */
  #snapshotBytes: number;
  #logBytes: number;
  #pending: { readonly seq: number; readonly epoch: number; readonly bytes: Uint8Array } | null = null;

  constructor(store: Store, log: Log, key: LogKey, size: number, since: number) {
    this.#store = store;
    this.#log = log;
    this.#key = key;
    this.#snapshotBytes = size;
    this.#logBytes = since;
  }

  /** A frame was closed: the board stands at a whole frame. */
  frameWritten(board: Board, time: number): void {
    if (this.#pending !== null || this.#logBytes < this.#snapshotBytes * SNAPSHOT_LOG_RATIO) return;
    const head = { board: this.#key.board, time, committedSeq: board.seq };
    const bytes = compress(encodePatch(board, 0, head, true));
    this.#pending = { seq: board.seq, epoch: board.epoch, bytes };
    this.#snapshotBytes = bytes.length;
    this.#logBytes = 0;
  }

  /** The log up to `seq` is durable: a snapshot taken there may be kept. */
  committed(seq: number, bytes: number): void {
    this.#logBytes += bytes;
    if (this.#pending === null || this.#pending.seq > seq) return;
    const { seq: at, epoch, bytes: snapshotBytes } = this.#pending;
    this.#pending = null;
    this.#store.addSnapshot({ ...this.#key, seq: at, epoch, bytes: snapshotBytes }).catch((reason: unknown) => {
      // The log alone is enough to open the board; the next snapshot may succeed.
      this.#log.warn({ reason: String(reason) }, 'a snapshot was not kept');
    });
  }
}
