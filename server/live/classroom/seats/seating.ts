/**
 * Who has which seat of one class. A seat belongs to the sessions that were let in with its present grant: moving it to another
 * device counts the grant up, and whoever had it before has it no longer. Its owner, the classroom host, calls what changes it one
 * after the other.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { SeatId } from '../../../../shared/ids.ts';
import { REJOIN_LENGTH, REJOIN_SIGNS } from '../../../../shared/limits.ts';
import { type Failure, failure } from '../../../../shared/protocol/errors.ts';
import type { SeatChoice, SeatLook } from '../../../../shared/protocol/events.ts';
import type { ClassroomRecord, SeatRecord, Store } from '../../../store/port.ts';
import type { Student } from '../../classrooms.ts';
import { seatOfCard } from './cards.ts';
import { hueOfFriendly } from './friendly.ts';
import { freeName, hueOf, lookFor } from './looks.ts';

/** What somebody who wants a seat shows. */
export type Claim =
  | { readonly by: 'name'; readonly name: string | null }
  | { readonly by: 'choice'; readonly number: number }
  | { readonly by: 'rejoin'; readonly rejoin: string }
  | { readonly by: 'card'; readonly card: string };

/** `moved`: it was another device's until now. */
export type Seated = { readonly ok: true; readonly student: Student; readonly came: 'new' | 'again' | 'moved' };

/** Who may be tapped in a class of numbers or of a list, with the look that each has or will have. */
function choicesOf({ naming, names, capacity }: ClassroomRecord): (SeatLook & { readonly number: number })[] {
  const tapped =
    naming === 'list' ? names : naming === 'numbers' ? Array.from({ length: capacity }, (_, n) => String(n + 1)) : [];
  const choices: (SeatLook & { readonly number: number })[] = [];
  for (const [index, name] of tapped.entries())
    choices.push({ number: index + 1, name, ...lookFor(hueOf(name), choices) });
  return choices;
}

export class Seating {
  readonly #store: Store;
  readonly #record: () => ClassroomRecord;
  readonly #wall: () => number;
  readonly #seats = new Map<SeatId, SeatRecord>();
  readonly #choices: readonly (SeatLook & { readonly number: number })[];

  constructor(store: Store, record: () => ClassroomRecord, seats: readonly SeatRecord[], wall: () => number) {
    this.#store = store;
    this.#record = record;
    this.#wall = wall;
    for (const seat of seats) this.#seats.set(seat.id, seat);
    this.#choices = choicesOf(record());
  }

  get size(): number {
    return this.#seats.size;
  }

  /** In the order of coming. */
  get all(): readonly SeatRecord[] {
    return [...this.#seats.values()];
  }

  get(seat: SeatId): SeatRecord | undefined {
    return this.#seats.get(seat);
  }

  /** Has this student the seat still? */
  holds({ seat, grant }: Student): boolean {
    return this.#seats.get(seat)?.grant === grant;
  }

  /** What may be tapped; none where names are typed or generated. */
  get choices(): SeatChoice[] {
    const taken = new Set(this.all.map(({ number }) => number));
    return this.#choices.map((choice) => ({ ...choice, taken: taken.has(choice.number) }));
  }

  /**
   * @param former seats that this session let go of: it gets them back without a code while nobody else has taken them over
   * @param isHere is somebody at this seat now?
   */
  async claim(claim: Claim, former: readonly Student[], isHere: (seat: SeatId) => boolean): Promise<Seated | Failure> {
    const again = (seat: SeatRecord): Seated | null => {
      const mine = former.some((student) => student.seat === seat.id && student.grant === seat.grant);
      if (!mine || isHere(seat.id)) return null;
      return { ok: true, student: { role: 'student', seat: seat.id, grant: seat.grant }, came: 'again' };
    };
    switch (claim.by) {
      case 'name': {
        const { naming } = this.#record();
        if (this.#choices.length > 0) return failure('choice-needed');
        const hue = naming === 'friendly' && claim.name !== null ? hueOfFriendly(claim.name) : null;
        if (naming === 'friendly' && hue === null) return failure('choice-needed');
        const own = this.all.filter(({ name }) => name === claim.name);
        for (const seat of own) {
          const back = again(seat);
          if (back !== null) return back;
        }
        // A generated name is one of a kind: "Blue Whale 2" would be somebody's shadow.
        if (naming === 'friendly' && own.length > 0) return failure('taken');
        return this.#sitDown(claim.name, hue);
      }
      case 'choice': {
        const choice = this.#choices.find(({ number }) => number === claim.number);
        if (choice === undefined) return failure('choice-needed');
        const seat = this.all.find(({ number }) => number === choice.number);
        if (seat === undefined) return this.#add(choice);
        return again(seat) ?? failure('taken');
      }
      case 'rejoin': {
        const seat = this.all.find(({ rejoin }) => rejoin === claim.rejoin);
        return seat === undefined ? failure('wrong-rejoin') : this.#move(seat);
      }
      case 'card': {
        const number = seatOfCard(this.#record().cardKey, claim.card);
        const choice = this.#choices.find((each) => each.number === number);
        if (choice === undefined) return failure('wrong-card');
        const seat = this.all.find((each) => each.number === choice.number);
        return seat === undefined ? this.#add(choice) : this.#move(seat);
      }
    }
  }

  async #sitDown(name: string | null, hue: number | null): Promise<Seated | Failure> {
    const seats = this.all;
    if (seats.length >= this.#record().capacity) return failure('full');
    const number = seats.reduce((most, seat) => Math.max(most, seat.number), 0) + 1;
    const called = freeName(
      name ?? String(number),
      seats.map((seat) => seat.name),
    );
    return this.#add({ number, name: called, ...lookFor(hue ?? hueOf(called), seats) });
  }

  async #add(look: SeatLook & { readonly number: number }): Promise<Seated | Failure> {
    const id = randomBytes(16).toString('base64url') as SeatId;
    const { number, name, hue, shape } = look;
    const rejoin = this.#freshRejoin();
    const seat: SeatRecord = {
      id,
      classroom: this.#record().id,
      number,
      name,
      hue,
      shape,
      rejoin,
      grant: 0,
      state: 'in',
      lesson: 0,
      createdAt: this.#wall(),
    };
    if (!(await this.#store.addSeat(seat))) return failure('moved');
    this.#seats.set(id, seat);
    return { ok: true, student: { role: 'student', seat: id, grant: 0 }, came: 'new' };
  }

  async #move(seat: SeatRecord): Promise<Seated> {
    const grant = seat.grant + 1;
    await this.#store.changeSeat(seat.classroom, seat.id, { grant });
    this.#seats.set(seat.id, { ...seat, grant });
    return { ok: true, student: { role: 'student', seat: seat.id, grant }, came: 'moved' };
  }

  #freshRejoin(): string {
    const taken = new Set(this.all.map(({ rejoin }) => rejoin));
    for (;;) {
      const signs = Array.from({ length: REJOIN_LENGTH }, () => REJOIN_SIGNS[randomInt(REJOIN_SIGNS.length)]);
      const rejoin = signs.join('');
      if (!taken.has(rejoin)) return rejoin;
    }
  }
}
