/** The boards of a class that may need the teacher's attention: evaluates the attention rules on every open board. */

import { SHORT_ABSENCE_MS } from '#server/base/limits.ts';
import type { ClassroomViewSource } from '#server/classroom/views/view-source.ts';
import { firedRulesAt } from '#shared/attention/attention-fold.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';

export class ClassAttention {
  /** Since when a seat of a board has been connected, and when that was observed last. Ms since 1970. */
  readonly #occupiedSince = new Map<BoardNumber, { since: number; observedAt: number }>();

  /** @param now ms since 1970 */
  evaluate({ boards, presences, facts }: ClassroomViewSource, now: number): BoardAttention[] {
    const views: BoardAttention[] = [];
    for (const record of boards.active) {
      const { number } = record;
      const isHere = boards.seatsAt(record).some((seat) => presences.isHere(seat));
      const occupiedSince = isHere ? this.#occupiedSinceAt(number, now) : null;
      const host = boards.openHosts.get(number);
      if (host === undefined) continue;
      const { done, of } = boardProgress(host.board);
      const { boxes } = host.board.rules.puzzle;
      const fired = firedRulesAt(host.attention, facts.thresholds, now, occupiedSince).filter(
        // Where nothing is told of what is right, no card joins; and who has put all cards down has no more to do.
        ({ rule }) => boxes === undefined || (done < of && (boxes.hasFeedback || rule !== 'noJoin')),
      );
      views.push({ board: number, done, all: of, solved: host.board.solved, fired });
    }
    return views;
  }

  /** A short absence does not begin a new stay. */
  #occupiedSinceAt(board: BoardNumber, now: number): number {
    const known = this.#occupiedSince.get(board);
    const since = known !== undefined && now - known.observedAt <= SHORT_ABSENCE_MS ? known.since : now;
    this.#occupiedSince.set(board, { since, observedAt: now });
    return since;
  }
}
