/**
 * What was erased must not be readable in the files. `secure_delete` zeroes a deleted row where it stands, but copies of
 * it stay in the unused bytes of pages that were split or merged before; only writing the file anew (VACUUM) leaves none.
 * A small file is written anew at once, a large one when nobody plays. What is owed outlives the process.
 */
import type { DatabaseSync } from 'node:sqlite';
import { WIPE_AT_ONCE_BYTES, WIPE_QUIET_MS } from '../../../limits.ts';

export interface WipePace {
  /** A file up to so many bytes is written anew before the erasing is answered; everybody waits meanwhile. */
  readonly atOnceBytes: number;
  /** A larger one is written anew once no log has grown for so many milliseconds. */
  readonly quietMs: number;
}

const PACE: WipePace = { atOnceBytes: WIPE_AT_ONCE_BYTES, quietMs: WIPE_QUIET_MS };

export class Wiper {
  readonly #db: DatabaseSync;
  readonly #pace: WipePace;
  #timer: NodeJS.Timeout | null = null;

  constructor(db: DatabaseSync, pace = PACE) {
    this.#db = db;
    this.#pace = pace;
    if (this.#owed()) this.#later();
  }

  /** After a commit that erased: cuts the write-ahead log, which holds the pages as they were, and sees to the file. */
  erased(): void {
    try {
      if (!this.#owed()) return;
      if (this.#bytes() <= this.#pace.atOnceBytes) this.#writeAnew();
      else {
        this.#cutLog();
        this.#later();
      }
    } catch {
      // The rows are gone and that is durable. A full disk has no room for a new file yet: it stays owed.
      this.#later();
    }
  }

  /** A log grew: somebody plays. */
  played(): void {
    if (this.#timer !== null) this.#timer.refresh();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #later(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      try {
        this.#writeAnew();
      } catch {
        this.#later();
      }
    }, this.#pace.quietMs);
  }

  #writeAnew(): void {
    this.#db.exec('VACUUM');
    this.#db.exec('UPDATE upkeep SET wipeOwed = 0 WHERE id = 1');
    this.#cutLog();
    this.stop();
  }

  #cutLog(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #owed(): boolean {
    return this.#db.prepare('SELECT wipeOwed FROM upkeep WHERE id = 1').get()?.wipeOwed !== 0;
  }

  #bytes(): number {
    const pages = this.#db.prepare('PRAGMA page_count').get()?.page_count;
    const size = this.#db.prepare('PRAGMA page_size').get()?.page_size;
    return Number(pages) * Number(size);
  }
}
