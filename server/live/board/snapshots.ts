/** When a log grew to several times a snapshot's size, the board is kept whole, so that opening it reads little. */
import type { Board } from '../../../shared/board/board.ts';
import { encodePatch } from '../../../shared/wire/patch.ts';
import { SNAPSHOT_WORTH } from '../../limits.ts';
import type { Log } from '../../log.ts';
import type { LogKey, Store } from '../../store/port.ts';
import { pack } from './packing.ts';

export class SnapshotKeeper {
  readonly #store: Store;
  readonly #log: Log;
  readonly #key: LogKey;
  /** Bytes of the last snapshot, and of the log since. */
  #size: number;
  #since: number;
  #taken: { readonly seq: number; readonly epoch: number; readonly bytes: Uint8Array } | null = null;

  constructor(store: Store, log: Log, key: LogKey, size: number, since: number) {
    this.#store = store;
    this.#log = log;
    this.#key = key;
    this.#size = size;
    this.#since = since;
  }

  /** A frame was closed: the board stands at a whole frame. */
  wrote(board: Board, time: number): void {
    if (this.#taken !== null || this.#since < this.#size * SNAPSHOT_WORTH) return;
    const head = { board: this.#key.board, time, committedSeq: board.seq };
    const bytes = pack(encodePatch(board, 0, head, true));
    this.#taken = { seq: board.seq, epoch: board.epoch, bytes };
    this.#size = bytes.length;
    this.#since = 0;
  }

  /** The log up to `seq` is durable: a snapshot taken there may be kept. */
  committed(seq: number, bytes: number): void {
    this.#since += bytes;
    if (this.#taken === null || this.#taken.seq > seq) return;
    const { seq: at, epoch, bytes: taken } = this.#taken;
    this.#taken = null;
    this.#store.addSnapshot({ ...this.#key, seq: at, epoch, bytes: taken }).catch((reason: unknown) => {
      // The log alone is enough to open the board; the next snapshot may succeed.
      this.#log.warn({ reason: String(reason) }, 'a snapshot was not kept');
    });
  }
}
