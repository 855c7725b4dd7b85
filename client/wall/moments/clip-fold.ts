/** The seconds around a collected moment as a page has them: the board at any time in them. */
import { aspectOf } from '#client/wall/draw/tile-crop.ts';
import { type Board, boardOfSeed } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import type { MomentClip } from '#shared/protocol/http/moment-clip.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { SegmentFold } from '#shared/replay/segment-fold.ts';
import { decodeReplaySegment } from '#shared/wire/replay-segment.ts';

/** By activity and cut: cutting a puzzle is slow, and several moments are of one. */
const puzzles = new Map<string, Puzzle>();

export class ClipFold {
  readonly clip: MomentClip;
  /** Width over height of the board's picture. */
  readonly aspect: number;
  readonly #fold: SegmentFold;

  /** @throws {WireError} when the clip's segment is none */
  constructor(clip: MomentClip) {
    this.clip = clip;
    const { board, epochs, firstSeq, frames, from } = clip;
    const { id, cuts, difficulty, turns, hints } = board.activity;
    const spec = cuts[board.cut];
    if (spec === undefined) throw new Error(`the activity has no cut ${board.cut}`);
    this.aspect = aspectOf(spec);
    const puzzle = puzzles.get(`${id} ${board.cut}`) ?? cutPuzzle(spec);
    puzzles.set(`${id} ${board.cut}`, puzzle);
    // Rules of its own: those of boards in play may have changed since.
    const rules = boardRules(puzzle, difficulty, turns, hints);
    const startOf = new Map(epochs.map(({ epoch, wallTime }) => [epoch, wallTime]));
    this.#fold = new SegmentFold({
      segment: decodeReplaySegment(Uint8Array.from(atob(clip.segment), (sign) => sign.charCodeAt(0))),
      firstSeq,
      frames,
      startTime: from,
      deal: () => boardOfSeed(rules, board.seed),
      epochStart: (epoch) => startOf.get(epoch) ?? from,
    });
  }

  /** Null: it cannot be read. @param time wall time; before the first frame and after the last it is as at those */
  boardAt(time: number): Board | null {
    return this.#fold.boardAfter(this.#fold.countAt(time));
  }

  /** The last frame that the board at this time has. */
  frameAt(time: number): number {
    return this.clip.firstSeq - 1 + this.#fold.countAt(time);
  }
}
