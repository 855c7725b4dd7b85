/** Writes of a class's chat: its messages, and its settings. */
import type { MessageRecord } from '#server/store/port.ts';
import { isMissingClassroom } from '#server/store/sqlite/result-codes.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import { changedText, insertRecord, isFenced, passFence } from './classroom-writes.ts';
import { record, recordOrNull } from './columns.ts';
import type { Statements } from './statements.ts';

export function messageWrites(
  sql: Statements,
): Operations<'addMessages' | 'changeMessage' | 'removeMessages' | 'setChat'> {
  return {
    addMessages: (records, epoch) =>
      records.map((message) => (isFenced(sql, message.classroom, epoch) ? 'lost' : addMessage(sql, message))),
    changeMessage: (classroom, number, changes, epoch) => {
      passFence(sql, classroom, epoch);
      const text = changedText(recordOrNull<MessageRecord>(sql.message.get(classroom, number)), changes);
      if (text !== null) sql.changeMessage.run(text, classroom, number);
    },
    removeMessages: (classroom, which, epoch) => {
      passFence(sql, classroom, epoch);
      const rows =
        'seat' in which
          ? sql.removeMessagesOfSeat.all({ classroom, seat: which.seat })
          : sql.removeMessagesUpTo.all(classroom, which.upTo);
      if (rows.length > 0) sql.oweVacuum.run();
      return rows.map(record<MessageRecord>).sort((a, b) => a.number - b.number);
    },
    setChat: (stored, epoch) => {
      passFence(sql, stored.classroom, epoch);
      sql.setChat.run(JSON.stringify(stored));
    },
  };
}

function addMessage(sql: Statements, message: MessageRecord): number | 'lost' {
  try {
    if (insertRecord(sql.addMessage, message)) return message.number;
  } catch (error) {
    if (isMissingClassroom(error)) return 'lost';
    throw error;
  }
  const earlier = recordOrNull<MessageRecord>(sql.messageOf.get(message.classroom, message.operation));
  return earlier?.number ?? 'lost';
}
