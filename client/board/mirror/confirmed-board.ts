/** The server's board as played back on this page: it takes tick frames and patches, asks for missing ones, and keeps the board's clock. */
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed } from '#shared/board/board.ts';
import type { Checked } from '#shared/board/board-event.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { SeenFrame } from '#shared/board/move.ts';
import type { Patch } from '#shared/board/patch.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { Playback } from '#shared/replay/playback.ts';
import type { TickFrame } from '#shared/wire/frames/tick-frame.ts';
import { PlaybackClock } from './playback-clock.ts';

export interface ConfirmedBoardDeps {
  readonly rules: Rules;
  /** Frames are missing: only a patch helps. */
  readonly onGap: () => void;
  /** A patch has replaced the whole board. */
  readonly onReplaced: () => void;
  readonly onPieceShown: (piece: PieceId) => void;
  readonly onChecked: (checked: Checked) => void;
}

export class ConfirmedBoard {
  readonly #deps: ConfirmedBoardDeps;
  readonly #playback: Playback;
  readonly #clock = new PlaybackClock();
  #committedSeq = 0;
  #isLoaded = false;

  constructor(deps: ConfirmedBoardDeps) {
    this.#deps = deps;
    const { rules } = deps;
    this.#playback = new Playback(boardOfSeed(rules, 0));
  }

  /** Changes in place as frames are played back. */
  get board(): Board {
    return this.#playback.board;
  }

  /** False until the first patch. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** The last frame received; undefined before the first patch. */
  get streamPosition(): SeenFrame | undefined {
    return this.#isLoaded ? { epoch: this.board.epoch, seq: this.#playback.headSeq } : undefined;
  }

  /** Solved and saved, so that it is never taken back. */
  get isSolved(): boolean {
    return this.board.solved && this.#committedSeq >= this.board.seq;
  }

  /** Frames still wait to be shown. */
  get isMoving(): boolean {
    return this.#playback.isMoving;
  }

  /** `now`: monotonic ms. */
  receiveTick(frame: TickFrame, now: number): void {
    const outcome = this.#playback.push(frame);
    if (outcome === 'gap') this.#deps.onGap();
    if (outcome !== 'taken') return;
    this.#addSample(frame, now);
    for (const event of frame.tick.events) {
      if (event.kind === 'pieceShown') this.#deps.onPieceShown(event.piece);
      if (event.kind === 'checked') this.#deps.onChecked(event);
    }
  }

  receivePatch(patch: Patch, now: number): void {
    if (patch.epoch !== this.board.epoch) {
      this.#clock.reset();
      this.#committedSeq = 0;
    }
    const outcome = this.#playback.patch(patch);
    if (outcome === 'gap') this.#deps.onGap();
    if (outcome !== 'taken') return;
    this.#addSample(patch, now);
    this.#isLoaded = true;
    if (patch.from === 0) this.#deps.onReplaced();
  }

  /** Applies the frames whose time has come. True: the board has changed. */
  advance(now: number): boolean {
    return this.#playback.advance(this.#clock.playbackTime(now));
  }

  /** A hint that the server has, or gets from this page. It only adds to what pieces may join. */
  expectHint(piece: PieceId, level: number): void {
    apply(this.board, { kind: 'hinted', piece, member: 0, level }, this.board.seq);
  }

  /** Where groups are that glide to their place in the next frame. */
  gliding(now: number): ReadonlyMap<GroupId, Point> {
    return this.#playback.gliding(this.#clock.playbackTime(now));
  }

  #addSample({ time, committedSeq }: Pick<TickFrame, 'time' | 'committedSeq'>, now: number): void {
    this.#clock.addSample(time, now);
    this.#committedSeq = Math.max(this.#committedSeq, committedSeq);
  }
}
