/** Logs that an earlier build wrote are replayed as they were played, whatever the rules of snapping are by now. */
import { beforeEach, expect, it } from 'vitest';
import { decoded, readStoredLogs, type StoredLog } from '#e2e/fixtures/replay-log/stored-log.ts';
import { classroom } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { decompress } from '#server/journal/compression.ts';
import { readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import { type Board, dealtBoard } from '#shared/board/board.ts';
import { boardRules, MAT_ID, type Rules } from '#shared/board/board-rules.ts';
import { applyTick } from '#shared/board/tick.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { stateOf } from './played-board.ts';
import { boardAt, type SegmentSource } from './replayed-board.ts';

const CLASS = 'class' as ClassroomId;
const logs = await readStoredLogs();
let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ folder: await testFolder() });
  await store.addClassroom(classroom(CLASS, { expiresAt: 9e15 }));
  return () => store.close();
});

async function sourceOf({ chunks, snapshots }: StoredLog, board: number): Promise<SegmentSource> {
  const key = { classroom: CLASS, board };
  for (const chunk of chunks) expect(await store.append([decoded(key, chunk)])).toEqual(['stored']);
  for (const snapshot of snapshots) await store.addSnapshot(decoded(key, snapshot));
  return {
    index: await readReplayLog(store, key, 0),
    readSegment: (firstSeq) => readSegment(store, key, firstSeq),
  };
}

function dealtWith(rules: Rules, { seed, turns }: StoredLog): Board {
  return dealtBoard(rules, scatter(rules.puzzle, seed, turns), 0);
}

/** Other rules than those of the build that wrote the logs. A board keeps only its mat, or its lack of one. */
const CHANGES: readonly (readonly [string, Partial<Rules>])[] = [
  ['of before', {}],
  ['by which nothing snaps', { tolerance: 0, snapFloorMax: 0, hints: false }],
  ['by which everything snaps', { tolerance: 60_000, snapFloorMax: 60_000 }],
];

// The build that wrote them had no mat's group where there is no mat: it is bare, and never drawn. Proves I56.
it.each(CHANGES)('with rules %s', async (_, change) => {
  let compared = 0;
  for (const [index, log] of logs.entries()) {
    const source = await sourceOf(log, index + 1);
    const rules = { ...boardRules(cutPuzzle(log.spec), log.difficulty, log.turns), ...change };
    expect(source.index.epochs).toHaveLength(2);
    for (const [seq, at, state] of log.states) {
      const board = await boardAt(source, () => dealtWith(rules, log), at);
      if (log.difficulty === 'hard') board?.groups.delete(MAT_ID);
      expect([board?.seq, board === null ? null : stateOf(board)], `frame ${seq}`).toEqual([seq, state]);
      compared += 1;
    }
  }
  // Guards against a vacuous run: the logs are not empty.
  expect(compared).toBeGreaterThan(300);
});

it('hold what a lesson has: joins, hints, shown places, pauses, resets, takeovers, and two epochs with an hour between', () => {
  const kinds = new Map<string, number>();
  for (const log of logs) {
    const board = dealtWith(boardRules(cutPuzzle(log.spec), log.difficulty, log.turns), log);
    for (const { bytes, firstSeq, startTime } of log.chunks.map((chunk) =>
      decoded({ classroom: CLASS, board: 1 }, chunk),
    )) {
      for (const { tick, seq } of decodeChunk(decompress(bytes), firstSeq, startTime)) {
        applyTick(board, tick, seq);
        for (const { kind } of [...tick.events, ...tick.drags]) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }
  }
  for (const kind of ['opened', 'lifted', 'dragged', 'dropped', 'joined', 'turned', 'released', 'paused', 'resumed'])
    expect(kinds.get(kind), kind).toBeGreaterThanOrEqual(5);
  for (const kind of ['hinted', 'pieceShown', 'takenOver', 'reset'])
    expect(kinds.get(kind), kind).toBeGreaterThanOrEqual(1);
});
