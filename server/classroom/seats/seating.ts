/**
 * Who has which seat of one class. A seat belongs to the sessions that were let in with its present grant: moving it to another
 * device counts the grant up, and whoever had it before has it no longer. Its owner, the classroom host, calls what changes it one
 * after the other.
 */
import { randomInt } from 'node:crypto';
import { WAITING_MAX } from '#server/base/limits.ts';
import type { Student } from '#server/classroom/port.ts';
import { freshId } from '#server/identity/fresh-id.ts';
import { seatOfCard } from '#server/identity/seat-cards.ts';
import type { ClassroomRecord, SeatRecord, SeatState, Store } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import { REJOIN_ALPHABET, REJOIN_LENGTH } from '#shared/limits.ts';
import { type ErrorCode, type Failure, failure } from '#shared/protocol/errors.ts';
import type { SeatChoice } from '#shared/protocol/http-responses.ts';
import type { SeatAppearance } from '#shared/protocol/socket-events.ts';
import { isBeingRemoved, REFUSAL_BY_STATE, type SeatBeingRemoved } from './absent.ts';
import { hueOf, pickAppearance, uniqueName } from './appearance.ts';
import { hueOfNickname } from './nicknames.ts';

/** What somebody who wants a seat shows. */
export type SeatClaim =
  | { readonly by: 'name'; readonly name: string | null }
  | { readonly by: 'choice'; readonly number: number }
  | { readonly by: 'rejoin'; readonly rejoin: string }
  | { readonly by: 'card'; readonly card: string };

/** `moved`: it was another device's until now. `waits`: for the teacher's nod. */
export type SeatGranted = { readonly ok: true; readonly student: Student; readonly outcome: 'in' | 'moved' | 'waits' };

/** How the class takes people at this moment. */
export interface AdmissionPolicy {
  /** Whoever is new waits for the teacher's nod. */
  readonly needsApproval: boolean;
  /** Nobody new comes in. */
  readonly isLocked: boolean;
  readonly lesson: number;
  /** Numbers up to this one were given before: of seats that are gone. */
  readonly lastUsedNumber: number;
  /** Is somebody at this seat now? */
  readonly isHere: (seat: SeatId) => boolean;
}

/** Who may be tapped in a class of numbers or of a list, with the look that each has or will have. */
function choicesOf({ naming, names, capacity }: ClassroomRecord): (SeatAppearance & { readonly number: number })[] {
  const tapped =
    naming === 'list' ? names : naming === 'numbers' ? Array.from({ length: capacity }, (_, n) => String(n + 1)) : [];
  const choices: (SeatAppearance & { readonly number: number })[] = [];
  for (const [index, name] of tapped.entries())
    choices.push({ number: index + 1, name, ...pickAppearance(hueOf(name), choices) });
  // A student whose traces were erased leaves an empty place in the list.
  return choices.filter(({ name }) => name !== '');
}

/** Nobody has come to it in this lesson, and nobody is at it: whoever taps it next has it. */
function isFree({ id, state, lesson }: SeatRecord, now: number, isHere: AdmissionPolicy['isHere']): boolean {
  return state === 'in' && lesson < now && !isHere(id);
}

export class Seating {
  readonly #store: Store;
  readonly #record: () => ClassroomRecord;
  readonly #wall: () => number;
  readonly #seats = new Map<SeatId, SeatRecord>();
  #choices: readonly (SeatAppearance & { readonly number: number })[];

  constructor(store: Store, record: () => ClassroomRecord, seats: readonly SeatRecord[], wall: () => number) {
    this.#store = store;
    this.#record = record;
    this.#wall = wall;
    for (const seat of seats) this.#seats.set(seat.id, seat);
    this.#choices = choicesOf(record());
  }

  /** Seats that are taken: whoever waits, and whoever was removed, has none. */
  get size(): number {
    return this.seated.length;
  }

  /** Who is in, in the order of coming. */
  get seated(): readonly SeatRecord[] {
    return this.#inState('in');
  }

  /** Who waits for the teacher's nod, in the order of coming. */
  get waiting(): readonly SeatRecord[] {
    return this.#inState('waiting');
  }

  /** Who was removed for now. */
  get absent(): readonly SeatRecord[] {
    return this.#inState('kicked');
  }

  /** Who goes for good. */
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

  /** Has this student the seat still? */
  isSeated(student: Student): boolean {
    return this.#stateFor(student) === 'in';
  }

  isWaiting(student: Student): boolean {
    return this.#stateFor(student) === 'waiting';
  }

  /** Why this student is not in; null: is in, or has no seat any more. */
  refusalFor(student: Student): ErrorCode | null {
    const state = this.#stateFor(student);
    return state === null || state === 'in' ? null : REFUSAL_BY_STATE[state];
  }

