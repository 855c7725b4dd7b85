/** Plays one segment of a log by the playback of live boards: from any second, forward at any pace; going back folds once more. */
import type { Board } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { Playback } from './playback.ts';
import type { SegmentFold } from './segment-fold.ts';

/** Frames are queued this long before they are due, so that groups glide to them. Milliseconds. */
const QUEUED_MS = 200;

export class SegmentPlayer {
  readonly fold: SegmentFold;
  #playback: Playback;
  /** Index of the next frame to queue. */
  #next: number;
  #time: number;

  /** Null: the segment's keyframe cannot be read. @param time wall time at which it begins to play */
  static at(fold: SegmentFold, time: number): SegmentPlayer | null {
    const playback = playbackAt(fold, fold.countAt(time));
    return playback === null ? null : new SegmentPlayer(fold, playback, time);
  }

  private constructor(fold: SegmentFold, playback: Playback, time: number) {
    this.fold = fold;
    this.#playback = playback;
    this.#next = fold.countAt(time);
    this.#time = time;
    this.#queueUntil(time + QUEUED_MS);
  }

  get board(): Board {
    return this.#playback.board;
  }

  /** How many of the segment's frames are shown. */
  get count(): number {
    return this.board.seq - this.fold.firstSeq + 1;
  }

  /** Shows the board at a wall time, earlier or later. Returns whether the board may differ. */
  goTo(time: number): boolean {
    const { seq } = this.board;
    if (time < this.#time) {
      const count = this.fold.countAt(time);
      this.#playback = playbackAt(this.fold, count) ?? this.#playback;
      this.#next = count;
    }
    this.#time = time;
    this.#queueUntil(time + QUEUED_MS);
    this.#playback.advance(time);
    return this.board.seq !== seq;
  }

  /** Where groups are that glide to their place in the next frame. */
  gliding(): ReadonlyMap<GroupId, Point> {
    return this.#playback.gliding(this.#time);
  }

  /** Those that are due are applied before others are queued: the queue is short. */
  #queueUntil(time: number): void {
    for (let frame = this.fold.frames[this.#next]; frame !== undefined && frame.time <= time; ) {
      this.#playback.advance(this.#time);
      // A log has its epochs one after the other; the playback knows only its board's.
      this.#playback.push({
        ...frame,
        board: 0,
        epoch: this.board.epoch,
        after: frame.seq - 1,
        committedSeq: frame.seq,
      });
      this.#next += 1;
      frame = this.fold.frames[this.#next];
    }
  }
}

function playbackAt(fold: SegmentFold, count: number): Playback | null {
  const board = fold.boardAfter(count);
  return board === null ? null : new Playback(board, fold.frames[count - 1]?.time ?? fold.startTime);
}
