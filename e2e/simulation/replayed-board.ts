/** Seeks in a board's log by its index and one segment, as a page does; a fold of its own, that shares nothing with the page's. */

import type { Board } from '#shared/board/board.ts';
import { applyPatch } from '#shared/board/patch.ts';
import { applyTick } from '#shared/board/tick.ts';
import type { ReplayLog } from '#shared/replay/replay-log.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodeReplaySegment, encodeReplaySegment, type ReplaySegment } from '#shared/wire/replay-segment.ts';

export interface SegmentSource {
  readonly index: ReplayLog;
  readonly readSegment: (firstSeq: number) => Promise<ReplaySegment | null>;
}

/**
 * The board as it was at a wall time, or null where a chunk or the keyframe before it cannot be read.
 * @param dealt the board as it was dealt, a new one at each call
 */
export async function boardAt(
  { index, readSegment }: SegmentSource,
  dealt: () => Board,
  at: number,
): Promise<Board | null> {
  const span = index.segments.findLast(({ startTime }) => startTime <= at) ?? index.segments[0];
  const read = span === undefined ? null : await readSegment(span.firstSeq);
  if (span === undefined || read === null) throw new Error('the index names no such segment');
  const { keyframe, entries } = decodeReplaySegment(encodeReplaySegment(read));
  if (keyframe === null && span.firstSeq > 1) return null;
  const board = dealt();
  if (keyframe !== null) applyPatch(board, decodePatch(keyframe));
  for (const { firstSeq, startTime, epoch, bytes, frames } of entries) {
    const wallTime = index.epochs.find((each) => each.epoch === epoch)?.wallTime ?? Number.NaN;
    if (wallTime + startTime > at && firstSeq > board.seq) break;
    if (bytes === null) return null;
    const decoded = decodeChunk(bytes, firstSeq, startTime);
    if (decoded.length !== frames) throw new Error(`${decoded.length} frames in a chunk of ${frames}`);
    for (const { seq, time, tick } of decoded) {
      if (seq <= board.seq) continue;
      if (wallTime + time > at) return board;
      if (seq !== board.seq + 1) throw new Error(`frame ${seq} after ${board.seq}`);
      applyTick(board, tick, seq);
    }
  }
  return board;
}
