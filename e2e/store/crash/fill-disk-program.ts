/** A program for tests: writes until the system refuses, and prints a JSON report. Argument: folder. */
import { writeSync } from 'node:fs';
import { chunk, classroom, classroomId } from '#e2e/store/contract/sample-records.ts';
import { StoreError } from '#server/store/error.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';

const CLASSROOM = classroomId('full');
export const KEY = { classroom: CLASSROOM, board: 1 };

export interface FillReport {
  readonly stored: number;
  readonly refusal: string;
  readonly check: string;
  readonly readBack: number;
}

/** Repeats the attempt until it is refused. @returns the number of successes, and the code of the refusal */
async function untilRefused(attempt: (round: number) => Promise<unknown>): Promise<{ done: number; code: string }> {
  for (let done = 0; done < 100_000; done += 1) {
    try {
      await attempt(done);
    } catch (error) {
      return { done, code: error instanceof StoreError ? error.code : String(error) };
    }
  }
  return { done: 100_000, code: 'never refused' };
}

async function main(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder });
  await store.addClassroom(classroom(CLASSROOM));
  const bytes = new Uint8Array(30_000).fill(1);
  const filled = await untilRefused((round) => store.append([chunk(KEY, round + 1, 'me', { bytes })]));
  const checked = await untilRefused(() => store.check());
  const readBack = (await store.log(KEY, 1)).length;
  const report: FillReport = { stored: filled.done, refusal: filled.code, check: checked.code, readBack };
  writeSync(1, `${JSON.stringify(report)}\n`);
  await store.close();
}

const [folder] = process.argv.slice(2);
if (import.meta.main && folder !== undefined) await main(folder);
