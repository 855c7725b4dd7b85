/** One board of a replay side by side: the segments around the second that shows, and the board that its tile paints. */
import { LOST_SEGMENT } from '#client/play/replay/segment-cache.ts';
import { StoredFolds } from '#client/play/replay/stored-folds.ts';
import type { ChangedGroups } from '#client/wall/draw/changed-groups.ts';
import type { PaintedTile } from '#client/wall/draw/tile-painter.ts';
import { type Board, boardOfSeed, copyOf, type Group } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardReplay } from '#shared/protocol/http/replay-index.ts';
import type { BoardMove } from '#shared/replay/board-moves.ts';
import { SegmentFold } from '#shared/replay/segment-fold.ts';
import { SegmentPlayer } from '#shared/replay/segment-player.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';

/** Segments that are requested before their time has come, at most. */
const AHEAD_MAX = 2;

/**
 * What a tile shows. `empty`: its log has no frame. `early`: it has not begun. `waiting`: the second is not here yet. `unreadable`: it
 * cannot be read, and the board shows as it was before.
 */
export type PastStage = 'empty' | 'early' | 'waiting' | 'shown' | 'unreadable';

/** The next move of a board in one direction. `missing`: it may be in this segment, whose moves have this wall time or are farther away. */
export type NextMove =
  | { readonly kind: 'found'; readonly time: number; readonly moves: readonly BoardMove[] }
  | { readonly kind: 'missing'; readonly firstSeq: number; readonly time: number }
  | { readonly kind: 'none' };

export class PastTile implements PaintedTile {
  readonly number: BoardNumber;
  board: Board;
  isLoaded = false;
  stage: PastStage = 'waiting';
  #replay: BoardReplay;
  #line: Timeline;
  readonly #dealt: Board;
  readonly #folds: StoredFolds;
  #player: SegmentPlayer | null = null;
  /** The board as its changes were taken last, its frame and its groups. */
  #taken: {
    readonly board: Board;
    readonly seq: number;
    readonly groups: ReadonlyMap<number, Group>;
    readonly solved: boolean;
  } | null = null;

  /** @param folds how many decoded segments it stores */
  constructor(replay: BoardReplay, rules: Rules, folds?: number) {
    this.#folds = new StoredFolds(folds);
    this.number = replay.board.number;
    this.#replay = replay;
    this.#line = new Timeline(replay);
    this.#dealt = boardOfSeed(rules, replay.board.seed);
    this.board = this.#dealt;
  }

  get replay(): BoardReplay {
    return this.#replay;
  }

  get line(): Timeline {
    return this.#line;
  }

  /** Takes over what the server says of the log now: it has grown. */
  update(replay: BoardReplay): void {
    this.#replay = replay;
    this.#line = new Timeline(replay);
  }

  /** First frames of the segments that are not here. @param lead how far ahead of that time, in ms; 0: what shows then alone */
  missingAt(time: number, lead: number): number[] {
    const { segments } = this.#line;
    if (lead === 0 && time < this.#line.start) return [];
    const at = this.#line.segmentAt(time);
    const last = Math.min(this.#line.segmentAt(time + lead), at + (lead === 0 ? 0 : AHEAD_MAX));
    return segments
      .slice(Math.max(0, at), last + 1)
      .flatMap((span) => (this.#folds.getAt(span, time) === null ? [span.firstSeq] : []));
  }

  /** @param segment null: the server has it no more */
  take(firstSeq: number, segment: ReplaySegment | null): void {
    const span = this.#line.segments.find((each) => each.firstSeq === firstSeq);
    if (span === undefined) return;
    const fold = SegmentFold.ofSpan(span, {
      segment: segment ?? LOST_SEGMENT,
      deal: () => copyOf(this.#dealt),
      epochStart: (epoch) => this.#line.epochStart(epoch),
    });
    this.#folds.put(span, fold);
  }

  /** Shows the board at a wall time; null: its log is empty. */
  goTo(time: number | null): void {
    if (time === null || time < this.#line.start) {
      this.#player = null;
      this.board = this.#dealt;
      this.isLoaded = true;
      this.stage = time === null ? 'empty' : 'early';
      return;
    }
    const span = this.#line.segments[this.#line.segmentAt(time)];
    const fold = span === undefined ? null : this.#folds.getAt(span, time);
    if (fold === null) {
      this.stage = 'waiting';
      return;
    }
    if (this.#player?.fold === fold) this.#player.goTo(time);
    else this.#player = SegmentPlayer.at(fold, time);
    this.board = this.#player?.board ?? this.board;
    this.isLoaded = true;
    const { unreadableFrom } = fold;
    this.stage = unreadableFrom !== null && time >= unreadableFrom ? 'unreadable' : 'shown';
  }

  /** What has changed of the board since the last call: nothing where it is an empty list. */
  takeChanges(): ChangedGroups {
    const { board } = this;
    const { groups, solved, seq } = board;
    const before = this.#taken;
    if (before?.board === board && before.seq === seq) return [];
    this.#taken = { board, seq, groups: new Map(groups), solved };
    if (before === null || before.solved !== solved) return null;
    const changed: Group[] = [];
    for (const [id, group] of before.groups) if (groups.get(id) !== group) changed.push(group);
    for (const [id, group] of groups) if (before.groups.get(id) !== group) changed.push(group);
    return changed;
  }

  /** @param from wall time @param segment index of the segment to look in; null: the one of that time */
  nextMove(by: 1 | -1, from: number, segment: number | null): { readonly move: NextMove; readonly segment: number } {
    const { segments } = this.#line;
    const firstAt = by === -1 && from < this.#line.start ? -1 : this.#line.segmentAt(from);
    for (let at = segment ?? firstAt; ; at += by) {
      const span = segments[at];
      if (span === undefined) return { move: { kind: 'none' }, segment: at };
      const { firstSeq, startTime, endTime } = span;
      const fold = this.#folds.get(span);
      const nearest = by === 1 ? Math.max(from, startTime) : Math.min(from, endTime);
      if (fold === null) return { move: { kind: 'missing', firstSeq, time: nearest }, segment: at };
      const found = by === 1 ? fold.firstMoveAfter(from) : fold.lastMoveBefore(from);
      const frame = found === null ? undefined : fold.frames[found];
      if (found !== null && frame !== undefined)
        return { move: { kind: 'found', time: frame.time, moves: fold.movesAt(found) }, segment: at };
    }
  }
}
