/** Every statement finds its rows by an index; a database of an older Jogak is brought along, or refused. */
import { cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { STORE_ERROR_MESSAGES } from '#server/store/error.ts';
import { SCHEMA_VERSION } from '#server/store/schema-version.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { ensureSchema, schemaVersion } from './schema.ts';
import { SQL } from './statements.ts';

function createDatabase(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  ensureSchema(db);
  return db;
}

describe('statements', () => {
  it.each(Object.entries(SQL))('%s scans no whole table', (_, sql) => {
    const plan = createDatabase().prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    for (const { detail } of plan) expect(detail).not.toMatch(/^SCAN (?!CONSTANT)/);
  });

  it('a removed classroom finds its rows in each table by an index', () => {
    const db = createDatabase();
    const all = (sql: string, of: string) => db.prepare(sql).all(of);
    const tables = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all();
    const dependent = tables
      .map(({ name }) => String(name))
      .filter((table) => all('SELECT * FROM pragma_foreign_key_list(?)', table).length > 0);
    expect(dependent.toSorted()).toEqual([
      'activities',
      'boards',
      'chats',
      'chunks',
      'fences',
      'memberships',
      'messages',
      'pictures',
      'seats',
      'snapshots',
    ]);
    for (const table of dependent) {
      const first = all(
        'SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0',
        table,
      );
      expect(first).toContainEqual({ name: 'classroom' });
    }
  });
});

describe('the schema', () => {
  it('is created once, with its version', () => {
    const db = createDatabase();
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
    db.exec("INSERT INTO sessions VALUES ('s', '{}', 1)");
    ensureSchema(db);
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
    expect(db.prepare('SELECT * FROM sessions').get()).toEqual({ id: 's', body: '{}', expiresAt: 1 });
  });

  it.each([1, 2, 3, 4])('of version %i is refused and not changed', (version) => {
    const db = new DatabaseSync(':memory:');
    db.exec(`CREATE TABLE sessions (id TEXT); PRAGMA user_version = ${version}`);
    expect(() => ensureSchema(db)).toThrow(expect.objectContaining({ code: 'store-older' }));
    expect(schemaVersion(db)).toBe(version);
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'sessions' }]);
  });

  it('that fails to be created leaves an empty database', () => {
    const db = new DatabaseSync(':memory:');
    db.exec('CREATE TABLE upkeep (x)');
    expect(() => ensureSchema(db)).toThrow(/upkeep/);
    db.exec('ROLLBACK');
    expect(schemaVersion(db)).toBe(0);
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'upkeep' }]);
  });

  it('of a folder that version 4 wrote is refused in a sentence, and no file changes', async () => {
    const folder = await testFolder();
    await cp(OLD_FOLDER, folder, { recursive: true, preserveTimestamps: true });
    const before = await contentOf(folder);
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'store-older',
      message: expect.stringContaining(STORE_ERROR_MESSAGES['store-older']),
    });
    expect(await contentOf(folder)).toEqual(before);
  });

  // Proves I51.
  it('of a folder that version 5 wrote is brought along once: each membership is a record', async () => {
    const folder = await testFolder();
    await cp(MIGRATED_FOLDER, folder, { recursive: true });
    const read = async () => {
      const store = await openSqliteStore({ folder });
      const [lions, tigers] = await store.classrooms(0);
      const found = [lions, tigers].map(async (each) => (each === undefined ? [] : store.membershipsIn(each.id)));
      const memberships = await Promise.all(found);
      const sessions = await store.sessions('', 100);
      await store.close();
      return { memberships, sessions };
    };
    const { memberships, sessions } = await read();
    const roles = memberships.map((each) =>
      each.map(({ person, former }) => `${person.role}${former ? ' before' : ''}`),
    );
    expect(roles.map((each) => each.toSorted())).toEqual([
      ['student', 'student', 'student before', 'teacher', 'teacher'],
      ['student', 'teacher'],
    ]);
    for (const { usedAt, madeAt, expiresAt } of memberships.flat()) {
      expect(madeAt).toBeLessThan(usedAt);
      expect(usedAt).toBeLessThan(expiresAt);
    }
    const names = new Set(sessions.map(({ body }) => JSON.parse(body).name));
    expect(names.size).toBe(sessions.length);
    for (const { session } of memberships.flat()) expect(names).toContain(session);
    for (const { body } of sessions) expect(body).not.toMatch(/memberships|former/);
    expect(await read()).toEqual({ memberships, sessions });
  });

  it('of version 5 that cannot be brought along stays as it is', async () => {
    const folder = await testFolder();
    await cp(MIGRATED_FOLDER, folder, { recursive: true });
    const change = (sql: string) => {
      const db = new DatabaseSync(join(folder, 'jogak.db'));
      db.exec(sql);
      const version = schemaVersion(db);
      db.close();
      return version;
    };
    change("INSERT INTO sessions VALUES ('broken', 'no JSON', 1)");
    await expect(openSqliteStore({ folder })).rejects.toThrow();
    expect(change("DELETE FROM sessions WHERE id = 'broken'")).toBe(5);
    const store = await openSqliteStore({ folder });
    expect(await store.sessions('', 100)).not.toEqual([]);
    await store.close();
  });
});

/** A data folder that schema version 5 wrote: two classes, a teacher and her helper, a student in both, two who share a tablet. */
const MIGRATED_FOLDER = fileURLToPath(new URL('../../../../e2e/fixtures/old-data/v5/sqlite', import.meta.url));

/** A data folder that Jogak 0.1 with schema version 4 wrote: a class, two seats, some moves. */
const OLD_FOLDER = fileURLToPath(new URL('../../../../e2e/fixtures/old-data/v4/sqlite', import.meta.url));

/** Name, time and bytes of each file. */
async function contentOf(folder: string): Promise<unknown> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.toSorted().map(async (file) => [file, (await stat(file)).mtimeMs, (await readFile(file)).toString('base64')]),
  );
}
