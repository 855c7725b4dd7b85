/** File operations that succeed once another program lets go of a file: virus scanners and backups hold new files for a moment. */
import { setTimeout as wait } from 'node:timers/promises';
import { HELD_FILE_MS_MAX, HELD_FILE_PAUSE_MS, HELD_FILE_PAUSE_MS_MAX } from './limits.ts';

/** Windows answers EPERM or EBUSY while another program has the file open without sharing it, and EACCES while it is being removed. */
const HELD_CODES: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Whether another program may hold the file. A missing permission looks the same. */
export function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HELD_CODES.has(error.code);
}

/** Repeats the operation while the file is held, for HELD_FILE_MS_MAX at most. @throws the last error */
export async function retryWhileHeld<Result>(operation: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + HELD_FILE_MS_MAX;
  for (let pause = HELD_FILE_PAUSE_MS; ; pause = Math.min(pause * 2, HELD_FILE_PAUSE_MS_MAX)) {
    try {
      return await operation();
    } catch (error) {
      if (!isHeld(error) || performance.now() + pause > deadline) throw error;
    }
    await wait(pause);
  }
}
