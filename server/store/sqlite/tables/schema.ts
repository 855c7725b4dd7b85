/**
 * The tables. A record is kept as the JSON text of the port's own type; what a query asks for is a column that SQLite
 * derives from that text, so that nothing is written twice and a new field needs no migration.
 *
 * All that names a classroom goes with it: every such table hangs on `classrooms` by a foreign key that cascades.
 */
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#server/store/error.ts';

const V1 = `
CREATE TABLE classrooms (
  record TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE AS (record ->> '$.id'),
  code TEXT NOT NULL UNIQUE AS (record ->> '$.code'),
  expiresAt INTEGER NOT NULL AS (record ->> '$.expiresAt'),
  createdAt INTEGER NOT NULL AS (record ->> '$.createdAt')
) STRICT;
CREATE INDEX classroomsByExpiry ON classrooms (expiresAt);

CREATE TABLE seats (
  record TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE AS (record ->> '$.id'),
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  number INTEGER NOT NULL AS (record ->> '$.number'),
  UNIQUE (classroom, number)
) STRICT;

CREATE TABLE pictures (
  record TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE AS (record ->> '$.id'),
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  createdAt INTEGER NOT NULL AS (record ->> '$.createdAt')
) STRICT;
CREATE INDEX picturesByClassroom ON pictures (classroom, createdAt, id);

CREATE TABLE activities (
  record TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE AS (record ->> '$.id'),
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  createdAt INTEGER NOT NULL AS (record ->> '$.createdAt')
) STRICT;
CREATE INDEX activitiesByClassroom ON activities (classroom, createdAt, id);

CREATE TABLE boards (
  record TEXT NOT NULL,
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  number INTEGER NOT NULL AS (record ->> '$.number'),
  UNIQUE (classroom, number)
) STRICT;

CREATE TABLE chunks (
  classroom TEXT NOT NULL REFERENCES classrooms (id) ON DELETE CASCADE,
  board INTEGER NOT NULL,
  firstSeq INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  owner TEXT NOT NULL,
  digest TEXT NOT NULL,
  startTime REAL NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (classroom, board, firstSeq)
) STRICT;

CREATE TABLE snapshots (
  classroom TEXT NOT NULL REFERENCES classrooms (id) ON DELETE CASCADE,
  board INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (classroom, board, seq)
) STRICT;

CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  expiresAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessionsByExpiry ON sessions (expiresAt);

-- One row. checks: writes made only to see that writing works; wipeOwed: 1 while erased rows may stand in unused bytes.
CREATE TABLE upkeep (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checks INTEGER NOT NULL,
  wipeOwed INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep VALUES (1, 0, 0);
`;

const V2 = `
CREATE TABLE messages (
  record TEXT NOT NULL,
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  number INTEGER NOT NULL AS (record ->> '$.number'),
  revision INTEGER NOT NULL AS (record ->> '$.revision'),
  operation TEXT NOT NULL AS (record ->> '$.operation'),
  seat TEXT AS (record ->> '$.seat'),
  thread TEXT AS (record ->> '$.thread'),
  UNIQUE (classroom, number),
  UNIQUE (classroom, operation)
) STRICT;
CREATE INDEX messagesByRevision ON messages (classroom, revision, number);
CREATE INDEX messagesBySeat ON messages (classroom, seat);
CREATE INDEX messagesByThread ON messages (classroom, thread);

CREATE TABLE chats (
  record TEXT NOT NULL,
  classroom TEXT NOT NULL UNIQUE AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE
) STRICT;

UPDATE pictures SET record = json_set(record, '$.message', NULL);
`;

const V3 = `
UPDATE classrooms SET record = json_set(record, '$.teacherGrant', 0, '$.coHash', NULL, '$.coGrant', 0, '$.banned', json('[]'));
UPDATE seats SET record = json_set(record, '$.state', 'in', '$.lesson', 0);
`;

const V4 = `
ALTER TABLE seats ADD COLUMN state TEXT AS (record ->> '$.state');
CREATE INDEX seatsByState ON seats (state, classroom);
`;

/** Index = the version that a migration starts from. A released one never changes. */
export const MIGRATIONS: readonly string[] = [V1, V2, V3, V4];

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** Brings the tables to the newest version, each step in a transaction of its own. */
export function migrate(db: DatabaseSync, migrations = MIGRATIONS): void {
  const found = schemaVersion(db);
  if (found > migrations.length)
    throw new StoreError('store-newer', `version ${found}, this one knows ${migrations.length}`);
  for (const [from, sql] of migrations.entries()) {
    if (from < found) continue;
    // A failed step ends the opening; closing the connection rolls it back.
    db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${from + 1}; COMMIT`);
  }
}
