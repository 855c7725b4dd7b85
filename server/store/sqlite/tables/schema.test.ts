/** Every statement finds its rows by an index, and old databases become new ones in whole steps. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { openDatabase } from '#server/store/sqlite/worker/open-database.ts';
import { MIGRATIONS, migrate, schemaVersion } from './schema.ts';
import { SQL } from './statements.ts';

function migratedDatabase(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  migrate(db);
  return db;
}

describe('statements', () => {
  it.each(Object.entries(SQL))('%s walks through no whole table', (_, sql) => {
    const plan = migratedDatabase().prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    for (const { detail } of plan) expect(detail).not.toMatch(/^SCAN (?!CONSTANT)/);
  });

  it('removing a classroom finds what hangs on it by an index in each table', () => {
    const db = migratedDatabase();
    const all = (sql: string, of: string) => db.prepare(sql).all(of);
    const tables = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all();
    const hanging = tables
      .map(({ name }) => String(name))
      .filter((table) => all('SELECT * FROM pragma_foreign_key_list(?)', table).length > 0);
    expect(hanging.toSorted()).toEqual([
      'activities',
      'boards',
      'chats',
      'chunks',
      'messages',
      'pictures',
      'seats',
      'snapshots',
    ]);
    for (const table of hanging) {
      const first = all(
        'SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0',
        table,
      );
      expect(first).toContainEqual({ name: 'classroom' });
    }
  });
});

describe('migration', () => {
  it('brings an old database to the newest version and keeps what it holds', () => {
    const db = new DatabaseSync(':memory:');
    migrate(db, MIGRATIONS.slice(0, 1));
    db.exec("INSERT INTO sessions VALUES ('s', '{}', 1)");
    migrate(db, [...MIGRATIONS, "ALTER TABLE sessions ADD COLUMN mood TEXT DEFAULT 'calm'"]);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length + 1);
    expect(db.prepare('SELECT * FROM sessions').get()).toEqual({ id: 's', body: '{}', expiresAt: 1, mood: 'calm' });
  });

  it('gives classes and seats of before the fields that came since', () => {
    const db = new DatabaseSync(':memory:');
    migrate(db, MIGRATIONS.slice(0, 2));
    db.exec(`INSERT INTO classrooms (record) VALUES ('{"id":"c","code":"1","expiresAt":2,"createdAt":1}')`);
    db.exec(`INSERT INTO seats (record) VALUES ('{"id":"s","classroom":"c","number":1}')`);
    migrate(db);
    const recordIn = (table: string) => JSON.parse(String(db.prepare(`SELECT record FROM ${table}`).get()?.record));
    expect(recordIn('classrooms')).toMatchObject({ id: 'c', teacherGrant: 0, coHash: null, coGrant: 0, banned: [] });
    expect(recordIn('seats')).toMatchObject({ id: 's', number: 1, state: 'in', lesson: 0 });
  });

  it('does nothing to a database of today', () => {
    const db = migratedDatabase();
    migrate(db);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
  });

  it('that fails half-way changes nothing of that step', async () => {
    const folder = await testFolder();
    const { db } = openDatabase(folder);
    expect(() => migrate(db, [...MIGRATIONS, 'DROP TABLE sessions; DROP TABLE never_there'])).toThrow(/never_there/);
    db.close();
    const reopened = openDatabase(folder);
    expect(schemaVersion(reopened.db)).toBe(MIGRATIONS.length);
    expect(reopened.db.prepare('SELECT count(*) AS sessions FROM sessions').get()).toEqual({ sessions: 0 });
    reopened.db.close();
  });
});
