/** A disk that takes no more refuses writes in words; the process, the questions and what was acknowledged stay. */
import { expect, it } from 'vitest';
import { openSqliteStore } from '../store.ts';
import { KEY, type Report } from './filler.ts';
import { testFolder } from './folder.ts';
import { nextLine, startProgram } from './program.ts';

const FILLER = new URL('./filler.ts', import.meta.url);

it('says store-unwritable when files may not grow, goes on, and has kept what it acknowledged', async () => {
  const folder = await testFolder();
  // Blocks of 512 bytes: no file of the process passes 2 MiB, which the system refuses as it refuses a full disk.
  const program = startProgram(FILLER, [folder], 'ulimit -f 4096');
  const report: Report = JSON.parse((await nextLine(program)) ?? 'null');
  expect(report).toMatchObject({ refusal: 'store-unwritable', check: 'store-unwritable' });
  expect(report.stored).toBeGreaterThan(10);
  expect(report.readBack).toBe(report.stored);
  await program.kill();

  const store = await openSqliteStore({ folder });
  expect(await store.log(KEY, 1)).toHaveLength(report.stored);
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});
