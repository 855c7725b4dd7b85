/**
 * The SQLite tables, and their creation. Most tables store a record as the JSON text of the port's type, and generated columns hold the
 * fields that queries use. Log chunks, snapshots and sessions have plain columns. Every table with a `classroom` column refers to
 * `classrooms` by a cascading foreign key; sessions do not.
 */
import type { DatabaseSync } from 'node:sqlite';
import { checkSchemaVersion, SCHEMA_VERSION } from '#server/store/schema-version.ts';

const TABLES = `
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
  state TEXT NOT NULL AS (record ->> '$.state'),
  UNIQUE (classroom, number)
) STRICT;
CREATE INDEX seatsByState ON seats (state, classroom);

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

CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  expiresAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessionsByExpiry ON sessions (expiresAt);

-- One row. checks: writes whose only purpose is to test that writing works; vacuumOwed: 1 while erased rows may remain in unused bytes.
CREATE TABLE upkeep (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checks INTEGER NOT NULL,
  vacuumOwed INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep VALUES (1, 0, 0);
`;

/** Not in every database of this version: an earlier Jogak of the same version wrote none. */
const LATER_TABLES = `
-- One row: what was last written down of the clock.
CREATE TABLE IF NOT EXISTS clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  record TEXT NOT NULL
) STRICT;
`;

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** Creates the tables of an empty database, in one transaction. @throws {StoreError} store-older, store-newer; nothing is changed then */
export function ensureSchema(db: DatabaseSync): void {
  const found = schemaVersion(db);
  if (found !== 0) checkSchemaVersion(found);
  // A failure ends the opening; closing the connection rolls the transaction back.
  else db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  db.exec(LATER_TABLES);
}
