/**
 * The door of one class: who is let in and how, who is sent off, and when the lesson is over. What is true for the class is a fact of
 * its log; what is one student's stands in the seat's record. Nobody's role is asked here: the sockets and routes do.
 */
import { type ClassroomEvent, DOORS, type Door } from '../../../../shared/classroom/event.ts';
import type { SeatId } from '../../../../shared/ids.ts';
import { type ErrorCode, type Failure, failure } from '../../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../../shared/protocol/events.ts';
import type { Changes, ClassroomRecord, SeatRecord } from '../../../store/port.ts';
import type { Student, Teacher } from '../../classrooms.ts';
import type { ClassroomLog } from '../log.ts';
import type { ClassBoards } from '../played/boards.ts';
import { type Presence, Presences } from '../seats/presences.ts';
import type { Doorstep, Seating } from '../seats/seating.ts';
import { freshKey } from './keys.ts';

export interface DoorParts {
  readonly record: () => ClassroomRecord;
  readonly change: (changes: Changes<ClassroomRecord, 'id' | 'createdAt'>) => Promise<void>;
  readonly log: ClassroomLog;
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** Who is in the class. */
  readonly presences: Presences;
  /** Ends the pages at a seat: what they hold is free, and each is told why. */
  readonly sendOff: (seat: SeatId, why: ErrorCode) => void;
  /** Somebody is in no more: whatever else they have open of the class ends. */
  readonly onOutside: () => void;
  /** What a seat said in the class's chat goes, and what was said to it alone. */
  readonly eraseChat: (seat: SeatId) => Promise<void>;
  /** Brings the boards that are open to what the class's log says of them. */
  readonly settle: () => void;
  /** One after the other, with all else that changes the class. */
  readonly inLine: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly onChange: () => void;
  readonly wall: () => number;
  /** How long a class is kept from now on, if its teacher asks for it. Milliseconds. */
  readonly keptMs: number;
}

/** A fresh secret, with what the session that asked for it is from now on. */
export interface FreshKey {
  readonly key: string;
  readonly teacher: Teacher;
}

export class ClassDoor {
  readonly #parts: DoorParts;
  /** Pages of those who wait for the teacher's nod. */
  readonly #knocking = new Presences();

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  get door(): Door {
    return this.#parts.log.facts.door ?? this.#parts.record().door;
  }

  get isFinished(): boolean {
    return this.#parts.log.facts.finished;
  }

  /** How people are taken at this moment. */
  get step(): Doorstep {
    const { log, presences } = this.#parts;
    const { locked, lesson, seatsGone } = log.facts;
    const isHere = (seat: SeatId) => presences.isHere(seat) || this.#knocking.isHere(seat);
    return { asks: this.door === 'approval', isLocked: locked, lesson, seatsGone, isHere };
  }

  /** Is one of these seats that of somebody who was removed for good? */
  isBanned(students: readonly Student[]): boolean {
    const { banned } = this.#parts.record();
    return students.some(({ seat }) => banned.includes(seat));
  }

  /** Is a page of somebody who waits there? */
  isKnocking(seat: SeatId): boolean {
    return this.#knocking.isHere(seat);
  }

  /** A page of somebody who waits has come. */
  arrive(presence: Presence): void {
    this.#knocking.add(presence);
    this.#parts.onChange();
  }

