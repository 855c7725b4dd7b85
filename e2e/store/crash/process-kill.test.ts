/** Acknowledged data survives a kill of the process at any moment, and the folder is free again at once. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { DATABASE_FILE } from '#server/store/sqlite/worker/open-database.ts';
import { BOARDS, CLASSROOM } from './append-program.ts';
import { nextLine, startProgram } from './child-program.ts';
import { testFolder } from './test-folder.ts';

const APPEND_PROGRAM = new URL('./append-program.ts', import.meta.url);
const ROUNDS = 10;
const ACKS_MAX = 600;

// Proves I15.
it('loses nothing acknowledged to kill -9, in ten rounds on the same folder', { timeout: 60_000 }, async () => {
  const folder = await testFolder();
  const seed = Date.now() % 1_000_000;
  console.info(`seed ${seed}`);
  let random = seed;
  const acknowledged = new Map<number, number>(BOARDS.map((board) => [board, 0]));

  for (let round = 0; round < ROUNDS; round += 1) {
    const program = startProgram(APPEND_PROGRAM, [folder, 'append']);
    expect(await nextLine(program)).toBe('open');
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const killAt = 1 + (random % ACKS_MAX);
    for (let acks = 1; ; acks += 1) {
      const output = await nextLine(program);
      if (output === null) break;
      const [result, board, seq] = output.split(' ');
      expect(result).toBe('stored');
      acknowledged.set(Number(board), Number(seq));
      // Lines that it printed before its end count as well, so its output is read to the end.
      if (acks === killAt) await program.kill();
    }

    const store = await openSqliteStore({ folder });
    for (const board of BOARDS) {
      const log = await store.log({ classroom: CLASSROOM, board }, 0);
      const seqs = log.map(({ firstSeq }) => firstSeq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      expect(seqs.length).toBeGreaterThanOrEqual(acknowledged.get(board) ?? 0);
      expect(log.every(({ bytes, firstSeq }) => bytes.every((byte) => byte === (firstSeq & 0xff)))).toBe(true);
    }
    await store.close();
    const db = new DatabaseSync(join(folder, DATABASE_FILE));
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  }
  expect(Math.min(...acknowledged.values())).toBeGreaterThan(ROUNDS);
});
