/**
 * Plays a board's frames back at their own pace, a little behind their arrival. It shows the fold of the frames that are due, and each
 * moving group glides on a straight line between two frames. It never extrapolates, and a dropped group ends exactly where the log says.
 * Live mirrors and replays differ only in their clock.
 */
import type { Board } from '#shared/board/board.ts';
import type { Patch } from '#shared/board/patch.ts';
import { applyPatch, canApplyPatch } from '#shared/board/patch.ts';
import { applyTick, type Tick } from '#shared/board/tick.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import type { TickFrame } from '#shared/wire/frames/tick-frame.ts';

/** Longest duration of a glide, however long the group rested before. Milliseconds. */
const GLIDE_MS_MAX = 100;
/** Most frames that wait. Beyond it the oldest are applied at once: a hidden tab does not show them. */
const WAITING_MAX = 60;

type Step =
  | { readonly kind: 'tick'; readonly seq: number; readonly time: number; readonly tick: Tick }
  | { readonly kind: 'patch'; readonly seq: number; readonly time: number; readonly patch: Patch };

export type FrameOutcome = 'taken' | 'old' | 'gap';

export class Playback {
  readonly board: Board;
  readonly #waiting: Step[] = [];
  /** A frame was applied since the last call of `advance`. */
  #changed = false;
  /** Time of the last applied frame. */
  #time: number;
  /** The last frame in the queue: `board` will be at this frame when the queue is empty. */
  #headSeq: number;

  /** @param time that of the board's frame, if it is known */
  constructor(board: Board, time = 0) {
    this.board = board;
    this.#headSeq = board.seq;
    this.#time = time;
  }

  get headSeq(): number {
    return this.#headSeq;
  }

  /** Are there frames that are not shown yet? */
  get isMoving(): boolean {
    return this.#waiting.length > 0;
  }

  /** Queues a received frame. `gap`: frames before it are missing, and only a patch helps. */
  push(frame: TickFrame): FrameOutcome {
    if (frame.epoch !== this.#epoch()) return frame.epoch < this.#epoch() ? 'old' : 'gap';
    if (frame.seq <= this.#headSeq) return 'old';
    if (frame.after > this.#headSeq) return 'gap';
    this.#queue({ kind: 'tick', seq: frame.seq, time: frame.time, tick: frame.tick });
    return 'taken';
  }

  /** Queues a received patch. A patch of another epoch or of the whole board is applied at once: no glide leads to it. */
  patch(patch: Patch): FrameOutcome {
    if (patch.from === 0 || patch.epoch !== this.#epoch()) {
      if (patch.from !== 0) return 'gap';
      this.#waiting.length = 0;
      applyPatch(this.board, patch);
      this.#headSeq = patch.seq;
      this.#time = patch.time;
      return 'taken';
    }
    if (patch.seq < this.#headSeq) return 'old';
    if (patch.from > this.#headSeq) return 'gap';
    this.#queue({ kind: 'patch', seq: patch.seq, time: patch.time, patch });
    return 'taken';
  }

  /** Applies all frames that are due at `time`, on the board's clock. Returns whether the board changed since the last call. */
  advance(time: number): boolean {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined || next.time > time) break;
      this.#waiting.shift();
      this.#apply(next);
    }
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** The positions at `time` of groups that glide to their place in the next frame. */
  gliding(time: number): Map<GroupId, Point> {
    const places = new Map<GroupId, Point>();
    const [next] = this.#waiting;
    if (next === undefined) return places;
    const from = Math.max(this.#time, next.time - GLIDE_MS_MAX);
    const share = next.time <= from ? 1 : Math.min(1, Math.max(0, (time - from) / (next.time - from)));
    for (const [id, to] of goals(next)) {
      const group = this.board.groups.get(id);
      if (group === undefined) continue;
      places.set(id, { x: group.x + (to.x - group.x) * share, y: group.y + (to.y - group.y) * share });
    }
    return places;
  }

  #epoch(): number {
    return this.board.epoch;
  }

  #queue(step: Step): void {
    this.#waiting.push(step);
    this.#headSeq = step.seq;
    // Bounded here, because a hidden tab never calls `advance`: the queue must not grow with the hours.
    while (this.#waiting.length > WAITING_MAX) {
      const oldest = this.#waiting.shift();
      if (oldest !== undefined) this.#apply(oldest);
    }
  }

  #apply(step: Step): void {
    if (step.kind === 'tick') applyTick(this.board, step.tick, step.seq);
    else if (canApplyPatch(this.board, step.patch)) applyPatch(this.board, step.patch);
    this.#time = step.time;
    this.#changed = true;
  }
}

/** The position that a step gives each group that it moves. */
function goals(step: Step): Map<GroupId, Point> {
  const to = new Map<GroupId, Point>();
  if (step.kind === 'patch') {
    for (const { id, x, y } of step.patch.groups) to.set(id, { x, y });
    return to;
  }
  for (const event of step.tick.events) {
    if (event.kind === 'dropped' || event.kind === 'released' || event.kind === 'turned') to.set(event.group, event);
    if (event.kind === 'joined') {
      to.set(event.group, event);
      to.set(event.other, event);
    }
  }
  for (const drag of step.tick.drags) to.set(drag.group, drag);
  return to;
}
