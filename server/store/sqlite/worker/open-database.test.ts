/** A folder has one process at a time, is accessible to its owner alone, and an unusable database is refused with a sentence. */
import { mkdir, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { nextLine, startProgram } from '#e2e/store/crash/child-program.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { STORE_ERROR_MESSAGES } from '#server/store/error.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { DATABASE_FILE, openDatabase } from './open-database.ts';

const HOLDER = new URL('../../../../e2e/store/crash/append-program.ts', import.meta.url);

describe('a folder in use', () => {
  // Proves I21.
  it('is refused to another process with a sentence, and is free once the first process ends', async () => {
    const folder = await testFolder();
    const first = startProgram(HOLDER, [folder, 'hold']);
    expect(await nextLine(first)).toBe('open');
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'folder-in-use',
      message: expect.stringContaining(STORE_ERROR_MESSAGES['folder-in-use']),
    });
    await first.kill();
    const store = await openSqliteStore({ folder });
    await store.close();
  });

  it('is refused to the same process, and the first store continues', async () => {
    const folder = await testFolder();
    const store = await openSqliteStore({ folder });
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'folder-in-use' });
    await store.check();
    const other = startProgram(HOLDER, [folder, 'hold']);
    expect(await nextLine(other)).toBe('refused folder-in-use');
    await store.close();
  });

  it('goes to exactly one of five concurrent processes', { timeout: 20_000 }, async () => {
    const folder = await testFolder();
    const programs = Array.from({ length: 5 }, () => startProgram(HOLDER, [folder, 'hold']));
    const outputs = await Promise.all(programs.map(nextLine));
    expect(outputs.toSorted()).toEqual(['open', ...Array.from({ length: 4 }, () => 'refused folder-in-use')]);
  });
});

describe('a folder', () => {
  it('is accessible to its owner alone, and so are its files', async () => {
    const folder = join(await testFolder(), 'deep', 'er');
    const store = await openSqliteStore({ folder });
    await store.check();
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await mode(folder)).toBe('700');
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual([DATABASE_FILE, `${DATABASE_FILE}-wal`]);
    for (const file of files) expect(await mode(join(folder, file))).toBe('600');
    await store.close();
  });

  it('that cannot be created is refused as unwritable', async () => {
    const folder = await testFolder();
    await writeFile(folder, 'a file is here');
    const refused = expect.objectContaining({ code: 'store-unwritable' });
    await expect(openSqliteStore({ folder })).rejects.toEqual(refused);
    await expect(openSqliteStore({ folder: join(folder, 'below') })).rejects.toEqual(refused);
  });
});

describe('a database', () => {
  it('has the settings that make commits durable and erasures complete', async () => {
    const { db, checked } = openDatabase(await testFolder());
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(checked).toBe(true);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('locking_mode')).toBe('exclusive');
    const FULL = 2;
    expect(pragma('synchronous')).toBe(FULL);
    for (const name of ['fullfsync', 'checkpoint_fullfsync', 'foreign_keys', 'secure_delete'])
      expect(pragma(name)).toBe(1);
    db.close();
  });

  it('that is another file or truncated is refused as damaged', async () => {
    const other = await testFolder();
    await mkdir(other);
    await writeFile(join(other, DATABASE_FILE), 'this file is no database, but has the name of one. '.repeat(100));
    await expect(openSqliteStore({ folder: other })).rejects.toMatchObject({ code: 'store-damaged' });

    const truncated = await testFolder();
    await (await openSqliteStore({ folder: truncated })).close();
    await truncate(join(truncated, DATABASE_FILE), 3 * 4_096);
    await expect(openSqliteStore({ folder: truncated })).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('of a newer Jogak is refused and not changed', async () => {
    const folder = await testFolder();
    await (await openSqliteStore({ folder })).close();
    const version = (sql: string) => {
      const db = new DatabaseSync(join(folder, DATABASE_FILE));
      const found = db.prepare(sql).get();
      db.close();
      return found;
    };
    version('PRAGMA user_version = 99');
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'store-newer' });
    expect(version('PRAGMA user_version')).toEqual({ user_version: 99 });
  });
});
