/** Maps SQLite's result codes to StoreErrors. Source: https://www.sqlite.org/rescode.html */
import { StoreError } from '#server/store/error.ts';

const BUSY = 5;
const CONSTRAINT_FOREIGN_KEY = 787;
const CONSTRAINT_PRIMARY_KEY = 1555;
const CONSTRAINT_UNIQUE = 2067;

/** PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL: the system prevents the write. */
const UNWRITABLE: ReadonlySet<number> = new Set([3, BUSY, 6, 7, 8, 10, 13, 14, 15]);
/** CORRUPT, NOTADB. */
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

/** The extended result code; 0 for an error that is not SQLite's. */
function resultCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return 0;
  return error.errcode;
}

/** The result code without its extension. */
const primaryCode = (code: number) => code & 0xff;

export function isBusy(error: unknown): boolean {
  return primaryCode(resultCode(error)) === BUSY;
}

export function isMissingClassroom(error: unknown): boolean {
  return resultCode(error) === CONSTRAINT_FOREIGN_KEY;
}

/** Whether the cause lies outside the request, so that every request of the transaction fails. */
export function endsTransaction(error: unknown): boolean {
  const code = primaryCode(resultCode(error));
  return UNWRITABLE.has(code) || DAMAGED.has(code);
}

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = resultCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === CONSTRAINT_FOREIGN_KEY) return new StoreError('classroom-gone');
  if (code === CONSTRAINT_UNIQUE || code === CONSTRAINT_PRIMARY_KEY) return new StoreError('taken');
  if (UNWRITABLE.has(primaryCode(code))) return new StoreError('store-unwritable', `${message}, SQLite ${code}`);
  if (DAMAGED.has(primaryCode(code))) return new StoreError('store-damaged', `${message}, SQLite ${code}`);
  return new StoreError('store-failed', message);
}
