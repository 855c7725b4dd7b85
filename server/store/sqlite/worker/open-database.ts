/**
 * Opens the database of a folder. The connection holds SQLite's exclusive lock on the file, so a folder has one process at a
 * time. The lock ends with the process, however that ends.
 */
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STORE_CHECK_BYTES_MAX, STORE_LOCK_RETRY_MS, STORE_LOCK_WAIT_MS } from '#server/base/limits.ts';
import { StoreError } from '#server/store/error.ts';
import { isBusy, toStoreError } from '#server/store/sqlite/result-codes.ts';
import { ensureSchema } from '#server/store/sqlite/tables/schema.ts';

export const DATABASE_FILE = 'jogak.db';

// Exclusive comes before WAL: then SQLite makes no shared memory file, and no other reader prevents truncating the log.
// fullfsync: macOS' plain fsync stops at the disk's cache. Elsewhere it has no effect.
const SETTINGS = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
`;

export interface OpenDatabase {
  readonly db: DatabaseSync;
  /** Whether the whole file was checked and found undamaged. */
  readonly checked: boolean;
}

/** @throws {StoreError} folder-in-use, store-unwritable, store-damaged, store-older, store-newer */
export function openDatabase(folder: string): OpenDatabase {
  const file = join(folder, DATABASE_FILE);
  const size = ensureFile(folder, file);
  const db = connect(file);
  try {
    const checked = size <= STORE_CHECK_BYTES_MAX;
    if (checked) quickCheck(db);
    ensureSchema(db);
    return { db, checked };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Creates missing folder and file, accessible to the owner alone. @returns the file's size in bytes */
function ensureFile(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // An existing file is not opened here: closing it would release a lock that this process may hold on it.
    const found = statSync(file, { throwIfNoEntry: false });
    if (found !== undefined) return found.size;
    // SQLite gives its write-ahead log the mode of the file.
    closeSync(openSync(file, 'wx', 0o600));
    return 0;
  } catch (error) {
    // Another process created it meanwhile: the lock decides.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST' && isFile(file)) return 0;
    throw new StoreError('store-unwritable', error instanceof Error ? error.message : String(error));
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function connect(file: string): DatabaseSync {
  const deadline = performance.now() + STORE_LOCK_WAIT_MS;
  for (;;) {
    let db: DatabaseSync | null = null;
    try {
      db = new DatabaseSync(file, { timeout: STORE_LOCK_RETRY_MS });
      db.exec(SETTINGS);
      return db;
    } catch (error) {
      db?.close();
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) throw new StoreError('folder-in-use', toStoreError(error).detail);
      // Two concurrent starts may block each other for a moment: both release and wait for different times.
      pause(STORE_LOCK_RETRY_MS * (0.5 + Math.random()));
    }
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function quickCheck(db: DatabaseSync): void {
  const found = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (found !== 'ok') throw new StoreError('store-damaged', String(found));
}
