/** Every SQL statement of a running server, prepared once. `schema.test.ts` proves that each finds its rows by an index. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { PENDING_REMOVALS } from '#server/store/port.ts';

export const SQL = {
  addClassroom: 'INSERT INTO classrooms (record) VALUES (?) ON CONFLICT DO NOTHING',
  classroom: 'SELECT record FROM classrooms WHERE id = ?',
  classroomByCode: 'SELECT record FROM classrooms WHERE code = ?',
  countClassrooms: 'SELECT count(*) AS count FROM classrooms WHERE expiresAt > 0',
  classrooms: 'SELECT record FROM classrooms WHERE expiresAt > ? ORDER BY createdAt, id',
  expiredClassrooms: 'SELECT record FROM classrooms WHERE expiresAt <= ? ORDER BY expiresAt, id',
  changeClassroom: 'UPDATE classrooms SET record = ? WHERE id = ?',
  removeClassroom: 'DELETE FROM classrooms WHERE id = ?',

  fence: `INSERT INTO fences (classroom, epoch) VALUES (?, ?)
    ON CONFLICT (classroom) DO UPDATE SET epoch = excluded.epoch`,
  fenceEpoch: 'SELECT epoch FROM fences WHERE classroom = ?',

  addSeat: 'INSERT INTO seats (record) VALUES (?) ON CONFLICT DO NOTHING',
  seat: 'SELECT record FROM seats WHERE id = ? AND classroom = ?',
  seats: 'SELECT record FROM seats WHERE classroom = ? ORDER BY number',
  changeSeat: 'UPDATE seats SET record = ? WHERE id = ?',
  removeSeat: 'DELETE FROM seats WHERE id = ? AND classroom = ?',
  classroomsWithPendingRemovals: `SELECT DISTINCT classroom FROM seats
    WHERE state IN (${PENDING_REMOVALS.map((state) => `'${state}'`).join(', ')}) ORDER BY classroom`,

  addPicture: 'INSERT INTO pictures (record) VALUES (?)',
  picture: 'SELECT record FROM pictures WHERE id = ?',
  pictures: 'SELECT record FROM pictures WHERE classroom = ? ORDER BY createdAt, id',
  comingPictures: `SELECT record FROM pictures WHERE record ->> '$.coming' = 1 AND createdAt <= ?
    ORDER BY createdAt, id`,
  changePicture: 'UPDATE pictures SET record = ? WHERE id = ?',
  removePicture: 'DELETE FROM pictures WHERE id = ?',

  addActivity: 'INSERT INTO activities (record) VALUES (?)',
  activity: 'SELECT record FROM activities WHERE id = ?',
  activities: 'SELECT record FROM activities WHERE classroom = ? ORDER BY createdAt, id',
  changeActivity: 'UPDATE activities SET record = ? WHERE id = ?',

  addBoard: 'INSERT INTO boards (record) VALUES (?) ON CONFLICT DO NOTHING',
  board: 'SELECT record FROM boards WHERE classroom = ? AND number = ?',
  boards: 'SELECT record FROM boards WHERE classroom = ? ORDER BY number',
  changeBoard: 'UPDATE boards SET record = ? WHERE classroom = ? AND number = ?',

  append: `INSERT INTO chunks (classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  chunkWriter: 'SELECT epoch, owner, digest FROM chunks WHERE classroom = ? AND board = ? AND firstSeq = ?',
  // The chunk that holds :from is the last one that begins at or before it.
  log: `SELECT firstSeq, frames, epoch, owner, digest, startTime, bytes FROM chunks
    WHERE classroom = :classroom AND board = :board AND firstSeq <= :to AND firstSeq + frames > :from
      AND firstSeq >= coalesce(
        (SELECT max(firstSeq) FROM chunks WHERE classroom = :classroom AND board = :board AND firstSeq <= :from), 0)
    ORDER BY firstSeq`,
  // Of a blob alone SQLite takes the length from the row's head: its other pages are not read.
  logIndex: `SELECT firstSeq, frames, epoch, startTime, length(bytes) AS size FROM chunks
    WHERE classroom = ? AND board = ? ORDER BY firstSeq`,
  replaceChunk: `UPDATE chunks SET bytes = ?, digest = ?
    WHERE classroom = ? AND board = ? AND firstSeq = ? AND frames = ? AND epoch = ? AND owner = ? AND digest = ?`,
  addSnapshot:
    'INSERT INTO snapshots (classroom, board, seq, epoch, bytes) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  snapshot: `SELECT seq, epoch, bytes FROM snapshots WHERE classroom = ? AND board = ? AND seq <= ?
    ORDER BY seq DESC LIMIT 1`,
  snapshotIndex: `SELECT seq, epoch, length(bytes) AS size FROM snapshots
    WHERE classroom = ? AND board = ? ORDER BY seq`,

  addMessage: 'INSERT INTO messages (record) VALUES (?) ON CONFLICT DO NOTHING',
  messages: 'SELECT record FROM messages WHERE classroom = ? AND number < ? ORDER BY number DESC LIMIT ?',
  messagesSince: 'SELECT record FROM messages WHERE classroom = ? AND revision > ? ORDER BY revision, number LIMIT ?',
  message: 'SELECT record FROM messages WHERE classroom = ? AND number = ?',
  messageOf: 'SELECT record FROM messages WHERE classroom = ? AND operation = ?',
  lastRevision: 'SELECT revision FROM messages WHERE classroom = ? ORDER BY revision DESC LIMIT 1',
  changeMessage: 'UPDATE messages SET record = ? WHERE classroom = ? AND number = ?',
  removeMessagesUpTo: 'DELETE FROM messages WHERE classroom = ? AND number <= ? RETURNING record',
  removeMessagesOfSeat:
    'DELETE FROM messages WHERE classroom = :classroom AND (seat = :seat OR thread = :seat) RETURNING record',
  chat: 'SELECT record FROM chats WHERE classroom = ?',
  setChat: 'INSERT INTO chats (record) VALUES (?) ON CONFLICT (classroom) DO UPDATE SET record = excluded.record',

  sessions: 'SELECT id, body, expiresAt FROM sessions WHERE id > ? ORDER BY id LIMIT ?',
  session: 'SELECT id, body, expiresAt FROM sessions WHERE id = ?',
  setSession: `INSERT INTO sessions (id, body, expiresAt) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body, expiresAt = excluded.expiresAt`,
  addSession: 'INSERT INTO sessions (id, body, expiresAt) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  replaceSession: 'UPDATE sessions SET body = ?, expiresAt = ? WHERE id = ? AND body = ?',
  touchSession: 'UPDATE sessions SET expiresAt = ? WHERE id = ?',
  removeSession: 'DELETE FROM sessions WHERE id = ?',
  sweepSessions: 'DELETE FROM sessions WHERE expiresAt <= ?',

  memberships: 'SELECT record FROM memberships WHERE session = ? ORDER BY madeAt, classroom, seat',
  membershipsIn: 'SELECT record FROM memberships WHERE classroom = ? ORDER BY madeAt, session, seat',
  membership: 'SELECT record FROM memberships WHERE session = ? AND classroom = ? AND seat = ?',
  setMembership: `INSERT INTO memberships (record) VALUES (?)
    ON CONFLICT (session, classroom, seat) DO UPDATE SET record = excluded.record`,
  changeMembership: 'UPDATE memberships SET record = ? WHERE session = ? AND classroom = ? AND seat = ?',
  touchMemberships: `UPDATE memberships SET record = json_set(
    record, '$.usedAt', CAST(? AS INTEGER), '$.expiresAt', CAST(? AS INTEGER)) WHERE session = ?`,
  removeMembership: 'DELETE FROM memberships WHERE session = ? AND classroom = ? AND seat = ?',
  removeMembershipsOfSeat: 'DELETE FROM memberships WHERE classroom = ? AND seat = ?',
  removeMembershipsOfSession: 'DELETE FROM memberships WHERE session = ?',
  sweepMemberships: 'DELETE FROM memberships WHERE expiresAt <= ?',

  upkeep: 'SELECT record FROM clock WHERE id = 1',
  setUpkeep: 'INSERT INTO clock (id, record) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  check: 'UPDATE upkeep SET checks = checks + 1 WHERE id = 1',
  oweVacuum: 'UPDATE upkeep SET vacuumOwed = 1 WHERE id = 1',
} as const;

export type Statements = { readonly [Name in keyof typeof SQL]: StatementSync };

export function prepareAll(db: DatabaseSync): Statements {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)] as const);
  // The keys are those of SQL; the type of Object.entries drops them.
  return Object.fromEntries(prepared) as Statements;
}
