/**
 * Removes a seat: declined, kicked, banned or erased. The seat's record gets its new state first; then its pages end; then everything
 * that goes with it is removed, and the seat itself last. The next opening of the class, or the sweep, resumes an interrupted removal.
 */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import { isBeingRemoved, REFUSAL_BY_STATE, type SeatBeingRemoved } from '#server/classroom/seats/absent.ts';
import type { PresenceSet } from '#server/classroom/seats/presence.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { PendingRemoval, SeatRecord } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';

export interface SeatRemovalDeps extends Pick<ClassContext, 'record' | 'change' | 'log' | 'runExclusive' | 'onChange'> {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Pages of students who wait for approval. */
  readonly waitingPages: PresenceSet;
  /** Ends the pages of a seat with a reason: what they hold is free. */
  readonly endPages: (seat: SeatId, why: ErrorCode) => void;
  /** Somebody is no longer a member: everything else that they have open of the class ends. */
  readonly onAccessLost: () => void;
  /** Erases a seat's messages from the class's chat, and those to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** Erases a seat's moments from those that teachers have collected. */
  readonly eraseMoments: (seat: SeatId) => Promise<void>;
  /** Removes the memberships of everybody who has or had the seat. */
  readonly removeMemberships: (seat: SeatId) => Promise<void>;
}

export class SeatRemoval {
  readonly #deps: SeatRemovalDeps;

  constructor(deps: SeatRemovalDeps) {
    this.#deps = deps;
  }

  /** Declines a student who waits for approval. They may ask again. */
  async turnAway(number: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, boards, log } = this.#deps;
      const seat = seating.waiting.find((each) => each.number === number);
      if (seat === undefined) return failure('no-seat');
      // Of who says that a seat is theirs nothing was stored under a number of its own.
      const before = seat.returnsTo === undefined ? undefined : seating.get(seat.returnsTo);
      const appended = await log.append({ kind: 'turnedAway', seat: (before ?? seat).number });
      if (!appended.ok) return appended;
      // A student who was in the class before keeps their seat and its boards.
      if (boards.hasPlayed(seat.id)) await seating.change(seat.id, { state: 'kicked' });
      else await this.#removeSeat(seat.id);
      this.#endSeatPages(seat.id, 'not-let-in');
      return { ok: true };
    });
  }

  /**
   * Removed for now (kicked), a student may join again. Removed for good (banned), nobody who had this seat joins again, and it is free.
   * @param withMessages for good alone: erases the student's chat messages, and those to them alone
   */
  async remove(number: number, forGood: boolean, withMessages = false): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, log } = this.#deps;
      const seat = seating.byNumber(number);
      if (seat === undefined || isBeingRemoved(seat)) return failure('no-seat');
      const appended = await log.append({ kind: 'removed', seat: number, forGood });
      if (!appended.ok) return appended;
      if (forGood) await this.#removeForGood(seat, withMessages ? 'banned-erase-messages' : 'banned-keep-messages');
      else {
        await seating.change(seat.id, { state: 'kicked' });
        this.#endSeatPages(seat.id, 'removed');
      }
      return { ok: true };
    });
  }

  /**
   * Erases a student from everywhere, the store's own files included: the seat, the name, the memberships of boards, the messages and
   * browsers' memberships of the class. The boards keep the moves without an owner.
   */
  async erase(number: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, log } = this.#deps;
      const seat = seating.byNumber(number);
      if (seat === undefined) return failure('no-seat');
      const appended = await log.append({ kind: 'erased', seat: number });
      if (!appended.ok) return appended;
      await this.#removeForGood(seat, 'erased');
      return { ok: true };
    });
  }

  /** Completes the removals that were interrupted. */
  async resume(): Promise<void> {
    await this.#deps.runExclusive(async () => {
      const { beingRemoved } = this.#deps.seating;
      for (const seat of beingRemoved) await this.#completeRemoval(seat);
    });
  }

  /** Inside the mutex alone. Once the state is durable, no further act of the student is stored, and their pages may end. */
  async #removeForGood(seat: SeatRecord, state: PendingRemoval): Promise<void> {
    await this.#deps.seating.change(seat.id, { state });
    this.#endSeatPages(seat.id, REFUSAL_BY_STATE[state]);
    await this.#completeRemoval({ ...seat, state });
  }

  /** Each step is idempotent. */
  async #completeRemoval({ id, number, state }: SeatBeingRemoved): Promise<void> {
    const { seating, boards, record, change, eraseChat, eraseMoments, removeMemberships, onChange } = this.#deps;
    const { banned, naming, names } = record();
    const others = banned.filter((each) => each !== id);
    if (state === 'erased') {
      const remaining = naming === 'list' ? names.map((each, index) => (index === number - 1 ? '' : each)) : names;
      await change({ banned: others, names: remaining });
    } else await change({ banned: [...others, id] });
    // Before it has left its boards: they say which moments are its own.
    if (state === 'erased') await eraseMoments(id);
    await boards.vacate(id);
    if (state !== 'banned-keep-messages') await eraseChat(id);
    // A banned student's browser is recognised by its membership.
    if (state === 'erased') await removeMemberships(id);
    // Nobody returns to a seat that is gone, and who waits to has its name.
    for (const returning of seating.returningTo(id)) {
      await this.#removeSeat(returning.id);
      this.#endSeatPages(returning.id, 'not-let-in');
    }
    // Last: this rewrites the store's files, and completes the removal.
    await seating.remove(id);
    seating.choices.refresh();
    onChange();
  }

  async #removeSeat(seat: SeatId): Promise<void> {
    await this.#deps.removeMemberships(seat);
    await this.#deps.seating.remove(seat);
  }

  #endSeatPages(seat: SeatId, why: ErrorCode): void {
    const { endPages, waitingPages, onAccessLost, onChange } = this.#deps;
    endPages(seat, why);
    for (const page of waitingPages.at(seat)) {
      waitingPages.remove(page);
      page.onSentOff(why);
    }
    onAccessLost();
    onChange();
  }
}
