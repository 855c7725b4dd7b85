/** What of a class asks for its teacher's look: the rules of attention on every board that is open, as they hold now. */

import { SHORT_ABSENCE_MS } from '#server/base/limits.ts';
import type { ClassroomViewSource } from '#server/classroom/views/presented.ts';
import { firedRulesAt } from '#shared/attention/attention-fold.ts';
import { boardProgress } from '#shared/board/board.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardAttention } from '#shared/protocol/teacher/attention-messages.ts';

export class ClassAttention {
  /** Since when somebody of a board has been here, and when that was seen last. Ms since 1970. */
  readonly #occupiedSince = new Map<BoardNumber, { since: number; seen: number }>();

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
      const fired = firedRulesAt(host.attention, facts.thresholds, now, occupiedSince);
      views.push({ board: number, done, all: of, solved: host.board.solved, fired });
    }
    return views;
  }

  /** A page that was gone for a moment has not come anew. */
  #occupiedSinceAt(board: BoardNumber, now: number): number {
    const known = this.#occupiedSince.get(board);
    const since = known !== undefined && now - known.seen <= SHORT_ABSENCE_MS ? known.since : now;
    this.#occupiedSince.set(board, { since, seen: now });
    return since;
  }
}
