/**
 * Makes erased rows unreadable in the files. `secure_delete` zeroes a deleted row in its place, but copies remain in unused bytes
 * of pages that were split or merged before; only VACUUM, which rewrites the file, removes them. A small file is vacuumed at
 * once, a large one while nobody plays. An owed vacuum is recorded and outlives the process.
 */
import type { DatabaseSync } from 'node:sqlite';
import { VACUUM_IDLE_MS, VACUUM_NOW_BYTES_MAX } from '#server/base/limits.ts';

export interface VacuumPolicy {
  /** A file up to this size is vacuumed before the erasure is answered; every request waits meanwhile. Bytes. */
  readonly immediateBytesMax: number;
  /** A larger one is vacuumed once no log has grown for this long. Milliseconds. */
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

  /** Follows a commit that erased rows: truncates the write-ahead log, which holds the old pages, and vacuums or schedules it. */
  afterErasure(): void {
    try {
      if (!this.#isOwed()) return;
      if (this.#fileSize() <= this.#policy.immediateBytesMax) this.#run();
      else {
        this.#truncateWal();
        this.#schedule();
      }
    } catch {
      // The rows are durably deleted. A full disk has no room for a new file yet: the vacuum stays owed.
      this.#schedule();
    }
  }

  /** A log grew, so a class is being played. */
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
    this.#db.exec('UPDATE upkeep SET vacuumOwed = 0 WHERE id = 1');
    this.#truncateWal();
    this.stop();
  }

  #truncateWal(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #isOwed(): boolean {
    return this.#db.prepare('SELECT vacuumOwed FROM upkeep WHERE id = 1').get()?.vacuumOwed !== 0;
  }

  #fileSize(): number {
    const pages = this.#db.prepare('PRAGMA page_count').get()?.page_count;
    const size = this.#db.prepare('PRAGMA page_size').get()?.page_size;
    return Number(pages) * Number(size);
  }
}
