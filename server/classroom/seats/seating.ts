/**
 * The seats of one class. A seat belongs to the sessions that hold its current grant: moving it to another device increments the grant,
 * and the sessions before lose it. Its owner, the classroom host, runs all calls that change it one after the other.
 */
import { randomInt } from 'node:crypto';
import { CLASS_SEATS_MAX, NEW_SEAT_MS, WAITING_MAX } from '#server/base/limits.ts';
import { newId } from '#server/identity/new-id.ts';
import type { Student } from '#server/identity/person.ts';
import type { ClassroomRecord, SeatRecord, SeatState, Store } from '#server/store/port.ts';
import { isRudeName } from '#server/text/filter/word-filter.ts';
import type { SeatId } from '#shared/ids.ts';
import { CAPACITY_MAX, REJOIN_ALPHABET, REJOIN_LENGTH } from '#shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type { SeatChoice } from '#shared/protocol/http/responses.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import { isBeingRemoved, isReturning, REFUSAL_BY_STATE, type SeatBeingRemoved } from './absent.ts';
import { hueOf, pickAppearance, uniqueName } from './appearance.ts';
import { hueOfNickname } from './nicknames.ts';
import { type NumberedAppearance, SeatChoices } from './seat-choices.ts';

/** By what somebody claims a seat. */
export type SeatClaim =
  | { readonly by: 'name'; readonly name: string | null; readonly returning?: boolean | undefined }
  | { readonly by: 'choice'; readonly number: number; readonly returning?: boolean | undefined }
  | { readonly by: 'rejoin'; readonly rejoin: string }
  | { readonly by: 'card'; readonly card: string };

/** `moved`: another device had it until now. `waits`: for the teacher's approval. */
export type SeatGranted = { readonly ok: true; readonly student: Student; readonly outcome: 'in' | 'moved' | 'waits' };

/** How the class takes students at this moment. */
export interface AdmissionPolicy {
  /** A new student waits for the teacher's approval. */
  readonly needsApproval: boolean;
  /** Refuses new students. */
  readonly isLocked: boolean;
  readonly lesson: number;
  /** The highest number of a seat that was removed: no new seat gets a number up to it. */
  readonly lastUsedNumber: number;
  /** Whether a page of this seat is connected. */
  readonly isHere: (seat: SeatId) => boolean;
}

/** Whether anybody may tap the seat: its student has not come in this lesson, and no page is connected to it. */
function isFree({ id, state, lesson }: SeatRecord, currentLesson: number, isHere: AdmissionPolicy['isHere']): boolean {
  return state === 'in' && lesson < currentLesson && !isHere(id);
}

export class Seating {
  readonly #store: Store;
  readonly #record: () => ClassroomRecord;
  readonly #wall: () => number;
  readonly #seats = new Map<SeatId, SeatRecord>();
  /** When a seat was given to a browser whose page has not come yet. */
  readonly #awaited = new Map<SeatId, number>();
  /** The seats that can be tapped or have a card. */
  readonly choices: SeatChoices;

  constructor(store: Store, record: () => ClassroomRecord, seats: readonly SeatRecord[], wall: () => number) {
    this.#store = store;
    this.#record = record;
    this.#wall = wall;
    for (const seat of seats) this.#seats.set(seat.id, seat);
    this.choices = new SeatChoices(record);
  }

  /** Seats that count towards the capacity: an away seat of an earlier lesson does not, and its student always has room. */
  occupied({ lesson, isHere }: Pick<AdmissionPolicy, 'lesson' | 'isHere'>): number {
    return this.seated.filter((seat) => seat.lesson >= lesson || isHere(seat.id)).length;
  }

