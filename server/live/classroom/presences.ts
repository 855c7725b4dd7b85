/** Who of a class is here: one presence a page that is connected. */
import type { Page, SeatId } from '../../../shared/ids.ts';
import type { Person } from '../classrooms.ts';

/** One page of somebody in this class. */
export interface Presence {
  readonly page: Page;
  readonly person: Person;
  /** The same page came back while this connection was not yet known to be dead. */
  readonly superseded: () => void;
  /** A newer page has the seat, or another device. */
  readonly replaced: (by: 'tab' | 'device') => void;
}

export class Presences {
  /** A page's number is what it says itself: two people's may be equal, so nothing is found by it. */
  readonly #all = new Set<Presence>();

  get size(): number {
    return this.#all.size;
  }

  get teachers(): number {
    let count = 0;
    for (const { person } of this.#all) if (person.role === 'teacher') count += 1;
    return count;
  }

  /** The same page's older connection, if there is one, is told to go. */
  add(presence: Presence): void {
    for (const other of [...this.#all]) {
      if (other.page === presence.page && isSame(other.person, presence.person)) other.superseded();
    }
    this.#all.add(presence);
  }

  /** False when it was gone already. */
  remove(presence: Presence): boolean {
    return this.#all.delete(presence);
  }

  at(seat: SeatId): Presence[] {
    return [...this.#all].filter(({ person }) => person.role === 'student' && person.seat === seat);
  }

  isHere(seat: SeatId): boolean {
    return this.at(seat).length > 0;
  }
}

function isSame(one: Person, other: Person): boolean {
  if (one.role === 'teacher' || other.role === 'teacher') return one.role === other.role;
  return one.seat === other.seat;
}
