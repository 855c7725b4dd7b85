/**
 * Who has which seat of one class. A seat belongs to the sessions that were let in with its present grant: moving it to another
 * device counts the grant up, and whoever had it before has it no longer. Its owner, the classroom host, calls what changes it one
 * after the other.
 */
import { randomInt } from 'node:crypto';
import type { SeatId } from '../../../../shared/ids.ts';
import { REJOIN_LENGTH, REJOIN_SIGNS } from '../../../../shared/limits.ts';
import type { SeatChoice } from '../../../../shared/protocol/answers.ts';
import { type ErrorCode, type Failure, failure } from '../../../../shared/protocol/errors.ts';
import type { SeatLook } from '../../../../shared/protocol/events.ts';
import { freshId } from '../../../ids.ts';
import { WAITING_MAX } from '../../../limits.ts';
import type { ClassroomRecord, SeatRecord, SeatState, Store } from '../../../store/port.ts';
import type { Student } from '../../classrooms.ts';
import { seatOfCard } from './cards.ts';
import { hueOfFriendly } from './friendly.ts';
import { freeName, hueOf, lookFor } from './looks.ts';
import { type GoingSeat, isGoing, WHY_OUT } from './out.ts';

/** What somebody who wants a seat shows. */
export type Claim =
  | { readonly by: 'name'; readonly name: string | null }
  | { readonly by: 'choice'; readonly number: number }
  | { readonly by: 'rejoin'; readonly rejoin: string }
  | { readonly by: 'card'; readonly card: string };

/** `moved`: it was another device's until now. `waits`: for the teacher's nod. */
export type Seated = { readonly ok: true; readonly student: Student; readonly came: 'in' | 'moved' | 'waits' };

/** How the class takes people at this moment. */
export interface Doorstep {
  /** Whoever is new waits for the teacher's nod. */
  readonly asks: boolean;
  /** Nobody new comes in. */
  readonly isLocked: boolean;
  readonly lesson: number;
  /** Numbers up to this one were given before: of seats that are gone. */
  readonly seatsGone: number;
  /** Is somebody at this seat now? */
  readonly isHere: (seat: SeatId) => boolean;
}

/** Who may be tapped in a class of numbers or of a list, with the look that each has or will have. */
function choicesOf({ naming, names, capacity }: ClassroomRecord): (SeatLook & { readonly number: number })[] {
  const tapped =
    naming === 'list' ? names : naming === 'numbers' ? Array.from({ length: capacity }, (_, n) => String(n + 1)) : [];
  const choices: (SeatLook & { readonly number: number })[] = [];
  for (const [index, name] of tapped.entries())
    choices.push({ number: index + 1, name, ...lookFor(hueOf(name), choices) });
  // A student whose traces were erased leaves an empty place in the list.
  return choices.filter(({ name }) => name !== '');
}

/** Nobody has come to it in this lesson, and nobody is at it: whoever taps it next has it. */
function isFree({ id, state, lesson }: SeatRecord, now: number, isHere: Doorstep['isHere']): boolean {
  return state === 'in' && lesson < now && !isHere(id);
}

export class Seating {
  readonly #store: Store;
  readonly #record: () => ClassroomRecord;
  readonly #wall: () => number;
  readonly #seats = new Map<SeatId, SeatRecord>();
  #choices: readonly (SeatLook & { readonly number: number })[];

  constructor(store: Store, record: () => ClassroomRecord, seats: readonly SeatRecord[], wall: () => number) {
    this.#store = store;
    this.#record = record;
    this.#wall = wall;
    for (const seat of seats) this.#seats.set(seat.id, seat);
    this.#choices = choicesOf(record());
  }

  /** Seats that are taken: whoever waits, and whoever was removed, has none. */
  get size(): number {
    return this.all.length;
  }

  /** Who is in, in the order of coming. */
  get all(): readonly SeatRecord[] {
    return this.#inState('in');
  }

  /** Who waits for the teacher's nod, in the order of coming. */
  get waiting(): readonly SeatRecord[] {
    return this.#inState('waiting');
  }

  /** Who was removed for now. */
  get out(): readonly SeatRecord[] {
    return this.#inState('out');
  }

