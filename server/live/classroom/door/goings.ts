/**
 * How students go: turned away, removed for now or for good, or erased. What becomes of a seat is in its record first; then the pages
 * at it are told, and then all that is to go with it goes, the seat itself as the last of it. What a crash or a store that was away
 * breaks off is brought to its end when the class is opened next, or by the sweep.
 */
import type { SeatId } from '../../../../shared/ids.ts';
import { type ErrorCode, failure } from '../../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../../shared/protocol/events.ts';
import type { Changes, ClassroomRecord, Going, SeatRecord } from '../../../store/port.ts';
import type { ClassroomLog } from '../log.ts';
import type { ClassBoards } from '../played/boards.ts';
import { type GoingSeat, isGoing, WHY_OUT } from '../seats/out.ts';
import type { Presences } from '../seats/presences.ts';
import type { Seating } from '../seats/seating.ts';

export interface GoingsParts {
  readonly record: () => ClassroomRecord;
  readonly change: (changes: Changes<ClassroomRecord, 'id' | 'createdAt'>) => Promise<void>;
  readonly log: ClassroomLog;
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Pages of those who wait for the teacher's nod. */
  readonly knocking: Presences;
  /** Ends the pages at a seat: what they hold is free, and each is told why. */
  readonly sendOff: (seat: SeatId, why: ErrorCode) => void;
  /** Somebody is in no more: whatever else they have open of the class ends. */
  readonly onOutside: () => void;
  /** What a seat said in the class's chat goes, and what was said to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** What browsers remember of a seat is forgotten. */
  readonly forgetSeat: (seat: SeatId) => Promise<void>;
  /** One after the other, with all else that changes the class. */
  readonly inLine: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly onChange: () => void;
}

export class Goings {
  readonly #parts: GoingsParts;

  constructor(parts: GoingsParts) {
    this.#parts = parts;
  }

  /** Not let in. They may knock again. */
  async turnAway(number: number): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, boards, log } = this.#parts;
      const seat = seating.waiting.find((each) => each.number === number);
      if (seat === undefined) return failure('no-seat');
      const kept = await log.keep({ kind: 'turnedAway', seat: number });
      if (!kept.ok) return kept;
      // Whoever was in before keeps what was done until then.
      if (boards.hasPlayed(seat.id)) await seating.change(seat.id, { state: 'out' });
      else await seating.remove(seat.id);
      this.#tell(seat.id, 'not-let-in');
      return { ok: true };
    });
  }

  /**
   * For now: they may ask at the door anew. For good: nobody who had this seat comes in again, and the seat is free.
   * @param withMessages for good alone: with all that they said in the chat, and what was said to them alone
   */
  async remove(number: number, forGood: boolean, withMessages = false): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, log } = this.#parts;
      const seat = seating.numbered(number);
      if (seat === undefined || isGoing(seat)) return failure('no-seat');
      const kept = await log.keep({ kind: 'removed', seat: number, forGood });
      if (!kept.ok) return kept;
      if (forGood) await this.#goes(seat, withMessages ? 'banned-unsaid' : 'banned');
      else {
        await seating.change(seat.id, { state: 'out' });
        this.#tell(seat.id, 'removed');
      }
      return { ok: true };
    });
  }

  /**
   * Nothing of a student is kept, in the store's own files neither: the seat, the name, the places at boards, what was said and what
   * browsers remember. The boards keep what was done, as nobody's.
   */
  async erase(number: number): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, log } = this.#parts;
      const seat = seating.numbered(number);
      if (seat === undefined) return failure('no-seat');
      const kept = await log.keep({ kind: 'erased', seat: number });
      if (!kept.ok) return kept;
      await this.#goes(seat, 'erased');
      return { ok: true };
    });
  }

  /** Brings to its end whatever was broken off. */
  async finish(): Promise<void> {
    await this.#parts.inLine(async () => {
      const { going } = this.#parts.seating;
      for (const seat of going) await this.#takeAway(seat);
    });
  }

  /** In line alone: once it is durable that they go, nothing that they do leaves a trace, and they may know. */
  async #goes(seat: SeatRecord, state: Going): Promise<void> {
    await this.#parts.seating.change(seat.id, { state });
    this.#tell(seat.id, WHY_OUT[state]);
    await this.#takeAway({ ...seat, state });
  }

  /** Each step may be done again. */
  async #takeAway({ id, number, state }: GoingSeat): Promise<void> {
    const { seating, boards, record, change, eraseChat, forgetSeat, onChange } = this.#parts;
    const { banned, naming, names } = record();
    const others = banned.filter((each) => each !== id);
    if (state === 'erased') {
      const left = naming === 'list' ? names.map((each, index) => (index === number - 1 ? '' : each)) : names;
      await change({ banned: others, names: left });
    } else await change({ banned: [...others, id] });
    await boards.vacate(id);
    if (state !== 'banned') await eraseChat(id);
    // By what it remembers, the browser of somebody who was removed for good is known.
    if (state === 'erased') await forgetSeat(id);
    // Last: with this the store's files are written anew, and nothing is left to be brought to its end.
    await seating.remove(id);
    seating.relist();
    onChange();
  }

  #tell(seat: SeatId, why: ErrorCode): void {
    const { sendOff, knocking, onOutside, onChange } = this.#parts;
    sendOff(seat, why);
    for (const page of knocking.at(seat)) {
      knocking.remove(page);
      page.sentOff(why);
    }
    onOutside();
    onChange();
  }
}