  /** Seats that were taken within NEW_SEAT_MS, with those that wait. */
  get newSeats(): number {
    const since = this.#wall() - NEW_SEAT_MS;
    return [...this.#seats.values()].filter((seat) => seat.createdAt > since && !isReturning(seat)).length;
  }

  /** Students in the class, in the order of joining. */
  get seated(): readonly SeatRecord[] {
    return this.#inState('in');
  }

  /** Students who wait for approval or for their seat of before, in the order of joining. */
  get waiting(): readonly SeatRecord[] {
    return this.#inState('waiting');
  }

  /** Students who were removed for now. */
  get absent(): readonly SeatRecord[] {
    return this.#inState('kicked');
  }

  /** Seats whose removal for good is not complete. */
  get beingRemoved(): readonly SeatBeingRemoved[] {
    return [...this.#seats.values()].filter(isBeingRemoved);
  }

  #inState(state: SeatState): SeatRecord[] {
    return [...this.#seats.values()].filter((seat) => seat.state === state);
  }

  get(seat: SeatId): SeatRecord | undefined {
    return this.#seats.get(seat);
  }

  appearanceOf(seat: SeatId): SeatAppearance | null {
    const record = this.#seats.get(seat);
    return record === undefined ? null : { name: record.name, hue: record.hue, shape: record.shape };
  }

  byNumber(number: number): SeatRecord | undefined {
    return [...this.#seats.values()].find((seat) => seat.number === number);
  }

  /** Whether the student still has the seat. */
  isSeated(student: Student): boolean {
    return this.#stateFor(student) === 'in';
  }

  isWaiting(student: Student): boolean {
    return this.#stateFor(student) === 'waiting';
  }

  /** Why the student is not in the class; null: they are, or have no seat any more. */
  refusalFor(student: Student): ErrorCode | null {
    const state = this.#stateFor(student);
    return state === null || state === 'in' ? null : REFUSAL_BY_STATE[state];
  }

  /** Null: the seat is gone, or another device has it. */
  #stateFor({ seat, grant }: Student): SeatState | null {
    const record = this.#seats.get(seat);
    return record !== undefined && record.grant === grant ? record.state : null;
  }

  /** The seats to tap; none where names are typed or generated. In a new lesson a seat is free until its student has come. */
  choicesFor({ lesson, isHere }: Pick<AdmissionPolicy, 'lesson' | 'isHere'>): SeatChoice[] {
    return this.choices.all.map((choice) => {
      const seat = this.byNumber(choice.number);
      return { ...choice, taken: seat !== undefined && !isFree(seat, lesson, isHere) };
    });
  }

  /**
   * @param former seats that this session has or had: it gets them back without a code until another device takes them
   * @param newSeat the id of the seat that this request makes
   */
  async claim(
    claim: SeatClaim,
    former: readonly Student[],
    policy: AdmissionPolicy,
    newSeat: SeatId = newId<SeatId>(),
  ): Promise<SeatGranted | Failure> {
    const granted = await this.#grant(claim, former, policy, newSeat);
    if (granted.ok) this.#awaited.set(granted.student.seat, this.#wall());
    return granted;
  }

  async #grant(
    claim: SeatClaim,
    former: readonly Student[],
    policy: AdmissionPolicy,
    newSeat: SeatId,
  ): Promise<SeatGranted | Failure> {
    const made = this.#seats.get(newSeat);
    // The same request made it before the server restarted, and nobody has got the answer.
    if (made !== undefined) return made.grant === 0 ? this.#reclaim(made, 0, policy) : failure('seat-elsewhere');
    const isMine = (seat: SeatRecord) =>
      !policy.isHere(seat.id) && former.some((student) => student.seat === seat.id && student.grant === seat.grant);
    switch (claim.by) {
      case 'name': {
        const { naming } = this.#record();
        if (this.choices.all.length > 0) return failure('choice-needed');
        const hue = naming === 'nicknames' && claim.name !== null ? hueOfNickname(claim.name) : null;
        if (naming === 'nicknames' && hue === null) return failure('choice-needed');
        const own = [...this.#seats.values()].filter(({ name }) => name === claim.name);
        const mine = own.find(isMine);
        if (mine !== undefined) return this.#reclaim(mine, mine.grant, policy);
        // A generated name is unique: no student is to be "Blue Whale 2".
        if (naming === 'nicknames' && own.length > 0) return failure('taken');
        if (claim.name !== null && claim.returning !== false) {
          const before = this.#awaySeatNamed(claim.name, policy);
          if (before !== undefined) return this.#awaitReturn(newSeat, before, claim.returning, policy);
          if (claim.returning) return failure('taken');
        }
        return this.#takeNewSeat(newSeat, claim.name, hue, policy);
      }
      case 'choice': {
        const choice = this.choices.byNumber(claim.number);
        if (choice === undefined) return failure('choice-needed');
        const seat = this.byNumber(choice.number);
        if (seat === undefined) return this.#addSeat(newSeat, choice, policy, policy.needsApproval);
        if (isMine(seat)) return this.#reclaim(seat, seat.grant, policy);
        if (isFree(seat, policy.lesson, policy.isHere)) return this.#reclaim(seat, seat.grant + 1, policy);
        if (!this.#isAway(seat, policy) || claim.returning === false) return failure('taken');
        return this.#awaitReturn(newSeat, seat, claim.returning, policy);
      }
      case 'rejoin': {
        const seat = [...this.#seats.values()].find(({ rejoin }) => rejoin === claim.rejoin);
        // A waiting seat has not received its code.
        if (seat === undefined || seat.state === 'waiting') return failure('wrong-rejoin');
        return this.#reclaim(seat, isMine(seat) ? seat.grant : seat.grant + 1, policy);
      }
      case 'card': {
        const choice = this.choices.byCard(claim.card);
        if (choice === undefined) return failure('wrong-card');
        const seat = this.byNumber(choice.number);
        // The teacher gave the card to this student: that is the approval.
        if (seat === undefined) return this.#addSeat(newSeat, choice, policy, false);
        return this.#reclaim(seat, isMine(seat) ? seat.grant : seat.grant + 1, policy);
      }
    }
  }

  /** Whether the seat has a student whose page has gone. One whose page is on its way is not away. */
  #isAway({ id, state }: SeatRecord, { isHere }: AdmissionPolicy): boolean {
    const isAwaited = this.#wall() - (this.#awaited.get(id) ?? Number.NEGATIVE_INFINITY) < NEW_SEAT_MS;
    return (state === 'in' || state === 'kicked') && !isHere(id) && !isAwaited;
  }

  /** A page of the student has connected. */
  noteArrival(id: SeatId): void {
    this.#awaited.delete(id);
  }

  /** The away seat of a typed name. Case does not count, as where a name is made unique. */
  #awaySeatNamed(name: string, policy: AdmissionPolicy): SeatRecord | undefined {
    const typed = name.toLocaleLowerCase();
    return [...this.#seats.values()].find(
      (seat) => seat.name.toLocaleLowerCase() === typed && this.#isAway(seat, policy),
    );
  }

  /** Asks whether the seat of before is theirs; if it is, they wait for the teacher's nod, whatever the admission mode. */
  async #awaitReturn(
    id: SeatId,
    before: SeatRecord,
    returning: boolean | undefined,
    { isLocked, lesson }: AdmissionPolicy,
  ): Promise<SeatGranted | Failure> {
    if (returning === undefined) return failure('was-here');
    if (before.state !== 'in' && isLocked) return failure('locked');
    if (this.waiting.length >= WAITING_MAX) return failure('full');
    const { name, isNameWaiting, hue, shape } = before;
    const numbers = [...this.#seats.values()].map(({ number }) => number);
    // Beyond the numbers that can be tapped: it is gone before anybody reads it.
    const number = Math.max(CAPACITY_MAX, ...numbers) + 1;
    const seat = { id, number, name, hue, shape, lesson, state: 'waiting', returnsTo: before.id } as const;
    return this.#add({ ...seat, ...(isNameWaiting === undefined ? {} : { isNameWaiting }) });
  }

  /** Those who wait for this seat. */
  returningTo(id: SeatId): readonly SeatRecord[] {
    return this.waiting.filter(({ returnsTo }) => returnsTo === id);
  }

  /** Gives a seat back to the student who waits for it, with a higher grant: the devices of before lose it. */
  async giveBack({ id, grant }: SeatRecord, lesson: number): Promise<Student> {
    await this.change(id, { grant: grant + 1, state: 'in', lesson });
    return { role: 'student', seat: id, grant: grant + 1 };
  }

  /** Admits a waiting student. */
  async admit({ id }: SeatRecord, lesson: number): Promise<void> {
    await this.change(id, { state: 'in', lesson });
  }

  isFull(policy: Pick<AdmissionPolicy, 'lesson' | 'isHere'>): boolean {
    return this.occupied(policy) >= this.#record().capacity || this.#seats.size >= CLASS_SEATS_MAX;
  }

  async change(
    id: SeatId,
    changes: Partial<Pick<SeatRecord, 'name' | 'isNameWaiting' | 'grant' | 'state' | 'lesson'>>,
  ): Promise<void> {
    const seat = this.#seats.get(id);
    if (seat === undefined) return;
    await this.#store.changeSeat(seat.classroom, id, changes);
    this.#seats.set(id, { ...seat, ...changes });
  }

  /** Removes the seat's record. */
  async remove(id: SeatId): Promise<void> {
    await this.#store.removeSeat(this.#record().id, id);
    this.#seats.delete(id);
    this.#awaited.delete(id);
  }

  /** The requested name, with a number appended when another seat has it. */
  uniqueNameFor(id: SeatId, requestedName: string): string {
    const own = this.#seats.get(id)?.number;
    const seats = [...this.#seats.values()].filter((seat) => !isReturning(seat));
    const others = [...seats, ...this.choices.all].filter(({ number }) => number !== own);
    return uniqueName(
      requestedName,
      others.map(({ name }) => name),
    );
  }

  async #takeNewSeat(
    id: SeatId,
    name: string | null,
    hue: number | null,
    policy: AdmissionPolicy,
  ): Promise<SeatGranted | Failure> {
    const seats = [...this.#seats.values()].filter((seat) => !isReturning(seat));
    let number = seats.reduce((most, seat) => Math.max(most, seat.number), policy.lastUsedNumber) + 1;
    while (this.byNumber(number) !== undefined) number += 1;
    const unique = uniqueName(
      name ?? String(number),
      seats.map((seat) => seat.name),
    );
    return this.#addSeat(
      id,
      { number, name: unique, ...pickAppearance(hue ?? hueOf(unique), seats) },
      policy,
      policy.needsApproval,
      isRudeName(unique),
    );
  }

  async #addSeat(
    id: SeatId,
    appearance: NumberedAppearance,
    policy: AdmissionPolicy,
    needsApproval: boolean,
    isNameWaiting = false,
  ): Promise<SeatGranted | Failure> {
    const { isLocked, lesson } = policy;
    if (isLocked) return failure('locked');
    if (needsApproval ? this.waiting.length >= WAITING_MAX : this.isFull(policy)) return failure('full');
    const { number, name, hue, shape } = appearance;
    const state = needsApproval ? 'waiting' : 'in';
    return this.#add({ id, number, name, hue, shape, lesson, state, ...(isNameWaiting ? { isNameWaiting } : {}) });
  }

  async #add(made: Omit<SeatRecord, 'classroom' | 'rejoin' | 'grant' | 'createdAt'>): Promise<SeatGranted | Failure> {
    const { id, ...fields } = made;
    const seat: SeatRecord = {
      id,
      classroom: this.#record().id,
      ...fields,
      rejoin: this.#newRejoinCode(),
      grant: 0,
      createdAt: this.#wall(),
    };
    if (!(await this.#store.addSeat(seat))) return failure('moved');
    this.#seats.set(seat.id, seat);
    const outcome = seat.state === 'waiting' ? 'waits' : 'in';
    return { ok: true, student: { role: 'student', seat: seat.id, grant: 0 }, outcome };
  }

  /** Gives an existing seat to its own session, or with a higher grant to another device. A removed student needs approval again. */
  async #reclaim(seat: SeatRecord, grant: number, policy: AdmissionPolicy): Promise<SeatGranted | Failure> {
    const { id } = seat;
    const { needsApproval, isLocked, lesson } = policy;
    // Nothing but the teacher's nod ends this wait.
    if (isReturning(seat))
      return { ok: true, student: { role: 'student', seat: id, grant: seat.grant }, outcome: 'waits' };
    if (isBeingRemoved(seat)) return failure(REFUSAL_BY_STATE[seat.state]);
    const wasIn = seat.state === 'in';
    if (!wasIn && isLocked) return failure('locked');
    const state = wasIn || !needsApproval ? 'in' : 'waiting';
    if (!wasIn && state === 'in' && this.isFull(policy)) return failure('full');
    if (grant !== seat.grant || state !== seat.state || lesson !== seat.lesson)
      await this.change(id, { grant, state, lesson });
    const outcome = state === 'waiting' ? 'waits' : grant === seat.grant ? 'in' : 'moved';
    return { ok: true, student: { role: 'student', seat: id, grant }, outcome };
  }

  #newRejoinCode(): string {
    const taken = new Set([...this.#seats.values()].map(({ rejoin }) => rejoin));
    for (;;) {
      const characters = Array.from(
        { length: REJOIN_LENGTH },
        () => REJOIN_ALPHABET[randomInt(REJOIN_ALPHABET.length)],
      );
      const rejoin = characters.join('');
      if (!taken.has(rejoin)) return rejoin;
    }
  }
}
