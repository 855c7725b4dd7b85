/** Writes of a classroom and of its seats, pictures, activities and boards. */
import type { StatementSync } from 'node:sqlite';
import { StoreError } from '#server/store/error.ts';
import type { ActivityRecord, BoardRecord, ClassroomRecord, PictureRecord, SeatRecord } from '#server/store/port.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { number, record, recordOrNull } from './columns.ts';
import type { Statements } from './statements.ts';

/** False when a row with the same unique key exists. */
export function insertRecord(statement: StatementSync, stored: object): boolean {
  return statement.run(JSON.stringify(stored)).changes === 1;
}

/** The text of a record with its changes; null when there is no record. */
export function changedText<Stored extends object>(stored: Stored | null, changes: Partial<Stored>): string | null {
  return stored === null ? null : JSON.stringify({ ...stored, ...changes });
}

/** Whether a write of the class's records under this epoch comes too late. Without an epoch it never does. */
export function isFenced(sql: Statements, classroom: ClassroomId, epoch: number | undefined): boolean {
  if (epoch === undefined) return false;
  const row = sql.fenceEpoch.get(classroom);
  return row !== undefined && number(row, 'epoch') > epoch;
}

/** @throws {StoreError} store-elsewhere */
export function passFence(sql: Statements, classroom: ClassroomId, epoch: number | undefined): void {
  if (isFenced(sql, classroom, epoch)) throw new StoreError('store-elsewhere');
}

export function classroomWrites(
  sql: Statements,
): Operations<
  'addClassroom' | 'fence' | 'changeClassroom' | 'removeClassroom' | 'addSeat' | 'changeSeat' | 'removeSeat'
> {
  return {
    addClassroom: (stored) => insertRecord(sql.addClassroom, stored),
    fence: (id, epoch) => {
      passFence(sql, id, epoch);
      sql.fence.run(id, epoch);
    },
    changeClassroom: (id, changes, epoch) => {
      passFence(sql, id, epoch);
      const text = changedText(recordOrNull<ClassroomRecord>(sql.classroom.get(id)), changes);
      if (text !== null) sql.changeClassroom.run(text, id);
    },
    removeClassroom: (id) => {
      const pictures = sql.pictures.all(id).map(record<PictureRecord>);
      if (sql.removeClassroom.run(id).changes !== 0) sql.oweVacuum.run();
      return pictures;
    },

    addSeat: (stored, epoch) => {
      passFence(sql, stored.classroom, epoch);
      return insertRecord(sql.addSeat, stored);
    },
    changeSeat: (classroom, id, changes, epoch) => {
      passFence(sql, classroom, epoch);
      const text = changedText(recordOrNull<SeatRecord>(sql.seat.get(id, classroom)), changes);
      if (text !== null) sql.changeSeat.run(text, id);
    },
    removeSeat: (classroom, id, epoch) => {
      passFence(sql, classroom, epoch);
      if (sql.removeSeat.run(id, classroom).changes !== 0) sql.oweVacuum.run();
    },
  };
}

export function activityWrites(
  sql: Statements,
): Operations<
  'addPicture' | 'keepPicture' | 'removePicture' | 'addActivity' | 'changeActivity' | 'addBoard' | 'changeBoard'
> {
  return {
    addPicture: (stored) => {
      insertRecord(sql.addPicture, stored);
    },
    keepPicture: (id) => {
      const text = changedText(recordOrNull<PictureRecord>(sql.picture.get(id)), { coming: false });
      if (text !== null) sql.changePicture.run(text, id);
    },
    removePicture: (id) => {
      sql.removePicture.run(id);
    },

    addActivity: (stored, epoch) => {
      passFence(sql, stored.classroom, epoch);
      insertRecord(sql.addActivity, stored);
    },
    changeActivity: (id, changes, epoch) => {
      const stored = recordOrNull<ActivityRecord>(sql.activity.get(id));
      if (stored !== null) passFence(sql, stored.classroom, epoch);
      const text = changedText(stored, changes);
      if (text !== null) sql.changeActivity.run(text, id);
    },

    addBoard: (stored, epoch) => {
      passFence(sql, stored.classroom, epoch);
      return insertRecord(sql.addBoard, stored);
    },
    changeBoard: (classroom, board, changes, epoch) => {
      passFence(sql, classroom, epoch);
      const text = changedText(recordOrNull<BoardRecord>(sql.board.get(classroom, board)), changes);
      if (text !== null) sql.changeBoard.run(text, classroom, board);
    },
  };
}
