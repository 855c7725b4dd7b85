/** Writes of the boards' logs: chunks under the unique key that fences two writers, and snapshots. */
import type { AppendResult, LogChunk } from '#server/store/port.ts';
import { isMissingClassroom } from '#server/store/sqlite/result-codes.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import { number, text } from './columns.ts';
import type { Statements } from './statements.ts';

export function logWrites(sql: Statements): Operations<'append' | 'replaceChunk' | 'addSnapshot'> {
  return {
    append: (chunks) => chunks.map((chunk) => append(sql, chunk)),
    replaceChunk: ({ classroom, board, firstSeq, frames, epoch, owner, digest: next, bytes }, digest) =>
      sql.replaceChunk.run(bytes, next, classroom, board, firstSeq, frames, epoch, owner, digest).changes === 1,
    addSnapshot: ({ classroom, board, seq, epoch, bytes }) => {
      sql.addSnapshot.run(classroom, board, seq, epoch, bytes);
    },
  };
}

function append(sql: Statements, chunk: LogChunk): AppendResult {
  const { classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes } = chunk;
  try {
    const inserted = sql.append.run(classroom, board, firstSeq, frames, epoch, owner, digest, startTime, bytes);
    if (inserted.changes === 1) return 'stored';
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
