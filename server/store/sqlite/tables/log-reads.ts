/** Reads of the boards' logs: chunks and snapshots, and their indexes. */
import type { LogChunk } from '#server/store/port.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import { bytes, number, text } from './columns.ts';
import type { Statements } from './statements.ts';

export function logReads(sql: Statements): Operations<'log' | 'logIndex' | 'snapshot' | 'snapshotIndex'> {
  return {
    log: ({ classroom, board }, from, to = Number.MAX_SAFE_INTEGER) =>
      sql.log.all({ classroom, board, from, to }).map(
        (row): LogChunk => ({
          classroom,
          board,
          firstSeq: number(row, 'firstSeq'),
          frames: number(row, 'frames'),
          epoch: number(row, 'epoch'),
          owner: text(row, 'owner'),
          digest: text(row, 'digest'),
          startTime: number(row, 'startTime'),
          bytes: bytes(row, 'bytes'),
        }),
      ),

    logIndex: ({ classroom, board }) =>
      sql.logIndex.all(classroom, board).map((row) => ({
        firstSeq: number(row, 'firstSeq'),
        frames: number(row, 'frames'),
        epoch: number(row, 'epoch'),
        startTime: number(row, 'startTime'),
        size: number(row, 'size'),
      })),

    snapshotIndex: ({ classroom, board }) =>
      sql.snapshotIndex
        .all(classroom, board)
        .map((row) => ({ seq: number(row, 'seq'), epoch: number(row, 'epoch'), size: number(row, 'size') })),

    snapshot: ({ classroom, board }, atMost) => {
      const row = sql.snapshot.get(classroom, board, atMost);
      if (row === undefined) return null;
      return { classroom, board, seq: number(row, 'seq'), epoch: number(row, 'epoch'), bytes: bytes(row, 'bytes') };
    },
  };
}
