/**
 * The seats of one class. A seat belongs to the sessions that hold its current grant: moving it to another device increments the grant,
 * and the sessions before lose it. Its owner, the classroom host, runs all calls that change it one after the other.
 */
import { randomInt } from 'node:crypto';
import { NEW_SEAT_MS, WAITING_MAX } from '#server/base/limits.ts';
import { newId } from '#server/identity/new-id.ts';
import type { Student } from '#server/identity/person.ts';
import type { ClassroomRecord, SeatRecord, SeatState, Store } from '#server/store/port.ts';
import { isRudeName } from '#server/text/filter/word-filter.ts';
import type { SeatId } from '#shared/ids.ts';
import { REJOIN_ALPHABET, REJOIN_LENGTH } from '#shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type { SeatChoice } from '#shared/protocol/http/responses.ts';
import { isBeingRemoved, REFUSAL_BY_STATE, type SeatBeingRemoved } from './absent.ts';
import { hueOf, pickAppearance, uniqueName } from './appearance.ts';
import { hueOfNickname } from './nicknames.ts';
import { type NumberedAppearance, SeatChoices } from './seat-choices.ts';

/** By what somebody claims a seat. */
export type SeatClaim =
  | { readonly by: 'name'; readonly name: string | null }
  | { readonly by: 'choice'; readonly number: number }
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
  /** The seats that can be tapped or have a card. */
  readonly choices: SeatChoices;

  constructor(store: Store, record: () => ClassroomRecord, seats: readonly SeatRecord[], wall: () => number) {
    this.#store = store;
    this.#record = record;
    this.#wall = wall;
    for (const seat of seats) this.#seats.set(seat.id, seat);
    this.choices = new SeatChoices(record);
  }

  /** Seats that are taken; waiting and removed students have none. */
  get size(): number {
    return this.seated.length;
  }

  /** Seats that were taken within NEW_SEAT_MS, with those that wait. */
  get newSeats(): number {
    const since = this.#wall() - NEW_SEAT_MS;
    return [...this.#seats.values()].filter(({ createdAt }) => createdAt > since).length;
  }

  /** Students in the class, in the order of joining. */
  get seated(): readonly SeatRecord[] {
    return this.#inState('in');
  }

  /** Students who wait for approval, in the order of joining. */
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
        return this.#takeNewSeat(newSeat, claim.name, hue, policy);
      }
      case 'choice': {
        const choice = this.choices.byNumber(claim.number);
        if (choice === undefined) return failure('choice-needed');
        const seat = this.byNumber(choice.number);
        if (seat === undefined) return this.#addSeat(newSeat, choice, policy, policy.needsApproval);
        if (isMine(seat)) return this.#reclaim(seat, seat.grant, policy);
        return isFree(seat, policy.lesson, policy.isHere)
          ? this.#reclaim(seat, seat.grant + 1, policy)
          : failure('taken');
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

  /** Admits a waiting student. */
  async admit({ id }: SeatRecord, lesson: number): Promise<void> {
    await this.change(id, { state: 'in', lesson });
  }

  get isFull(): boolean {
    return this.size >= this.#record().capacity;
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
  }

  /** The requested name, with a number appended when another seat has it. */
  uniqueNameFor(id: SeatId, requestedName: string): string {
    const own = this.#seats.get(id)?.number;
    const others = [...this.#seats.values(), ...this.choices.all].filter(({ number }) => number !== own);
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
    const seats = [...this.#seats.values()];
    const number = seats.reduce((most, seat) => Math.max(most, seat.number), policy.lastUsedNumber) + 1;
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
    { isLocked, lesson }: AdmissionPolicy,
    needsApproval: boolean,
    isNameWaiting = false,
  ): Promise<SeatGranted | Failure> {
    if (isLocked) return failure('locked');
    if (needsApproval ? this.waiting.length >= WAITING_MAX : this.isFull) return failure('full');
    const { number, name, hue, shape } = appearance;
    const seat: SeatRecord = {
      id,
      classroom: this.#record().id,
      number,
      name,
      ...(isNameWaiting ? { isNameWaiting } : {}),
      hue,
      shape,
      rejoin: this.#newRejoinCode(),
      grant: 0,
      state: needsApproval ? 'waiting' : 'in',
      lesson,
      createdAt: this.#wall(),
    };
    if (!(await this.#store.addSeat(seat))) return failure('moved');
    this.#seats.set(id, seat);
    return { ok: true, student: { role: 'student', seat: id, grant: 0 }, outcome: needsApproval ? 'waits' : 'in' };
  }

  /** Gives an existing seat to its own session, or with a higher grant to another device. A removed student needs approval again. */
  async #reclaim(
    seat: SeatRecord,
    grant: number,
    { needsApproval, isLocked, lesson }: AdmissionPolicy,
  ): Promise<SeatGranted | Failure> {
    const { id } = seat;
    if (isBeingRemoved(seat)) return failure(REFUSAL_BY_STATE[seat.state]);
    const wasIn = seat.state === 'in';
    if (!wasIn && isLocked) return failure('locked');
    const state = wasIn || !needsApproval ? 'in' : 'waiting';
    if (!wasIn && state === 'in' && this.isFull) return failure('full');
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
