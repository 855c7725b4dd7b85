/**
 * The door of one class: who is let in and how, who may teach it, and when the lesson is over. What is true for the class is a fact of
 * its log; what is one student's stands in the seat's record. Nobody's role is asked here: the sockets and routes do.
 */
import { type ClassroomEvent, DOORS, type Door } from '../../../../shared/classroom/event.ts';
import type { SeatId } from '../../../../shared/ids.ts';
import { type Failure, failure } from '../../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../../shared/protocol/events.ts';
import type { SeatRecord } from '../../../store/port.ts';
import type { Student, Teacher } from '../../classrooms.ts';
import { type Presence, Presences } from '../seats/presences.ts';
import type { Doorstep } from '../seats/seating.ts';
import { Goings, type GoingsParts } from './goings.ts';
import { freshKey } from './keys.ts';

export interface DoorParts extends Omit<GoingsParts, 'knocking'> {
  /** Who is in the class. */
  readonly presences: Presences;
  /** Brings the boards that are open to what the class's log says of them. */
  readonly settle: () => void;
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
  /** How students go. */
  readonly goings: Goings;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.goings = new Goings({ ...parts, knocking: this.#knocking });
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

  async #keep(event: ClassroomEvent): Promise<Answer<Done>> {
    const kept = await this.#parts.log.keep(event);
    if (kept.ok) this.#parts.onChange();
    return kept;
  }
}
