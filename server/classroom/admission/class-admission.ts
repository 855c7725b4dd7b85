/**
 * The door of one class: who is let in and how, who may teach it, and when the lesson is over. What is true for the class is a fact of
 * its log; what is one student's stands in the seat's record. Nobody's role is asked here: the sockets and routes do.
 */

import type { Student, Teacher } from '#server/classroom/port.ts';
import { SeatRemoval, type SeatRemovalDeps } from '#server/classroom/removal.ts';
import { type Presence, PresenceSet } from '#server/classroom/seats/presence.ts';
import type { AdmissionPolicy } from '#server/classroom/seats/seating.ts';
import { newTeacherKey } from '#server/identity/teacher-keys.ts';
import type { SeatRecord } from '#server/store/port.ts';
import { ADMISSION_MODES, type AdmissionMode, type ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { SeatId } from '#shared/ids.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';

export interface ClassAdmissionDeps extends Omit<SeatRemovalDeps, 'waitingPages'> {
  /** Who is in the class. */
  readonly presences: PresenceSet;
  /** Brings the boards that are open to what the class's log says of them. */
  readonly syncBoards: () => void;
  readonly wall: () => number;
  /** How long a class is kept from now on, if its teacher asks for it. Milliseconds. */
  readonly retentionMs: number;
}

/** A fresh secret, with what the session that asked for it is from now on. */
export interface NewTeacherKey {
  readonly key: string;
  readonly teacher: Teacher;
}

export class ClassAdmission {
  readonly #deps: ClassAdmissionDeps;
  /** Pages of those who wait for the teacher's nod. */
  readonly #waitingPages = new PresenceSet();
  /** How students go. */
  readonly removal: SeatRemoval;

  constructor(deps: ClassAdmissionDeps) {
    this.#deps = deps;
    this.removal = new SeatRemoval({ ...deps, waitingPages: this.#waitingPages });
  }

  get mode(): AdmissionMode {
    return this.#deps.log.facts.admission ?? this.#deps.record().admission;
  }

  get isFinished(): boolean {
    return this.#deps.log.facts.finished;
  }

  /** How people are taken at this moment. */
  get policy(): AdmissionPolicy {
    const { log, presences } = this.#deps;
    const { locked, lesson, highestRemovedSeat: lastUsedNumber } = log.facts;
    const isHere = (seat: SeatId) => presences.isHere(seat) || this.#waitingPages.isHere(seat);
    return { needsApproval: this.mode === 'approval', isLocked: locked, lesson, lastUsedNumber, isHere };
  }

  /** Is one of these seats that of somebody who was removed for good? */
  isBanned(students: readonly Student[]): boolean {
    const { banned } = this.#deps.record();
    return students.some(({ seat }) => banned.includes(seat));
  }

  /** Is a page of somebody who waits there? */
  isWaitingHere(seat: SeatId): boolean {
    return this.#waitingPages.isHere(seat);
  }

  /** A page of somebody who waits has come. */
  arrive(presence: Presence): void {
    this.#waitingPages.add(presence);
    this.#deps.onChange();
  }

  leave(presence: Presence): void {
    if (this.#waitingPages.remove(presence)) this.#deps.onChange();
  }

  /** Whoever waits when nobody is asked any more comes in, as far as there is room. */
  async setMode(mode: AdmissionMode): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (this.mode === mode) return { ok: true };
      const appended = await this.#append({ kind: 'admissionSet', mode: ADMISSION_MODES.indexOf(mode) });
      if (!appended.ok || mode === 'approval') return appended;
      for (const seat of this.#deps.seating.waiting) {
        const refusal = await this.#admit(seat);
        if (refusal !== null) break;
      }
      return { ok: true };
    });
  }

  async setLocked(locked: boolean): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (this.#deps.log.facts.locked === locked) return { ok: true };
      return this.#append({ kind: locked ? 'locked' : 'unlocked' });
    });
  }

  /** Lets in whoever waits: the seat of a number, or with null all of them, in the order of coming, as far as there is room. */
  async admit(number: number | null): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { waiting } = this.#deps.seating;
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
    const { seating, log, boards, onChange } = this.#deps;
    if (seating.isFull) return failure('full');
    const appended = await log.append({ kind: 'admitted', seat: seat.number });
    if (!appended.ok) return appended;
    await seating.admit(seat, log.facts.lesson);
    await boards.assignBoard(seat.id);
    // They come back by themselves, and then they are in.
    for (const page of this.#waitingPages.at(seat.id)) page.onSuperseded();
    onChange();
    return null;
  }

  /** Whoever was removed for good may come to the door again. */
  async liftBans(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const appended = await this.#append({ kind: 'bansLifted' });
      if (appended.ok) await this.#deps.change({ banned: [] });
      return appended;
    });
  }

  /** @param requestedName a name that may be one; a number is added when somebody else has it */
  async rename(number: number, requestedName: string): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, record, change, onChange } = this.#deps;
      const seat = seating.byNumber(number);
      if (seat === undefined) return failure('no-seat');
      const appended = await this.#append({ kind: 'renamed', seat: number });
      if (!appended.ok) return appended;
      const name = seating.uniqueNameFor(seat.id, requestedName);
      await seating.change(seat.id, { name });
      const { naming, names } = record();
      if (naming === 'list') {
        await change({ names: names.map((each, index) => (index === number - 1 ? name : each)) });
        seating.refreshChoices();
      }
      onChange();
      return { ok: true };
    });
  }

  /** The class is kept as long as a new one would be. */
  async extend(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { wall, retentionMs, change, record, onChange } = this.#deps;
      const until = Math.max(record().expiresAt, wall() + retentionMs);
      const appended = await this.#append({ kind: 'extended', until });
      if (!appended.ok) return appended;
      await change({ expiresAt: until });
      onChange();
      return appended;
    });
  }

  /** The lesson is over: the boards stand still, and everybody sees what became of theirs. */
  async finish(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (this.isFinished) return { ok: true };
      const appended = await this.#append({ kind: 'finished' });
      if (appended.ok) this.#deps.syncBoards();
      return appended;
    });
  }

  /** The next lesson. Whoever is there comes in anew: a device that children share has forgotten who had it. */
  async reopen(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (!this.isFinished) return { ok: true };
      const appended = await this.#append({ kind: 'reopened' });
      if (!appended.ok) return appended;
      this.#deps.syncBoards();
      for (const page of this.#deps.presences.students) page.onSuperseded();
      return appended;
    });
  }

  /** Her link in place of one that others know. Who came in by that one is sent off by `endOldKeys`. */
  async replaceTeacherKey(): Promise<Answer<NewTeacherKey>> {
    return this.#deps.runExclusive(async () => {
      const appended = await this.#append({ kind: 'linkReplaced' });
      if (!appended.ok) return appended;
      const { key, hash } = newTeacherKey();
      const grant = this.#deps.record().teacherGrant + 1;
      await this.#deps.change({ teacherHash: hash, teacherGrant: grant });
      return { ok: true, key, teacher: { role: 'teacher', by: 'own', grant } };
    });
  }

  /** A link for co-teachers; whoever came in by the one before is one no more. */
  async createCoTeacherKey(): Promise<Answer<{ readonly key: string }>> {
    return this.#deps.runExclusive(async () => {
      const appended = await this.#append({ kind: 'coLinkMade' });
      if (!appended.ok) return appended;
      const { key, hash } = newTeacherKey();
      await this.#deps.change({ coHash: hash, coGrant: this.#deps.record().coGrant + 1 });
      this.endRevokedSessions();
      return { ok: true, key };
    });
  }

  async revokeCoTeacherKey(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const appended = await this.#append({ kind: 'coLinkEnded' });
      if (!appended.ok) return appended;
      await this.#deps.change({ coHash: null });
      this.endRevokedSessions();
      return appended;
    });
  }

  /** Pages of teachers go to the door again: those whose secret still holds are let in. */
  endRevokedSessions(): void {
    for (const page of this.#deps.presences.teachersWithRevokedKey(this.#deps.record())) page.onSuperseded();
    this.#deps.onAccessLost();
    this.#deps.onChange();
  }

  async #append(event: ClassroomEvent): Promise<Answer<NoResult>> {
    const appended = await this.#deps.log.append(event);
    if (appended.ok) this.#deps.onChange();
    return appended;
  }
}
