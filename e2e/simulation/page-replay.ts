/** A board's log as a page shows it: by the page's own time line, folds and player, which goes forward and backward from where it is. */
import type { Board } from '#shared/board/board.ts';
import { SegmentFold } from '#shared/replay/segment-fold.ts';
import { SegmentPlayer } from '#shared/replay/segment-player.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import type { SegmentSource } from './replayed-board.ts';

export class PageReplay {
  readonly #source: SegmentSource;
  readonly #dealt: () => Board;
  readonly #line: Timeline;
  /** By their first frame. */
  readonly #folds = new Map<number, SegmentFold>();
  #player: SegmentPlayer | null = null;

  /** @param dealt the board as it was dealt, a new one at each call */
  constructor(source: SegmentSource, dealt: () => Board) {
    this.#source = source;
    this.#dealt = dealt;
    this.#line = new Timeline(source.index);
  }

  /** The board that shows at a wall time, until the next call; null: nothing of it can be read. */
  async boardAt(time: number): Promise<Board | null> {
    const fold = await this.#foldAt(time);
    if (this.#player?.fold === fold) this.#player.goTo(time);
    else this.#player = SegmentPlayer.at(fold, time);
    return this.#player?.board ?? null;
  }

  async #foldAt(time: number): Promise<SegmentFold> {
    const span = this.#line.segments[this.#line.segmentAt(time)];
    if (span === undefined) throw new Error('the log is empty');
    const known = this.#folds.get(span.firstSeq);
    if (known !== undefined) return known;
    const segment = await this.#source.readSegment(span.firstSeq);
    if (segment === null) throw new Error('the index names no such segment');
    const fold = SegmentFold.ofSpan(span, {
      segment,
      deal: this.#dealt,
      epochStart: (epoch) => this.#line.epochStart(epoch),
    });
    this.#folds.set(span.firstSeq, fold);
    return fold;
  }
}
