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
} from '../../port.ts';
import type { Operations, Write } from '../request.ts';
import { isMissingClassroom } from '../thread/failure.ts';
import { number, record, recordOrNull, text } from './columns.ts';
import type { Statements } from './statements.ts';

/** Changes after which what was erased must not be readable in the files either. */
export const ERASING: ReadonlySet<string> = new Set<Write>(['removeClassroom', 'removeSeat', 'removeMessages']);

export function writeOperations(sql: Statements): Operations<Write> {
  /** False when a row with the same unique key is there. */
  const insert = (statement: StatementSync, kept: object) => statement.run(JSON.stringify(kept)).changes === 1;

  function append(chunk: LogChunk): AppendResult {
    const { classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes } = chunk;
    try {
      const put = sql.append.run(classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes);
      if (put.changes === 1) return 'stored';
    } catch (error) {
      if (isMissingClassroom(error)) return 'lost';
      throw error;
    }
    const writer = sql.writer.get(classroom, board, firstSeq);
    const own =
      writer !== undefined &&
      number(writer, 'epoch') === epoch &&
      text(writer, 'owner') === owner &&
      text(writer, 'digest') === digest;
    return own ? 'stored' : 'lost';
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
    addClassroom: (kept) => insert(sql.addClassroom, kept),
    changeClassroom: (id, changes) => {
      const kept = recordOrNull<ClassroomRecord>(sql.classroom.get(id));
      if (kept !== null) sql.changeClassroom.run(JSON.stringify({ ...kept, ...changes }), id);
    },
    removeClassroom: (id) => {
      const pictures = sql.pictures.all(id).map(record<PictureRecord>);
      if (sql.removeClassroom.run(id).changes !== 0) sql.oweWipe.run();
      return pictures;
    },

    addSeat: (kept) => insert(sql.addSeat, kept),
    changeSeat: (classroom, id, changes) => {
      const kept = recordOrNull<SeatRecord>(sql.seat.get(id, classroom));
      if (kept !== null) sql.changeSeat.run(JSON.stringify({ ...kept, ...changes }), id);
    },
    removeSeat: (classroom, id) => {
      if (sql.removeSeat.run(id, classroom).changes !== 0) sql.oweWipe.run();
    },

    addPicture: (kept) => {
      insert(sql.addPicture, kept);
    },
    removePicture: (id) => {
      sql.removePicture.run(id);
    },

    addActivity: (kept) => {
      insert(sql.addActivity, kept);
    },

    addBoard: (kept) => insert(sql.addBoard, kept),
    changeActivity: (id, changes) => {
      const kept = recordOrNull<ActivityRecord>(sql.activity.get(id));
      if (kept !== null) sql.changeActivity.run(JSON.stringify({ ...kept, ...changes }), id);
    },
    changeBoard: (classroom, boardNumber, changes) => {
      const kept = recordOrNull<BoardRecord>(sql.board.get(classroom, boardNumber));
      if (kept !== null) sql.changeBoard.run(JSON.stringify({ ...kept, ...changes }), classroom, boardNumber);
    },

    append: (chunks) => chunks.map(append),
    addSnapshot: ({ classroom, board, seq, epoch, bytes }) => {
      sql.addSnapshot.run(classroom, board, seq, epoch, bytes);
    },

    addMessages: (records) => records.map(addMessage),
    changeMessage: (classroom, of, changes) => {
      const kept = recordOrNull<MessageRecord>(sql.message.get(classroom, of));
      if (kept !== null) sql.changeMessage.run(JSON.stringify({ ...kept, ...changes }), classroom, of);
    },
    removeMessages: (classroom, which) => {
      const rows =
        'seat' in which
          ? sql.removeMessagesOfSeat.all({ classroom, seat: which.seat })
          : sql.removeMessagesUpTo.all(classroom, which.upTo);
      if (rows.length > 0) sql.oweWipe.run();
      return rows.map(record<MessageRecord>).sort((a, b) => a.number - b.number);
    },
    setChat: (kept) => {
      sql.setChat.run(JSON.stringify(kept));
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
