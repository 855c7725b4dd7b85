/** Decodes the segments of one board's log: it deals the board once, and finds the wall times of epochs. */
import type { ReadonlySignal } from '@preact/signals';
import { activityRules } from '#client/play/activity-rules.ts';
import { type Board, boardOfSeed, copyOf } from '#shared/board/board.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import type { SegmentSpan } from '#shared/replay/replay-log.ts';
import { SegmentFold } from '#shared/replay/segment-fold.ts';
import type { Timeline } from '#shared/replay/timeline.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';

export class SegmentDecoder {
  readonly #index: ReadonlySignal<ReplayIndex | null>;
  readonly #line: ReadonlySignal<Timeline | null>;
  #dealt: Board | null = null;

  /** @param index of the log, before anything of it is decoded */
  constructor(index: ReadonlySignal<ReplayIndex | null>, line: ReadonlySignal<Timeline | null>) {
    this.#index = index;
    this.#line = line;
  }

  decode(span: SegmentSpan, segment: ReplaySegment): SegmentFold {
    return SegmentFold.ofSpan(span, {
      segment,
      deal: () => this.deal(),
      epochStart: (epoch) => this.#line.peek()?.epochStart(epoch) ?? span.startTime,
    });
  }

  /** A new board as it was dealt. */
  deal(): Board {
    const index = this.#index.peek();
    if (index === null) throw new Error('a segment without an index');
    const { activity, cut, seed } = index.board;
    this.#dealt ??= boardOfSeed(activityRules(activity, cut), seed);
    return copyOf(this.#dealt);
  }
}