  leave(presence: Presence): void {
    if (this.#knocking.remove(presence)) this.#parts.onChange();
  }

  /** Whoever waits when nobody is asked any more comes in, as far as there is room. */
  async setDoor(door: Door): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      if (this.door === door) return { ok: true };
      const kept = await this.#keep({ kind: 'doorSet', door: DOORS.indexOf(door) });
      if (!kept.ok || door === 'approval') return kept;
      for (const seat of this.#parts.seating.waiting) {
        const refusal = await this.#admit(seat);
        if (refusal !== null) break;
      }
      return { ok: true };
    });
  }

  async setLocked(locked: boolean): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      if (this.#parts.log.facts.locked === locked) return { ok: true };
      return this.#keep({ kind: locked ? 'locked' : 'unlocked' });
    });
  }

  /** Lets in whoever waits: the seat of a number, or with null all of them, in the order of coming, as far as there is room. */
  async admit(number: number | null): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { waiting } = this.#parts.seating;
      const chosen = number === null ? waiting : waiting.filter((seat) => seat.number === number);
      if (number !== null && chosen.length === 0) return failure('no-seat');
      for (const seat of chosen) {
        const refusal = await this.#admit(seat);
        if (refusal !== null) return refusal;
      }
      return { ok: true };
    });
  }

  async #admit(seat: SeatRecord): Promise<Failure | null> {
    const { seating, log, boards, onChange } = this.#parts;
    if (seating.isFull) return failure('full');
    const kept = await log.keep({ kind: 'admitted', seat: seat.number });
    if (!kept.ok) return kept;
    await seating.admit(seat, log.facts.lesson);
    await boards.seat(seat.id);
    // They come back by themselves, and then they are in.
    for (const page of this.#knocking.at(seat.id)) page.superseded();
    onChange();
    return null;
  }

  /** Not let in. They may knock again. */
  async turnAway(number: number): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, boards } = this.#parts;
      const seat = seating.waiting.find((each) => each.number === number);
      if (seat === undefined) return failure('no-seat');
      const kept = await this.#keep({ kind: 'turnedAway', seat: number });
      if (!kept.ok) return kept;
      // Whoever was in before keeps what was done until then.
      if (boards.hasPlayed(seat.id)) await seating.change(seat.id, { state: 'out' });
      else await seating.remove(seat.id);
      this.#endKnocks(seat.id, 'not-let-in');
      return { ok: true };
    });
  }

  /**
   * For now: they may ask at the door anew. For good: nobody who had this seat comes in again, and the seat is free.
   * @param withMessages for good alone: with all that they said in the chat, and what was said to them alone
   */
  async remove(number: number, forGood: boolean, withMessages = false): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, boards, sendOff, record, change, onOutside, onChange, eraseChat } = this.#parts;
      const seat = seating.numbered(number);
      if (seat === undefined) return failure('no-seat');
      const kept = await this.#keep({ kind: 'removed', seat: number, forGood });
      if (!kept.ok) return kept;
      const why = forGood ? 'removed-for-good' : 'removed';
      if (forGood) {
        await change({ banned: [...record().banned, seat.id] });
        await boards.vacate(seat.id);
        await seating.remove(seat.id);
      } else await seating.change(seat.id, { state: 'out' });
      sendOff(seat.id, why);
      this.#endKnocks(seat.id, why);
      onOutside();
      // They are out: nothing is said after it.
      if (forGood && withMessages) await eraseChat(seat.id);
      onChange();
      return { ok: true };
    });
  }

  /** Nothing of a student is kept: the seat, the name, the places at boards, and by `elsewhere` what others keep. */
  async erase(number: number, elsewhere: (seat: SeatId) => Promise<void>): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, boards, sendOff, record, change, onOutside, onChange } = this.#parts;
      const seat = seating.numbered(number);
      if (seat === undefined) return failure('no-seat');
      const kept = await this.#keep({ kind: 'erased', seat: number });
      if (!kept.ok) return kept;
      // From here on the seat is nobody's: what its pages still send must leave no new trace.
      await seating.change(seat.id, { state: 'out' });
      sendOff(seat.id, 'erased');
      this.#endKnocks(seat.id, 'erased');
      onOutside();
      await boards.vacate(seat.id);
      const { naming, names, banned } = record();
      await change({
        banned: banned.filter((each) => each !== seat.id),
        names: naming === 'list' ? names.map((each, index) => (index === number - 1 ? '' : each)) : names,
      });
      await elsewhere(seat.id);
      // Last: with this the store's files are written anew.
      await seating.remove(seat.id);
      seating.relist();
      onChange();
      return { ok: true };
    });
  }

  /** Whoever was removed for good may come to the door again. */
  async liftBans(): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const kept = await this.#keep({ kind: 'bansLifted' });
      if (kept.ok) await this.#parts.change({ banned: [] });
      return kept;
    });
  }

  /** @param wished a name that may be one; a number is added when somebody else has it */
  async rename(number: number, wished: string): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { seating, record, change, onChange } = this.#parts;
      const seat = seating.numbered(number);
      if (seat === undefined) return failure('no-seat');
      const kept = await this.#keep({ kind: 'renamed', seat: number });
      if (!kept.ok) return kept;
      const name = seating.nameFor(seat.id, wished);
      await seating.change(seat.id, { name });
      const { naming, names } = record();
      if (naming === 'list') {
        await change({ names: names.map((each, index) => (index === number - 1 ? name : each)) });
        seating.relist();
      }
      onChange();
      return { ok: true };
    });
  }

  /** The class is kept as long as a new one would be. */
  async extend(): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { wall, keptMs, change, record, onChange } = this.#parts;
      const until = Math.max(record().expiresAt, wall() + keptMs);
      const kept = await this.#keep({ kind: 'extended', until });
      if (!kept.ok) return kept;
      await change({ expiresAt: until });
      onChange();
      return kept;
    });
  }

  /** The lesson is over: the boards stand still, and everybody sees what became of theirs. */
  async finish(): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      if (this.isFinished) return { ok: true };
      const kept = await this.#keep({ kind: 'finished' });
      if (kept.ok) this.#parts.settle();
      return kept;
    });
  }

  /** The next lesson. Whoever is there comes in anew: a device that children share has forgotten who had it. */
  async reopen(): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      if (!this.isFinished) return { ok: true };
      const kept = await this.#keep({ kind: 'reopened' });
      if (!kept.ok) return kept;
      this.#parts.settle();
      for (const page of this.#parts.presences.students) page.superseded();
      return kept;
    });
  }

  /** Her link in place of one that others know. Who came in by that one is sent off by `endOldKeys`. */
  async replaceKey(): Promise<Answer<FreshKey>> {
    return this.#parts.inLine(async () => {
      const kept = await this.#keep({ kind: 'linkReplaced' });
      if (!kept.ok) return kept;
      const { key, hash } = freshKey();
      const grant = this.#parts.record().teacherGrant + 1;
      await this.#parts.change({ teacherHash: hash, teacherGrant: grant });
      return { ok: true, key, teacher: { role: 'teacher', by: 'own', grant } };
    });
  }

  /** A link for co-teachers; whoever came in by the one before is one no more. */
  async makeCoKey(): Promise<Answer<{ readonly key: string }>> {
    return this.#parts.inLine(async () => {
      const kept = await this.#keep({ kind: 'coLinkMade' });
      if (!kept.ok) return kept;
      const { key, hash } = freshKey();
      await this.#parts.change({ coHash: hash, coGrant: this.#parts.record().coGrant + 1 });
      this.endOldKeys();
      return { ok: true, key };
    });
  }

  async endCoKey(): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const kept = await this.#keep({ kind: 'coLinkEnded' });
      if (!kept.ok) return kept;
      await this.#parts.change({ coHash: null });
      this.endOldKeys();
      return kept;
    });
  }

  /** Pages of teachers go to the door again: those whose secret still holds are let in. */
  endOldKeys(): void {
    for (const page of this.#parts.presences.teachersWithout(this.#parts.record())) page.superseded();
    this.#parts.onOutside();
    this.#parts.onChange();
  }

  #endKnocks(seat: SeatId, why: ErrorCode): void {
    for (const page of this.#knocking.at(seat)) {
      this.#knocking.remove(page);
      page.sentOff(why);
    }
    this.#parts.onChange();
  }

  async #keep(event: ClassroomEvent): Promise<Answer<Done>> {
    const kept = await this.#parts.log.keep(event);
    if (kept.ok) this.#parts.onChange();
    return kept;
  }
}
