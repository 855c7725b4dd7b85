/**
 * One segment of a board's log, decoded: its frames with their wall times, and the board after any of them, folded from the keyframe. What
 * follows a chunk that cannot be read cannot be folded: it is unreadable up to the next keyframe.
 */
import { type Board, copyOf } from '#shared/board/board.ts';
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import { applyPatch } from '#shared/board/patch.ts';
import { applyTick, type Tick } from '#shared/board/tick.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import type { ReplayEntry, ReplaySegment } from '#shared/wire/replay-segment.ts';
import { movesOf } from './board-moves.ts';
import type { SegmentSpan } from './replay-log.ts';

/** Every so many frames the board is stored as it was then: to show a second of the segment, fewer frames than that are folded. */
const STORED_EVERY_FRAMES = 256;

export interface ReplayFrame {
  readonly seq: number;
  /** Wall time, ms since 1970; never less than the frame's before. */
  readonly time: number;
  readonly tick: Tick;
}

export interface SegmentFoldOptions {
  readonly segment: ReplaySegment;
  /** The segment's first frame. */
  readonly firstSeq: number;
  /** How many frames it should have. */
  readonly frames: number;
  /** When its first frame was. */
  readonly startTime: number;
  /** A new board as it was dealt, before any frame. */
  readonly deal: () => Board;
  /** Wall time at an epoch's time 0. */
  readonly epochStart: (epoch: number) => number;
}

export class SegmentFold {
  readonly firstSeq: number;
  readonly startTime: number;
  /** Those that can be read and folded, in order. */
  readonly frames: readonly ReplayFrame[];
  /** Frames behind `frames` are lost. */
  readonly isCut: boolean;
  /** The boards before frame 0, STORED_EVERY_FRAMES, and so on. None: the keyframe cannot be read, and nothing of the segment. */
  readonly #stored: readonly Board[];
  /** The board of the last fold, after `#folded` frames. */
  #board: Board | null = null;
  #folded = 0;

  /** A segment of a log, as the log's index names it. */
  static ofSpan(
    { firstSeq, lastSeq, startTime }: SegmentSpan,
    rest: Pick<SegmentFoldOptions, 'segment' | 'deal' | 'epochStart'>,
  ): SegmentFold {
    return new SegmentFold({ ...rest, firstSeq, frames: lastSeq - firstSeq + 1, startTime });
  }

  constructor(options: SegmentFoldOptions) {
    const { firstSeq, startTime, frames } = options;
    this.firstSeq = firstSeq;
    this.startTime = startTime;
    const start = startOf(options);
    const folded = start === null ? { frames: [], stored: [] } : foldFrames(start, framesOf(options));
    this.frames = folded.frames;
    this.#stored = folded.stored;
    this.isCut = this.frames.length < frames;
  }

  get isReadable(): boolean {
    return this.#stored.length > 0;
  }

  /** Wall time from which on nothing of the segment can be read; null: all of it can be. */
  get unreadableFrom(): number | null {
    if (!this.isCut) return null;
    return this.frames.at(-1)?.time ?? this.startTime;
  }

  /** How many frames have been shown at this wall time. */
  countAt(time: number): number {
    let low = 0;
    let high = this.frames.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#timeAt(middle) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * An independent board after the first `count` frames; null: the keyframe cannot be read. Going on from the last fold costs only what is
   * between; any other second costs fewer than STORED_EVERY_FRAMES frames.
   */
  boardAfter(count: number): Board | null {
    const nearest = Math.min(this.#stored.length - 1, Math.floor(count / STORED_EVERY_FRAMES));
    const stored = this.#stored[nearest];
    if (stored === undefined) return null;
    const storedFrames = nearest * STORED_EVERY_FRAMES;
    if (this.#board === null || count < this.#folded || this.#folded < storedFrames) {
      this.#board = copyOf(stored);
      this.#folded = storedFrames;
    }
    for (; this.#folded < count; this.#folded += 1) {
      const frame = this.frames[this.#folded];
      if (frame === undefined) break;
      applyTick(this.#board, frame.tick, frame.seq);
    }
    return copyOf(this.#board);
  }

  movesAt(index: number): ReturnType<typeof movesOf> {
    const frame = this.frames[index];
    return frame === undefined ? [] : movesOf(frame.tick);
  }

  /** Index of the first frame with a move after this wall time; null: there is none. */
  firstMoveAfter(time: number): number | null {
    for (let index = this.countAt(time); index < this.frames.length; index += 1)
      if (this.movesAt(index).length > 0) return index;
    return null;
  }

  /** Index of the last frame with a move before this wall time; null: there is none. */
  lastMoveBefore(time: number): number | null {
    for (let index = this.countAt(time) - 1; index >= 0; index -= 1)
      if (this.#timeAt(index) < time && this.movesAt(index).length > 0) return index;
    return null;
  }

  /**
   * Goes through all frames once, on a board of its own.
   * @param onEvent called with each discrete event, while the board is as it was before it @param onFrame called after each frame
   */
  walk(
    onEvent: (event: DiscreteEvent, board: Board, time: number) => void,
    onFrame: (frame: ReplayFrame, board: Board) => void,
  ): void {
    const [start] = this.#stored;
    if (start === undefined) return;
    const board = copyOf(start);
    for (const frame of this.frames) {
      applyTick(board, frame.tick, frame.seq, (event) => onEvent(event, board, frame.time));
      onFrame(frame, board);
    }
  }

  #timeAt(index: number): number {
    return this.frames[index]?.time ?? this.startTime;
  }
}

function startOf({ segment, firstSeq, deal }: SegmentFoldOptions): Board | null {
  const board = deal();
  if (segment.keyframe === null) return firstSeq === board.seq + 1 ? board : null;
  try {
    applyPatch(board, decodePatch(segment.keyframe));
  } catch {
    return null;
  }
  return board.seq === firstSeq - 1 ? board : null;
}

/** The frames up to the first gap. */
function framesOf({ segment, firstSeq, startTime, epochStart }: SegmentFoldOptions): ReplayFrame[] {
  const frames: ReplayFrame[] = [];
  let time = startTime;
  for (const entry of segment.entries) {
    const ticks = ticksOf(entry);
    if (ticks === null) break;
    for (const tick of ticks) {
      const isNext = tick.seq === firstSeq + frames.length;
      if (tick.seq > firstSeq + frames.length) return frames;
      if (!isNext) continue;
      time = Math.max(time, epochStart(entry.epoch) + tick.time);
      frames.push({ seq: tick.seq, time, tick: tick.tick });
    }
  }
  return frames;
}

function ticksOf({ bytes, firstSeq, startTime, frames }: ReplayEntry): ReturnType<typeof decodeChunk> | null {
  if (bytes === null) return null;
  try {
    const ticks = decodeChunk(bytes, firstSeq, startTime);
    return ticks.length === frames ? ticks : null;
  } catch {
    return null;
  }
}

/** The frames that fit the board, one after the other, and the boards to store: before any frame, and after each STORED_EVERY_FRAMES. */
function foldFrames(
  start: Board,
  frames: readonly ReplayFrame[],
): { readonly frames: readonly ReplayFrame[]; readonly stored: readonly Board[] } {
  const board = copyOf(start);
  const stored = [start];
  for (const [index, { tick, seq }] of frames.entries()) {
    try {
      applyTick(board, tick, seq);
    } catch {
      return { frames: frames.slice(0, index), stored };
    }
    if ((index + 1) % STORED_EVERY_FRAMES === 0) stored.push(copyOf(board));
  }
  return { frames, stored };
}
