/** Cuts a few seconds out of a board's log: the board as it lay before them, and the frames in them, as a segment of its own. */
import type { LogKey } from '#server/store/port.ts';
import type { Board } from '#shared/board/board.ts';
import type { ReplayEpoch } from '#shared/replay/replay-log.ts';
import { type ReplayFrame, SegmentFold } from '#shared/replay/segment-fold.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import { ChunkBuilder } from '#shared/wire/chunk.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';
import type { ReplayEntry, ReplaySegment } from '#shared/wire/replay-segment.ts';
import { type ReplayStore, readReplayLog, readSegment } from './log-reader.ts';

export interface LogClip {
  readonly segment: ReplaySegment;
  readonly firstSeq: number;
  readonly frames: number;
  readonly epochs: readonly ReplayEpoch[];
}

export interface LogClipOptions {
  readonly store: ReplayStore;
  readonly key: LogKey;
  /** Wall times, ms since 1970. */
  readonly createdAt: number;
  readonly from: number;
  readonly to: number;
  /** A new board as it was dealt. */
  readonly deal: () => Board;
}

/** Reads the segments that the time lies in, and no others. Null: they cannot be read. What follows an unreadable chunk is left out. */
export async function readClip({ store, key, createdAt, from, to, deal }: LogClipOptions): Promise<LogClip | null> {
  const log = await readReplayLog(store, key, createdAt);
  const timeline = new Timeline(log);
  const frames: ReplayFrame[] = [];
  let start: Board | null = timeline.segments.length === 0 ? deal() : null;
  for (const span of timeline.segments.slice(Math.max(0, timeline.segmentAt(from)))) {
    if (start !== null && span.startTime > to) break;
    const segment = await readSegment(store, key, span.firstSeq);
    if (segment === null) return null;
    const epochStart = (epoch: number) => timeline.epochStart(epoch);
    const fold = SegmentFold.ofSpan(span, { segment, deal, epochStart });
    start ??= fold.boardAfter(fold.countAt(from));
    if (start === null) return null;
    frames.push(...fold.frames.slice(fold.countAt(from), fold.countAt(to)));
    if (fold.isCut) break;
  }
  if (start === null) return null;
  const head = { board: key.board, time: 0, committedSeq: start.seq };
  const segment = { keyframe: encodePatch(start, 0, head), entries: entriesOf(frames, log.epochs) };
  return { segment, firstSeq: start.seq + 1, frames: frames.length, epochs: log.epochs };
}

/** One entry an epoch. */
function entriesOf(frames: readonly ReplayFrame[], epochs: readonly ReplayEpoch[]): ReplayEntry[] {
  const entries: ReplayEntry[] = [];
  for (const [index, { epoch, firstSeq, wallTime }] of epochs.entries()) {
    const end = epochs[index + 1]?.firstSeq ?? Number.POSITIVE_INFINITY;
    const own = frames.filter(({ seq }) => firstSeq <= seq && seq < end);
    const [first] = own;
    if (first === undefined) continue;
    const startTime = first.time - wallTime;
    const chunk = new ChunkBuilder(first.seq, startTime);
    for (const { time, tick } of own) {
      if (tick.events.length > 0) chunk.add(time - wallTime, encodeTickBody(tick));
      else chunk.addMotion(time - wallTime, tick.drags);
    }
    entries.push({ firstSeq: first.seq, frames: own.length, epoch, startTime, bytes: chunk.take() });
  }
  return entries;
}
