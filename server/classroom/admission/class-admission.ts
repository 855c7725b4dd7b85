/**
 * Admission to one class: how students get in, which keys make a teacher, and when the lesson is over. What holds for the class is a
 * fact of its log; what holds for one student is in the seat's record. Sockets and routes check the caller's role before.
 */

import type { ClassContext } from '#server/classroom/class-context.ts';
import { isReturning } from '#server/classroom/seats/absent.ts';
import { type Presence, PresenceSet } from '#server/classroom/seats/presence.ts';
import type { AdmissionPolicy } from '#server/classroom/seats/seating.ts';
import type { Student, Teacher } from '#server/identity/person.ts';
import { newTeacherKey } from '#server/identity/teacher-keys.ts';
import type { ClassroomRecord, SeatRecord } from '#server/store/port.ts';
import { ADMISSION_MODES, type AdmissionMode, type ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { SeatId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { SeatRemoval, type SeatRemovalDeps } from './removal.ts';
import { Returns, type ReturnsDeps } from './returns.ts';

export interface ClassAdmissionDeps
  extends Omit<SeatRemovalDeps, 'waitingPages'>,
    Pick<ReturnsDeps, 'endReplacedPages'>,
    Pick<ClassContext, 'store' | 'calendar'> {
  /** The connected pages of members. */
  readonly presences: PresenceSet;
  /** Pauses or resumes the open boards as the class's log says. */
  readonly syncBoards: () => void;
  /** How long `extend` stores the class from now on. Milliseconds. */
  readonly retentionMs: number;
}

/** A new key, and the teacher that the session which asked for it is from now on. */
export interface NewTeacherKey {
  readonly key: string;
  readonly teacher: Teacher;
}

/** How a class takes students: as its log says, else as it was made. */
export function admissionModeOf(record: ClassroomRecord, facts: ClassroomFacts): AdmissionMode {
  return facts.admission ?? record.admission;
}

export class ClassAdmission {
  readonly #deps: ClassAdmissionDeps;
  /** Pages of students who wait for approval. */
  readonly #waitingPages = new PresenceSet();
  readonly #returns: Returns;
  readonly removal: SeatRemoval;

  constructor(deps: ClassAdmissionDeps) {
    this.#deps = deps;
    this.#returns = new Returns({ ...deps, policy: () => this.policy, waitingPages: this.#waitingPages });
    this.removal = new SeatRemoval({ ...deps, waitingPages: this.#waitingPages });
  }

  get mode(): AdmissionMode {
    return admissionModeOf(this.#deps.record(), this.#deps.log.facts);
  }

  get isFinished(): boolean {
    return this.#deps.log.facts.finished;
  }

  /** How the class takes students at this moment. */
  get policy(): AdmissionPolicy {
    const { log, presences } = this.#deps;
    const { locked, lesson, highestRemovedSeat: lastUsedNumber } = log.facts;
    const isHere = (seat: SeatId) => presences.isHere(seat) || this.#waitingPages.isHere(seat);
    return { needsApproval: this.mode === 'approval', isLocked: locked, lesson, lastUsedNumber, isHere };
  }

  /** Whether one of these students was removed for good. */
  isBanned(students: readonly Student[]): boolean {
    const { banned } = this.#deps.record();
    return students.some(({ seat }) => banned.includes(seat));
  }

  /** Whether a page of this waiting student is connected. */
  isWaitingHere(seat: SeatId): boolean {
    return this.#waitingPages.isHere(seat);
  }

  /** Adds a page of a student who waits for approval. */
  arrive(presence: Presence): void {
    this.#waitingPages.add(presence);
    this.#deps.onChange();
  }

  leave(presence: Presence): void {
    if (this.#waitingPages.remove(presence)) this.#deps.onChange();
  }

  /** When approval is no longer needed, the students who wait are admitted as far as there is room. */
  async setMode(mode: AdmissionMode): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (this.mode === mode) return { ok: true };
      const appended = await this.#append({ kind: 'admissionSet', mode: ADMISSION_MODES.indexOf(mode) });
      if (!appended.ok || mode === 'approval') return appended;
      for (const seat of this.#deps.seating.waiting.filter((each) => !isReturning(each))) {
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

  /**
   * Admits the waiting student of this number; null admits all of them, in the order of joining, as far as there is room. Who returns to a
   * seat of before needs none.
   */
  async admit(number: number | null): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { waiting } = this.#deps.seating;
      const chosen = number === null ? waiting : waiting.filter((seat) => seat.number === number);
      if (number !== null && chosen.length === 0) return failure('no-seat');
      const returning = number === null ? this.#returns.undisputed(chosen) : chosen.filter(isReturning);
      const refused = await this.#returns.admit(returning);
      if (refused !== null) return refused;
      for (const seat of chosen.filter((each) => !isReturning(each))) {
        const refusal = await this.#admit(seat);
        if (refusal !== null) return refusal;
      }
      return chosen.some((seat) => isReturning(seat) && !returning.includes(seat))
        ? failure('seat-disputed')
        : { ok: true };
    });
  }

  async #admit(seat: SeatRecord): Promise<Failure | null> {
    const { seating, log, boards, onChange } = this.#deps;
    if (seating.isFull(this.policy)) return failure('full');
    const appended = await log.append({ kind: 'admitted', seat: seat.number });
    if (!appended.ok) return appended;
    await seating.admit(seat, log.facts.lesson);
    await boards.assignBoard(seat.id);
    // The page reconnects by itself, as a member.
    for (const page of this.#waitingPages.at(seat.id)) page.onSuperseded();
    onChange();
    return null;
  }

  /** Students who were removed for good may join again. */
  async liftBans(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const appended = await this.#append({ kind: 'bansLifted' });
      if (!appended.ok) return appended;
      await this.#deps.change({ banned: [] });
      // Pages may have got the fact with the list of before.
      this.#deps.onChange();
      return appended;
    });
  }

  /** @param requestedName gets a number when another seat has the name */
  async rename(number: number, requestedName: string): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { seating, record, change, onChange } = this.#deps;
      const seat = seating.byNumber(number);
      if (seat === undefined) return failure('no-seat');
      const appended = await this.#append({ kind: 'renamed', seat: number });
      if (!appended.ok) return appended;
      const name = seating.uniqueNameFor(seat.id, requestedName);
      // What the teacher writes waits for nobody; the same name again is the nod.
      await seating.change(seat.id, { name, ...(seat.isNameWaiting === true ? { isNameWaiting: false } : {}) });
      const { naming, names } = record();
      if (naming === 'list') {
        await change({ names: names.map((each, index) => (index === number - 1 ? name : each)) });
        seating.choices.refresh();
      }
      onChange();
      return { ok: true };
    });
  }

  /** More seats, up to CAPACITY_MAX. A class with a list of names has as many as names. */
  async raiseCapacity(capacity: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { record, change, seating, onChange } = this.#deps;
      if (capacity <= record().capacity) return { ok: true };
      if (record().naming === 'list') return failure('bad-request');
      const appended = await this.#append({ kind: 'capacityRaised', capacity });
      if (!appended.ok) return appended;
      await change({ capacity });
      seating.choices.refresh();
      onChange();
      return { ok: true };
    });
  }

  /** Stores the class for as long as a new one. */
  async extend(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { calendar, retentionMs, change, record, onChange } = this.#deps;
      const until = Math.max(record().expiresAt, Math.floor(calendar.endsFrom()) + retentionMs);
      const appended = await this.#append({ kind: 'extended', until });
      if (!appended.ok) return appended;
      await change({ expiresAt: until });
      onChange();
      return appended;
    });
  }

  /** Ends the lesson: the boards are paused, and each student sees their result. */
  async finish(): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      if (this.isFinished) return { ok: true };
      const appended = await this.#append({ kind: 'finished' });
      if (appended.ok) this.#deps.syncBoards();
      return appended;
    });
  }

  /** Begins the next lesson. Connected students join again: a shared device must not keep its last student. */
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

  /** Replaces the teacher's own key. `endRevokedSessions` ends the pages that came in by the old one. */
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

  /** Creates the co-teachers' key. Teachers who came in by an earlier one lose access. */
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

  /** Teachers' pages whose key was revoked reconnect, and are refused unless their session has a current key. */
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
