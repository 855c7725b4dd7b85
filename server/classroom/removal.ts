/**
 * How students go: turned away, removed for now or for good, or erased. What becomes of a seat is in its record first; then the pages
 * at it are told, and then all that is to go with it goes, the seat itself as the last of it. What a crash or a store that was away
 * breaks off is brought to its end when the class is opened next, or by the sweep.
 */

import type { Changes, ClassroomRecord, PendingRemoval, SeatRecord } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';
import type { ClassBoards } from './activities/class-boards.ts';
import type { ClassroomLog } from './log.ts';
import { isBeingRemoved, REFUSAL_BY_STATE, type SeatBeingRemoved } from './seats/absent.ts';
import type { PresenceSet } from './seats/presence.ts';
import type { Seating } from './seats/seating.ts';

export interface SeatRemovalDeps {
  readonly record: () => ClassroomRecord;
  readonly change: (changes: Changes<ClassroomRecord, 'id' | 'createdAt'>) => Promise<void>;
  readonly log: ClassroomLog;
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Pages of those who wait for the teacher's nod. */
  readonly waitingPages: PresenceSet;
  /** Ends the pages at a seat: what they hold is free, and each is told why. */
  readonly endPages: (seat: SeatId, why: ErrorCode) => void;
  /** Somebody is in no more: whatever else they have open of the class ends. */
  readonly onAccessLost: () => void;
  /** What a seat said in the class's chat goes, and what was said to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** What browsers remember of a seat is forgotten. */
  readonly eraseSeatFromSessions: (seat: SeatId) => Promise<void>;
  /** One after the other, with all else that changes the class. */
  readonly runExclusive: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly onChange: () => void;
}

export class SeatRemoval {
  readonly #deps: SeatRemovalDeps;

  constructor(deps: SeatRemovalDeps) {
    this.#deps = deps;
  }

  /** Not let in. They may knock again. */
  async turnAway(number: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, boards, log } = this.#deps;
      const seat = seating.waiting.find((each) => each.number === number);
      if (seat === undefined) return failure('no-seat');
      const appended = await log.append({ kind: 'turnedAway', seat: number });
      if (!appended.ok) return appended;
      // Whoever was in before keeps what was done until then.
      if (boards.hasPlayed(seat.id)) await seating.change(seat.id, { state: 'kicked' });
      else await seating.remove(seat.id);
      this.#endSeatPages(seat.id, 'not-let-in');
      return { ok: true };
    });
  }

  /**
   * For now: they may ask at the door anew. For good: nobody who had this seat comes in again, and the seat is free.
   * @param withMessages for good alone: with all that they said in the chat, and what was said to them alone
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
   * Nothing of a student is kept, in the store's own files neither: the seat, the name, the places at boards, what was said and what
   * browsers remember. The boards keep what was done, as nobody's.
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

  /** Brings to its end whatever was broken off. */
  async resume(): Promise<void> {
    await this.#deps.runExclusive(async () => {
      const { beingRemoved } = this.#deps.seating;
      for (const seat of beingRemoved) await this.#completeRemoval(seat);
    });
  }

  /** In line alone: once it is durable that they go, nothing that they do leaves a trace, and they may know. */
  async #removeForGood(seat: SeatRecord, state: PendingRemoval): Promise<void> {
    await this.#deps.seating.change(seat.id, { state });
    this.#endSeatPages(seat.id, REFUSAL_BY_STATE[state]);
    await this.#completeRemoval({ ...seat, state });
  }

  /** Each step may be done again. */
  async #completeRemoval({ id, number, state }: SeatBeingRemoved): Promise<void> {
    const { seating, boards, record, change, eraseChat, eraseSeatFromSessions, onChange } = this.#deps;
    const { banned, naming, names } = record();
    const others = banned.filter((each) => each !== id);
    if (state === 'erased') {
      const left = naming === 'list' ? names.map((each, index) => (index === number - 1 ? '' : each)) : names;
      await change({ banned: others, names: left });
    } else await change({ banned: [...others, id] });
    await boards.vacate(id);
    if (state !== 'banned-keep-messages') await eraseChat(id);
    // By what it remembers, the browser of somebody who was removed for good is known.
    if (state === 'erased') await eraseSeatFromSessions(id);
    // Last: with this the store's files are written anew, and nothing is left to be brought to its end.
    await seating.remove(id);
    seating.refreshChoices();
    onChange();
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
