/** On a full disk writes are refused with a code; the process, its reads and acknowledged data survive. */
import { expect, it } from 'vitest';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { nextLine, startProgram } from './child-program.ts';
import { type FillReport, KEY } from './fill-disk-program.ts';
import { testFolder } from './test-folder.ts';

const FILL_PROGRAM = new URL('./fill-disk-program.ts', import.meta.url);

it('reports store-unwritable when files cannot grow, continues, and keeps acknowledged data', async () => {
  const folder = await testFolder();
  // Blocks of 512 bytes: no file of the process can pass 2 MiB, which fails as on a full disk.
  const program = startProgram(FILL_PROGRAM, [folder], 'ulimit -f 4096');
  const report: FillReport = JSON.parse((await nextLine(program)) ?? 'null');
  expect(report).toMatchObject({ refusal: 'store-unwritable', check: 'store-unwritable' });
  expect(report.stored).toBeGreaterThan(10);
  expect(report.readBack).toBe(report.stored);
  await program.kill();

  const store = await openSqliteStore({ folder });
  expect(await store.log(KEY, 1)).toHaveLength(report.stored);
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});
