/** The port's changes. Each runs within a transaction and a savepoint of its own: it is done whole or throws and leaves nothing. */
import type { StatementSync } from 'node:sqlite';
import type {
  ActivityRecord,
  AppendResult,
  BoardRecord,
  ClassroomRecord,
  LogChunk,
  MessageRecord,
  PictureRecord,
  SeatRecord,
} from '#server/store/port.ts';
import { isMissingClassroom } from '#server/store/sqlite/worker/result-codes.ts';
import type { Operations, WriteMethod } from '#server/store/sqlite/worker-messages.ts';
import { number, record, recordOrNull, text } from './columns.ts';
import type { Statements } from './statements.ts';

/** Changes after which what was erased must not be readable in the files either. */
export const ERASING_METHODS: ReadonlySet<string> = new Set<WriteMethod>([
  'removeClassroom',
  'removeSeat',
  'removeMessages',
]);

export function writeOperations(sql: Statements): Operations<WriteMethod> {
  /** False when a row with the same unique key is there. */
  const insert = (statement: StatementSync, stored: object) => statement.run(JSON.stringify(stored)).changes === 1;

  function append(chunk: LogChunk): AppendResult {
    const { classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes } = chunk;
    try {
      const put = sql.append.run(classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes);
      if (put.changes === 1) return 'stored';
    } catch (error) {
      if (isMissingClassroom(error)) return 'lost';
      throw error;
    }
    const writer = sql.chunkWriter.get(classroom, board, firstSeq);
    const isOwn =
      writer !== undefined &&
      number(writer, 'epoch') === epoch &&
      text(writer, 'owner') === owner &&
      text(writer, 'digest') === digest;
    return isOwn ? 'stored' : 'lost';
  }

  function addMessage(message: MessageRecord): number | 'lost' {
    try {
      if (insert(sql.addMessage, message)) return message.number;
    } catch (error) {
      if (isMissingClassroom(error)) return 'lost';
      throw error;
    }
    const earlier = recordOrNull<MessageRecord>(sql.messageOf.get(message.classroom, message.operation));
    return earlier?.number ?? 'lost';
  }

  return {
    addClassroom: (stored) => insert(sql.addClassroom, stored),
    changeClassroom: (id, changes) => {
      const stored = recordOrNull<ClassroomRecord>(sql.classroom.get(id));
      if (stored !== null) sql.changeClassroom.run(JSON.stringify({ ...stored, ...changes }), id);
    },
    removeClassroom: (id) => {
      const pictures = sql.pictures.all(id).map(record<PictureRecord>);
      if (sql.removeClassroom.run(id).changes !== 0) sql.oweVacuum.run();
      return pictures;
    },

    addSeat: (stored) => insert(sql.addSeat, stored),
    changeSeat: (classroom, id, changes) => {
      const stored = recordOrNull<SeatRecord>(sql.seat.get(id, classroom));
      if (stored !== null) sql.changeSeat.run(JSON.stringify({ ...stored, ...changes }), id);
    },
    removeSeat: (classroom, id) => {
      if (sql.removeSeat.run(id, classroom).changes !== 0) sql.oweVacuum.run();
    },

    addPicture: (stored) => {
      insert(sql.addPicture, stored);
    },
    removePicture: (id) => {
      sql.removePicture.run(id);
    },

    addActivity: (stored) => {
      insert(sql.addActivity, stored);
    },

    addBoard: (stored) => insert(sql.addBoard, stored),
    changeActivity: (id, changes) => {
      const stored = recordOrNull<ActivityRecord>(sql.activity.get(id));
      if (stored !== null) sql.changeActivity.run(JSON.stringify({ ...stored, ...changes }), id);
    },
    changeBoard: (classroom, boardNumber, changes) => {
      const stored = recordOrNull<BoardRecord>(sql.board.get(classroom, boardNumber));
      if (stored !== null) sql.changeBoard.run(JSON.stringify({ ...stored, ...changes }), classroom, boardNumber);
    },

    append: (chunks) => chunks.map(append),
    addSnapshot: ({ classroom, board, seq, epoch, bytes }) => {
      sql.addSnapshot.run(classroom, board, seq, epoch, bytes);
    },

    addMessages: (records) => records.map(addMessage),
    changeMessage: (classroom, of, changes) => {
      const stored = recordOrNull<MessageRecord>(sql.message.get(classroom, of));
      if (stored !== null) sql.changeMessage.run(JSON.stringify({ ...stored, ...changes }), classroom, of);
    },
    removeMessages: (classroom, which) => {
      const rows =
        'seat' in which
          ? sql.removeMessagesOfSeat.all({ classroom, seat: which.seat })
          : sql.removeMessagesUpTo.all(classroom, which.upTo);
      if (rows.length > 0) sql.oweVacuum.run();
      return rows.map(record<MessageRecord>).sort((a, b) => a.number - b.number);
    },
    setChat: (stored) => {
      sql.setChat.run(JSON.stringify(stored));
    },

    setSession: ({ id, body, expiresAt }) => {
      sql.setSession.run(id, body, expiresAt);
    },
    removeSession: (id) => {
      sql.removeSession.run(id);
    },
    sweepSessions: (now) => Number(sql.sweepSessions.run(now).changes),

    check: () => {
      sql.check.run();
    },
  };
}
