/**
 * The SQLite tables, and their creation. Most tables store a record as the JSON text of the port's type, and generated columns hold the
 * fields that queries use. Log chunks, snapshots and sessions have plain columns. Every table with a `classroom` column refers to
 * `classrooms` by a cascading foreign key; sessions do not.
 */
import type { DatabaseSync } from 'node:sqlite';
import { migrateSession } from '#server/store/migrate-sessions.ts';
import type { SessionRecord } from '#server/store/port.ts';
import { needsMigration, SCHEMA_VERSION } from '#server/store/schema-version.ts';
import { number, text } from './columns.ts';

/** Since version 6. `seat` is '' for a teacher: {session, classroom, seat} is unique. */
const MEMBERSHIPS = `
CREATE TABLE memberships (
  record TEXT NOT NULL,
  session TEXT NOT NULL AS (record ->> '$.session'),
  classroom TEXT NOT NULL AS (record ->> '$.classroom') REFERENCES classrooms (id) ON DELETE CASCADE,
  seat TEXT NOT NULL AS (coalesce(record ->> '$.person.seat', '')),
  madeAt INTEGER NOT NULL AS (record ->> '$.madeAt'),
  expiresAt INTEGER NOT NULL AS (record ->> '$.expiresAt'),
  UNIQUE (session, classroom, seat)
) STRICT;
CREATE INDEX membershipsByClassroom ON memberships (classroom, seat);
CREATE INDEX membershipsByExpiry ON memberships (expiresAt);
`;

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

${MEMBERSHIPS}
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
-- The epoch under which a class's records may be written; without a row, any.
CREATE TABLE IF NOT EXISTS fences (
  classroom TEXT NOT NULL PRIMARY KEY REFERENCES classrooms (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: what was last written down of the clock.
CREATE TABLE IF NOT EXISTS clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  record TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS picturesComing ON pictures (createdAt, id) WHERE record ->> '$.coming' = 1;
`;

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/**
 * Creates the tables of an empty database, or brings an older one along, in one transaction. A failure ends the opening; closing the
 * connection rolls the transaction back.
 * @throws {StoreError} store-older, store-newer; nothing is changed then
 */
export function ensureSchema(db: DatabaseSync): void {
  const found = schemaVersion(db);
  if (found === 0) db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  else if (needsMigration(found)) {
    db.exec(`BEGIN IMMEDIATE; ${MEMBERSHIPS}`);
    moveMemberships(db);
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  }
  db.exec(LATER_TABLES);
}

/** Makes records of the memberships that sessions held. Those of classes that are gone go with them. */
function moveMemberships(db: DatabaseSync): void {
  const replaceBody = db.prepare('UPDATE sessions SET body = ? WHERE id = ?');
  const addMembership = db.prepare(
    `INSERT INTO memberships (record) SELECT :record WHERE :classroom IN (SELECT id FROM classrooms)
      ON CONFLICT (session, classroom, seat) DO UPDATE SET record = excluded.record`,
  );
  const rows = db.prepare('SELECT id, body, expiresAt FROM sessions').all();
  for (const row of rows) {
    const old: SessionRecord = { id: text(row, 'id'), body: text(row, 'body'), expiresAt: number(row, 'expiresAt') };
    const migrated = migrateSession(old);
    if (migrated === null) continue;
    replaceBody.run(migrated.session.body, old.id);
    for (const membership of migrated.memberships)
      addMembership.run({ record: JSON.stringify(membership), classroom: membership.classroom });
  }
}