  /** Who goes for good. */
  get going(): readonly GoingSeat[] {
    return [...this.#seats.values()].filter(isGoing);
  }

  #inState(state: SeatState): SeatRecord[] {
    return [...this.#seats.values()].filter((seat) => seat.state === state);
  }

  get(seat: SeatId): SeatRecord | undefined {
    return this.#seats.get(seat);
  }

  numbered(number: number): SeatRecord | undefined {
    return [...this.#seats.values()].find((seat) => seat.number === number);
  }

  /** Has this student the seat still? */
  holds(student: Student): boolean {
    return this.#stateFor(student) === 'in';
  }

  isWaiting(student: Student): boolean {
    return this.#stateFor(student) === 'waiting';
  }

  /** Why this student is not in; null: is in, or has no seat any more. */
  whyOut(student: Student): ErrorCode | null {
    const state = this.#stateFor(student);
    return state === null || state === 'in' ? null : WHY_OUT[state];
  }

  /** Null: the seat is gone, or another device's. */
  #stateFor({ seat, grant }: Student): SeatState | null {
    const record = this.#seats.get(seat);
    return record !== undefined && record.grant === grant ? record.state : null;
  }

  /** What may be tapped; none where names are typed or generated. In a new lesson a seat is free until its student has come. */
  choices({ lesson, isHere }: Pick<Doorstep, 'lesson' | 'isHere'>): SeatChoice[] {
    return this.#choices.map((choice) => {
      const seat = this.numbered(choice.number);
      return { ...choice, taken: seat !== undefined && !isFree(seat, lesson, isHere) };
    });
  }

  /** @param former seats that this session has or had: it gets them back without a code while nobody else has taken them over */
  async claim(claim: Claim, former: readonly Student[], step: Doorstep): Promise<Seated | Failure> {
    const isMine = (seat: SeatRecord) =>
      !step.isHere(seat.id) && former.some((student) => student.seat === seat.id && student.grant === seat.grant);
    switch (claim.by) {
      case 'name': {
        const { naming } = this.#record();
        if (this.#choices.length > 0) return failure('choice-needed');
        const hue = naming === 'friendly' && claim.name !== null ? hueOfFriendly(claim.name) : null;
        if (naming === 'friendly' && hue === null) return failure('choice-needed');
        const own = [...this.#seats.values()].filter(({ name }) => name === claim.name);
        const mine = own.find(isMine);
        if (mine !== undefined) return this.#again(mine, mine.grant, step);
        // A generated name is one of a kind: "Blue Whale 2" would be somebody's shadow.
        if (naming === 'friendly' && own.length > 0) return failure('taken');
        return this.#sitDown(claim.name, hue, step);
      }
      case 'choice': {
        const choice = this.#choices.find(({ number }) => number === claim.number);
        if (choice === undefined) return failure('choice-needed');
        const seat = this.numbered(choice.number);
        if (seat === undefined) return this.#add(choice, step, step.asks);
        if (isMine(seat)) return this.#again(seat, seat.grant, step);
        return isFree(seat, step.lesson, step.isHere) ? this.#again(seat, seat.grant + 1, step) : failure('taken');
      }
      case 'rejoin': {
        const seat = [...this.#seats.values()].find(({ rejoin }) => rejoin === claim.rejoin);
        // Nobody was told the code of a seat that still waits.
        if (seat === undefined || seat.state === 'waiting') return failure('wrong-rejoin');
        return this.#again(seat, seat.grant + 1, step);
      }
      case 'card': {
        const choice = this.#choiceOf(claim.card);
        if (choice === undefined) return failure('wrong-card');
        const seat = this.numbered(choice.number);
        // She gave the card to this child: that is her nod.
        if (seat === undefined) return this.#add(choice, step, false);
        return this.#again(seat, seat.grant + 1, step);
      }
    }
  }

  hasCard(card: string): boolean {
    return this.#choiceOf(card) !== undefined;
  }

  #choiceOf(card: string) {
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
  nameFor(id: SeatId, wished: string): string {
    const own = this.#seats.get(id)?.number;
    const others = [...this.#seats.values(), ...this.#choices].filter(({ number }) => number !== own);
    return freeName(
      wished,
      others.map(({ name }) => name),
    );
  }

  /** The list of names has changed. */
  relist(): void {
    this.#choices = choicesOf(this.#record());
  }

  async #sitDown(name: string | null, hue: number | null, step: Doorstep): Promise<Seated | Failure> {
    const seats = [...this.#seats.values()];
    const number = seats.reduce((most, seat) => Math.max(most, seat.number), step.seatsGone) + 1;
    const called = freeName(
      name ?? String(number),
      seats.map((seat) => seat.name),
    );
    return this.#add({ number, name: called, ...lookFor(hue ?? hueOf(called), seats) }, step, step.asks);
  }

  async #add(
    look: SeatLook & { readonly number: number },
    { isLocked, lesson }: Doorstep,
    asks: boolean,
  ): Promise<Seated | Failure> {
    if (isLocked) return failure('locked');
    if (asks ? this.waiting.length >= WAITING_MAX : this.isFull) return failure('full');
    const id = freshId<SeatId>();
    const { number, name, hue, shape } = look;
    const seat: SeatRecord = {
      id,
      classroom: this.#record().id,
      number,
      name,
      hue,
      shape,
      rejoin: this.#freshRejoin(),
      grant: 0,
      state: asks ? 'waiting' : 'in',
      lesson,
      createdAt: this.#wall(),
    };
    if (!(await this.#store.addSeat(seat))) return failure('moved');
    this.#seats.set(id, seat);
    return { ok: true, student: { role: 'student', seat: id, grant: 0 }, came: asks ? 'waits' : 'in' };
  }

  /** A seat that is there: its own session comes back, or with a higher grant it moves to another. Whoever was removed asks anew. */
  async #again(seat: SeatRecord, grant: number, { asks, isLocked, lesson }: Doorstep): Promise<Seated | Failure> {
    const { id } = seat;
    if (isGoing(seat)) return failure(WHY_OUT[seat.state]);
    const wasIn = seat.state === 'in';
    if (!wasIn && isLocked) return failure('locked');
    const state = wasIn || !asks ? 'in' : 'waiting';
    if (!wasIn && state === 'in' && this.isFull) return failure('full');
    if (grant !== seat.grant || state !== seat.state || lesson !== seat.lesson)
      await this.change(id, { grant, state, lesson });
    const came = state === 'waiting' ? 'waits' : grant === seat.grant ? 'in' : 'moved';
    return { ok: true, student: { role: 'student', seat: id, grant }, came };
  }

  #freshRejoin(): string {
    const taken = new Set([...this.#seats.values()].map(({ rejoin }) => rejoin));
    for (;;) {
      const signs = Array.from({ length: REJOIN_LENGTH }, () => REJOIN_SIGNS[randomInt(REJOIN_SIGNS.length)]);
      const rejoin = signs.join('');
      if (!taken.has(rejoin)) return rejoin;
    }
  }
}
