/** What a board's log says of its play, as far as it is durable. */
import { setImmediate as nextImmediate } from 'node:timers/promises';
import { decompress } from '#server/journal/compression.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';
import { type BoardResult, ResultFold } from '#shared/results/result-fold.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';

export async function readBoardResult(store: Store, key: LogKey): Promise<BoardResult> {
  return foldResult(store, key, () => undefined);
}

/** As they were when the board was solved: a move after it counts no more. Null: it is not solved, or its solution was brought back by the undoing of a reset. */
export async function readSolvedFigures(store: Store, key: LogKey): Promise<SolvedFigures | null> {
  let figures: SolvedFigures | null = null;
  await foldResult(store, key, ({ solvedAt, playedMs, shares }) => {
    if (solvedAt === null) figures = null;
    else figures ??= { playedMs, moves: [...shares.values()].reduce((sum, { moves }) => sum + moves, 0) };
  });
  return figures;
}

/** @param onFrame called after each frame */
async function foldResult(store: Store, key: LogKey, onFrame: (result: BoardResult) => void): Promise<BoardResult> {
  const fold = new ResultFold();
  for (const { bytes, firstSeq, startTime } of await store.log(key, 1)) {
    for (const { tick, time } of decodeChunk(decompress(bytes), firstSeq, startTime)) {
      fold.add(tick, time);
      onFrame(fold.result);
    }
    // Folding a long log must not delay the ticks of open boards.
    await nextImmediate();
  }
  return fold.result;
}
