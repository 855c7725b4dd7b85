/** What of a class asks for its teacher's look: the rules of attention on every board that is open, as they hold now. */
import { firedAt } from '../../../../shared/attention/fold.ts';
import { progressOf } from '../../../../shared/board/board.ts';
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { BoardAttention } from '../../../../shared/protocol/attention.ts';
import { BACK_SOON_MS } from '../../../limits.ts';
import type { ClassroomParts } from '../view/shown.ts';

export class ClassAttention {
  /** Since when somebody of a board has been here, and when that was seen last. Ms since 1970. */
  readonly #here = new Map<BoardNumber, { since: number; seen: number }>();

  /** @param now ms since 1970 */
  look({ boards, presences, facts }: ClassroomParts, now: number): BoardAttention[] {
    const views: BoardAttention[] = [];
    for (const record of boards.played) {
      const { number } = record;
      const isHere = boards.seatsAt(record).some((seat) => presences.isHere(seat));
      const here = isHere ? this.#hereAt(number, now) : null;
      const host = boards.openHosts.get(number);
      if (host === undefined) continue;
      const { done, of } = progressOf(host.board);
      const fired = firedAt(host.attention, facts.thresholds, now, here);
      views.push({ board: number, done, all: of, solved: host.board.solved, fired });
    }
    return views;
  }

  /** A page that was gone for a moment has not come anew. */
  #hereAt(board: BoardNumber, now: number): number {
    const known = this.#here.get(board);
    const since = known !== undefined && now - known.seen <= BACK_SOON_MS ? known.since : now;
    this.#here.set(board, { since, seen: now });
    return since;
  }
}