  /** Null: the seat is gone, or another device's. */
  #stateFor({ seat, grant }: Student): SeatState | null {
    const record = this.#seats.get(seat);
    return record !== undefined && record.grant === grant ? record.state : null;
  }

  /** What may be tapped; none where names are typed or generated. In a new lesson a seat is free until its student has come. */
  choices({ lesson, isHere }: Pick<AdmissionPolicy, 'lesson' | 'isHere'>): SeatChoice[] {
    return this.#choices.map((choice) => {
      const seat = this.byNumber(choice.number);
      return { ...choice, taken: seat !== undefined && !isFree(seat, lesson, isHere) };
    });
  }

  /** @param former seats that this session has or had: it gets them back without a code while nobody else has taken them over */
  async claim(claim: SeatClaim, former: readonly Student[], policy: AdmissionPolicy): Promise<SeatGranted | Failure> {
    const isMine = (seat: SeatRecord) =>
      !policy.isHere(seat.id) && former.some((student) => student.seat === seat.id && student.grant === seat.grant);
    switch (claim.by) {
      case 'name': {
        const { naming } = this.#record();
        if (this.#choices.length > 0) return failure('choice-needed');
        const hue = naming === 'nicknames' && claim.name !== null ? hueOfNickname(claim.name) : null;
        if (naming === 'nicknames' && hue === null) return failure('choice-needed');
        const own = [...this.#seats.values()].filter(({ name }) => name === claim.name);
        const mine = own.find(isMine);
        if (mine !== undefined) return this.#reclaim(mine, mine.grant, policy);
        // A generated name is one of a kind: "Blue Whale 2" would be somebody's shadow.
        if (naming === 'nicknames' && own.length > 0) return failure('taken');
        return this.#takeNewSeat(claim.name, hue, policy);
      }
      case 'choice': {
        const choice = this.#choices.find(({ number }) => number === claim.number);
        if (choice === undefined) return failure('choice-needed');
        const seat = this.byNumber(choice.number);
        if (seat === undefined) return this.#addSeat(choice, policy, policy.needsApproval);
        if (isMine(seat)) return this.#reclaim(seat, seat.grant, policy);
        return isFree(seat, policy.lesson, policy.isHere)
          ? this.#reclaim(seat, seat.grant + 1, policy)
          : failure('taken');
      }
      case 'rejoin': {
        const seat = [...this.#seats.values()].find(({ rejoin }) => rejoin === claim.rejoin);
        // Nobody was told the code of a seat that still waits.
        if (seat === undefined || seat.state === 'waiting') return failure('wrong-rejoin');
        return this.#reclaim(seat, seat.grant + 1, policy);
      }
      case 'card': {
        const choice = this.#choiceByCard(claim.card);
        if (choice === undefined) return failure('wrong-card');
        const seat = this.byNumber(choice.number);
        // She gave the card to this child: that is her nod.
        if (seat === undefined) return this.#addSeat(choice, policy, false);
        return this.#reclaim(seat, seat.grant + 1, policy);
      }
    }
  }

  hasCard(card: string): boolean {
    return this.#choiceByCard(card) !== undefined;
  }

  #choiceByCard(card: string) {
    const number = seatOfCard(this.#record().cardKey, card);
    return this.#choices.find((each) => each.number === number);
  }

  /** From the waiting room to a place in the class. */
  async admit({ id }: SeatRecord, lesson: number): Promise<void> {
    await this.change(id, { state: 'in', lesson });
  }

  get isFull(): boolean {
    return this.size >= this.#record().capacity;
  }

  async change(id: SeatId, changes: Partial<Pick<SeatRecord, 'name' | 'grant' | 'state' | 'lesson'>>): Promise<void> {
    const seat = this.#seats.get(id);
    if (seat === undefined) return;
    await this.#store.changeSeat(seat.classroom, id, changes);
    this.#seats.set(id, { ...seat, ...changes });
  }

  /** Nothing of it is kept. */
  async remove(id: SeatId): Promise<void> {
    await this.#store.removeSeat(this.#record().id, id);
    this.#seats.delete(id);
  }

  /** A name for this seat that nobody else has. */
  uniqueNameFor(id: SeatId, requestedName: string): string {
    const own = this.#seats.get(id)?.number;
    const others = [...this.#seats.values(), ...this.#choices].filter(({ number }) => number !== own);
    return uniqueName(
      requestedName,
      others.map(({ name }) => name),
    );
  }

  /** The list of names has changed. */
  refreshChoices(): void {
    this.#choices = choicesOf(this.#record());
  }

  async #takeNewSeat(name: string | null, hue: number | null, policy: AdmissionPolicy): Promise<SeatGranted | Failure> {
    const seats = [...this.#seats.values()];
    const number = seats.reduce((most, seat) => Math.max(most, seat.number), policy.lastUsedNumber) + 1;
    const called = uniqueName(
      name ?? String(number),
      seats.map((seat) => seat.name),
    );
    return this.#addSeat(
      { number, name: called, ...pickAppearance(hue ?? hueOf(called), seats) },
      policy,
      policy.needsApproval,
    );
  }

  async #addSeat(
    appearance: SeatAppearance & { readonly number: number },
    { isLocked, lesson }: AdmissionPolicy,
    needsApproval: boolean,
  ): Promise<SeatGranted | Failure> {
    if (isLocked) return failure('locked');
    if (needsApproval ? this.waiting.length >= WAITING_MAX : this.isFull) return failure('full');
    const id = freshId<SeatId>();
    const { number, name, hue, shape } = appearance;
    const seat: SeatRecord = {
      id,
      classroom: this.#record().id,
      number,
      name,
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

  /** A seat that is there: its own session comes back, or with a higher grant it moves to another. Whoever was removed asks anew. */
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
      const signs = Array.from({ length: REJOIN_LENGTH }, () => REJOIN_ALPHABET[randomInt(REJOIN_ALPHABET.length)]);
      const rejoin = signs.join('');
      if (!taken.has(rejoin)) return rejoin;
    }
  }
}
