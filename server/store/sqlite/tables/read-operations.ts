/** The port's reads: they see committed data alone. */
import type { UpkeepRecord } from '#server/base/trusted-clock.ts';
import type {
  ActivityRecord,
  BoardRecord,
  ChatRecord,
  ClassroomRecord,
  MembershipRecord,
  MessageRecord,
  PictureRecord,
  SeatRecord,
  SessionRecord,
} from '#server/store/port.ts';
import type { Operations, ReadMethod } from '#server/store/sqlite/worker-messages.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { number, type Row, record, recordOrNull, text } from './columns.ts';
import { logReads } from './log-reads.ts';
import type { Statements } from './statements.ts';

export function readOperations(sql: Statements): Operations<ReadMethod> {
  return {
    classroom: (id) => recordOrNull<ClassroomRecord>(sql.classroom.get(id)),
    classroomByCode: (code) => recordOrNull<ClassroomRecord>(sql.classroomByCode.get(code)),
    countClassrooms: () => number(sql.countClassrooms.get() ?? {}, 'count'),
    classrooms: (now) => sql.classrooms.all(now).map(record<ClassroomRecord>),
    expiredClassrooms: (now) => sql.expiredClassrooms.all(now).map((row) => record<ClassroomRecord>(row).id),

    seats: (classroom) => sql.seats.all(classroom).map(record<SeatRecord>),
    // A class's id is a branded string that only the server makes.
    classroomsWithPendingRemovals: () =>
      sql.classroomsWithPendingRemovals.all().map((row) => text(row, 'classroom') as ClassroomId),

    picture: (id) => recordOrNull<PictureRecord>(sql.picture.get(id)),
    pictures: (classroom) => sql.pictures.all(classroom).map(record<PictureRecord>),
    comingPictures: (createdUpTo) => sql.comingPictures.all(createdUpTo).map(record<PictureRecord>),

    activity: (id) => recordOrNull<ActivityRecord>(sql.activity.get(id)),
    activities: (classroom) => sql.activities.all(classroom).map(record<ActivityRecord>),

    board: (classroom, boardNumber) => recordOrNull<BoardRecord>(sql.board.get(classroom, boardNumber)),
    boards: (classroom) => sql.boards.all(classroom).map(record<BoardRecord>),

    ...logReads(sql),

    messages: (classroom, before, most) =>
      sql.messages
        .all(classroom, before, most)
        .map(record<MessageRecord>)
        .reverse(),
    messagesSince: (classroom, since, most) => sql.messagesSince.all(classroom, since, most).map(record<MessageRecord>),
    message: (classroom, of) => recordOrNull<MessageRecord>(sql.message.get(classroom, of)),
    messageOf: (classroom, operation) => recordOrNull<MessageRecord>(sql.messageOf.get(classroom, operation)),
    lastRevision: (classroom) => {
      const row = sql.lastRevision.get(classroom);
      return row === undefined ? 0 : number(row, 'revision');
    },
    chat: (classroom) => recordOrNull<ChatRecord>(sql.chat.get(classroom)),

    sessions: (after, most) => sql.sessions.all(after, most).map(session),
    session: (id) => {
      const row = sql.session.get(id);
      return row === undefined ? null : session(row);
    },
    memberships: (of) => sql.memberships.all(of).map(record<MembershipRecord>),
    membershipsIn: (classroom) => sql.membershipsIn.all(classroom).map(record<MembershipRecord>),
    upkeep: () => recordOrNull<UpkeepRecord>(sql.upkeep.get()),
  };
}

function session(row: Row): SessionRecord {
  return { id: text(row, 'id'), body: text(row, 'body'), expiresAt: number(row, 'expiresAt') };
}
