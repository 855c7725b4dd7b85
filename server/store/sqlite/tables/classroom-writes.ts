/** Writes of a classroom and of its seats, pictures, activities and boards. */
import type { StatementSync } from 'node:sqlite';
import type { ActivityRecord, BoardRecord, ClassroomRecord, PictureRecord, SeatRecord } from '#server/store/port.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import { record, recordOrNull } from './columns.ts';
import type { Statements } from './statements.ts';

/** False when a row with the same unique key exists. */
export function insertRecord(statement: StatementSync, stored: object): boolean {
  return statement.run(JSON.stringify(stored)).changes === 1;
}

/** The text of a record with its changes; null when there is no record. */
export function changedText<Stored extends object>(stored: Stored | null, changes: Partial<Stored>): string | null {
  return stored === null ? null : JSON.stringify({ ...stored, ...changes });
}

export function classroomWrites(
  sql: Statements,
): Operations<'addClassroom' | 'changeClassroom' | 'removeClassroom' | 'addSeat' | 'changeSeat' | 'removeSeat'> {
  return {
    addClassroom: (stored) => insertRecord(sql.addClassroom, stored),
    changeClassroom: (id, changes) => {
      const text = changedText(recordOrNull<ClassroomRecord>(sql.classroom.get(id)), changes);
      if (text !== null) sql.changeClassroom.run(text, id);
    },
    removeClassroom: (id) => {
      const pictures = sql.pictures.all(id).map(record<PictureRecord>);
      if (sql.removeClassroom.run(id).changes !== 0) sql.oweVacuum.run();
      return pictures;
    },

    addSeat: (stored) => insertRecord(sql.addSeat, stored),
    changeSeat: (classroom, id, changes) => {
      const text = changedText(recordOrNull<SeatRecord>(sql.seat.get(id, classroom)), changes);
      if (text !== null) sql.changeSeat.run(text, id);
    },
    removeSeat: (classroom, id) => {
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

    addActivity: (stored) => {
      insertRecord(sql.addActivity, stored);
    },
    changeActivity: (id, changes) => {
      const text = changedText(recordOrNull<ActivityRecord>(sql.activity.get(id)), changes);
      if (text !== null) sql.changeActivity.run(text, id);
    },

    addBoard: (stored) => insertRecord(sql.addBoard, stored),
    changeBoard: (classroom, number, changes) => {
      const text = changedText(recordOrNull<BoardRecord>(sql.board.get(classroom, number)), changes);
      if (text !== null) sql.changeBoard.run(text, classroom, number);
    },
  };
}
