/**
 * A program for tests: opens a data folder and prints so. With `append` it then appends to eight logs as fast as it can and prints
 * each acknowledged chunk. Arguments: folder, `append` or `hold`. It runs until it is killed or its input ends.
 */
import { writeSync } from 'node:fs';
import { chunk, classroom, classroomId } from '#e2e/store/contract/sample-records.ts';
import { StoreError } from '#server/store/error.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';

export const CLASSROOM = classroomId('killed');
export const BOARDS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const PAUSE_MS = 1;
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes synchronously: a printed line is not lost with the process, and none is printed early. It waits for a slow reader. */
function print(line: string): void {
  for (;;) {
    try {
      // Shorter than the size up to which a pipe's write is atomic.
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(pause, 0, 0, PAUSE_MS);
    }
  }
}

async function appendForever(store: Store, board: number): Promise<never> {
  const key = { classroom: CLASSROOM, board };
  let seq = 1 + (await store.log(key, 0)).reduce((last, one) => Math.max(last, one.firstSeq), 0);
  for (; ; seq += 1) {
    const bytes = new Uint8Array(1 + ((seq * 7919) % 3_000)).fill(seq);
    const [result] = await store.append([chunk(key, seq, 'me', { bytes })]);
    print(`${result} ${board} ${seq}`);
  }
}

async function main(folder: string, task: string): Promise<void> {
  const store = await openSqliteStore({ folder });
  print('open');
  if (task === 'hold') {
    process.stdin.resume().on('end', () => void store.close());
    return;
  }
  await store.addClassroom(classroom(CLASSROOM));
  await Promise.all(BOARDS.map((board) => appendForever(store, board)));
}

const [folder, task] = process.argv.slice(2);
if (import.meta.main && folder !== undefined && task !== undefined)
  main(folder, task).catch((error: unknown) => {
    print(`refused ${error instanceof StoreError ? error.code : String(error)}`);
    process.exitCode = 1;
  });
