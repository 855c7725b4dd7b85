/** The pages of one class that are connected, one a seat: a newer page of a seat ends the older one. */

import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Person } from '#server/identity/person.ts';
import type { SeatId } from '#shared/ids.ts';
import { type Presence, PresenceSet } from './presence.ts';
import type { Seating } from './seating.ts';

export interface ClassPresenceDeps extends Pick<ClassContext, 'log' | 'runExclusive' | 'onChange'> {
  readonly seating: Seating;
  readonly isMember: (person: Person) => boolean;
  /** Frees what a page holds on the open boards. */
  readonly endHolds: (presence: Presence) => void;
}

export class ClassPresence {
  readonly pages = new PresenceSet();
  readonly #deps: ClassPresenceDeps;

  constructor(deps: ClassPresenceDeps) {
    this.#deps = deps;
  }

  /** Adds a page. An older page of the same seat ends. */
  arrive(presence: Presence): void {
    const { isMember, onChange } = this.#deps;
    const { person } = presence;
    // The seat may have moved to another device during the handshake.
    if (!isMember(person)) {
      presence.onReplaced('device');
      return;
    }
    this.pages.add(presence);
    if (person.role === 'student') {
      this.#deps.seating.noteArrival(person.seat);
      this.endPages(person.seat, (page) => page.onReplaced('tab'), presence);
      this.#recordLesson(person.seat);
    }
    onChange();
  }

  leave(presence: Presence): void {
    if (this.pages.remove(presence)) this.#deps.onChange();
  }

  /** Ends the pages of a seat, all but `newest`: what they hold is free, and each gets `notify`. */
  endPages(seat: SeatId, notify: (page: Presence) => void, newest?: Presence): void {
    for (const page of this.pages.at(seat)) {
      if (page === newest) continue;
      this.pages.remove(page);
      this.#deps.endHolds(page);
      notify(page);
    }
    this.#deps.onChange();
  }

  /** The browser of this session is no teacher's any more: its pages end, and what they hold is free. */
  endDevice(session: string): void {
    for (const page of this.pages.teachersOf(session)) {
      this.pages.remove(page);
      this.#deps.endHolds(page);
      page.onSentOff('device-ended');
    }
    this.#deps.onChange();
  }

  /** Records once a lesson that a student came to the seat. */
  #recordLesson(seat: SeatId): void {
    const { log, seating, runExclusive } = this.#deps;
    const { lesson } = log.facts;
    if (seating.get(seat)?.lesson === lesson) return;
    // Not awaited: if it is lost, another device may take the seat while no page is connected to it.
    runExclusive(() => seating.change(seat, { lesson })).catch(() => undefined);
  }
}
