/**
 * What was erased must not be readable in the files. `secure_delete` zeroes a deleted row where it stands, but copies of
 * it stay in the unused bytes of pages that were split or merged before; only writing the file anew (VACUUM) leaves none.
 * A small file is written anew at once, a large one when nobody plays. What is owed outlives the process.
 */
import type { DatabaseSync } from 'node:sqlite';
import { VACUUM_IDLE_MS, VACUUM_NOW_BYTES_MAX } from '#server/base/limits.ts';

export interface VacuumPolicy {
  /** A file up to so many bytes is written anew before the erasing is answered; everybody waits meanwhile. */
  readonly immediateBytesMax: number;
  /** A larger one is written anew once no log has grown for so many milliseconds. */
  readonly idleMs: number;
}

const DEFAULT_POLICY: VacuumPolicy = { immediateBytesMax: VACUUM_NOW_BYTES_MAX, idleMs: VACUUM_IDLE_MS };

export class Vacuum {
  readonly #db: DatabaseSync;
  readonly #policy: VacuumPolicy;
  #timer: NodeJS.Timeout | null = null;

  constructor(db: DatabaseSync, policy = DEFAULT_POLICY) {
    this.#db = db;
    this.#policy = policy;
    if (this.#isOwed()) this.#schedule();
  }

  /** After a commit that erased: cuts the write-ahead log, which holds the pages as they were, and sees to the file. */
  afterErasure(): void {
    try {
      if (!this.#isOwed()) return;
      if (this.#fileSize() <= this.#policy.immediateBytesMax) this.#run();
      else {
        this.#truncateWal();
        this.#schedule();
      }
    } catch {
      // The rows are gone and that is durable. A full disk has no room for a new file yet: it stays owed.
      this.#schedule();
    }
  }

  /** A log grew: somebody plays. */
  onActivity(): void {
    if (this.#timer !== null) this.#timer.refresh();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      try {
        this.#run();
      } catch {
        this.#schedule();
      }
    }, this.#policy.idleMs);
  }

  #run(): void {
    this.#db.exec('VACUUM');
    this.#db.exec('UPDATE upkeep SET wipeOwed = 0 WHERE id = 1');
    this.#truncateWal();
    this.stop();
  }

  #truncateWal(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #isOwed(): boolean {
    return this.#db.prepare('SELECT wipeOwed FROM upkeep WHERE id = 1').get()?.wipeOwed !== 0;
  }

  #fileSize(): number {
    const pages = this.#db.prepare('PRAGMA page_count').get()?.page_count;
    const size = this.#db.prepare('PRAGMA page_size').get()?.page_size;
    return Number(pages) * Number(size);
  }
}
