/**
 * Looks at classes without opening them: the list of open classes, and the classes of one browser. What this process has open it shows as
 * it is, and what others have open as they show it; all others are read from the store.
 */

import type { Calendar, Clock } from '#server/base/clock.ts';
import { STORED_CLASS_MS } from '#server/base/limits.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { ActiveMembership } from '#server/classroom/port.ts';
import type { Membership } from '#server/identity/membership.ts';
import type { ClassCards } from '#server/store/class-cards.ts';
import type { ClassroomRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import { StoredClass } from './stored-class.ts';

export interface ClassListDeps {
  /** A class was made, which nobody has open yet: the list of open classes shows it. */
  readonly onNewClass: (view: OpenClassView) => void;
  /** What other processes show of theirs. */
  readonly cards: Pick<ClassCards, 'card'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** The classes that this process has open. */
  readonly openHosts: () => ReadonlyMap<ClassroomId, ClassroomHost>;
}

export class ClassList {
  readonly #deps: ClassListDeps;
  /** Every join page asks. `view` null: the lesson is over, and the list does not show it. */
  readonly #stored = new Map<ClassroomId, { readonly at: number; readonly view: Promise<OpenClassView | null> }>();

  readonly #wall = () => Math.floor(this.#deps.clock.wall());

  constructor(deps: ClassListDeps) {
    this.#deps = deps;
  }

  /** The list of open classes, as anybody may see it. */
  async openClasses(): Promise<OpenClassView[]> {
    const { store, calendar } = this.#deps;
    const records = await store.classrooms(calendar.expiredUpTo());
    const ids = new Set(records.map(({ id }) => id));
    for (const id of this.#stored.keys()) if (!ids.has(id)) this.#stored.delete(id);
    return eachInTurn(records, (record) => this.#view(record));
  }

  /** A class was just made. */
  async announce(record: ClassroomRecord): Promise<void> {
    this.#deps.onNewClass(this.#openClassOf(await this.#read(record)));
  }

  /** Reads no more than that needs: every request of a member asks. */
  async isCurrent({ classroom, person }: Membership): Promise<boolean> {
    const record = await this.#recordOf(classroom);
    if (record === null) return false;
    const { store, openHosts } = this.#deps;
    return openHosts().get(classroom)?.isMember(person) ?? StoredClass.hasMember(store, record, person, this.#wall);
  }

  /** The memberships that still hold, in the order given. */
  async activeMemberships(memberships: readonly Membership[]): Promise<readonly ActiveMembership[]> {
    return eachInTurn(memberships, (membership) => this.#active(membership));
  }

  async #active(membership: Membership): Promise<ActiveMembership | null> {
    const { calendar, openHosts } = this.#deps;
    const { classroom, person } = membership;
    const record = await this.#recordOf(classroom);
    if (record === null) return null;
    const found = openHosts().get(classroom) ?? (await this.#read(record));
    if (!found.isMember(person)) return null;
    return {
      ...membership,
      title: record.title,
      seat: person.role === 'student' ? found.appearanceOf(person) : null,
      picture: (found instanceof StoredClass ? found.picture : found.activities.picture)?.id ?? null,
      kind: (found instanceof StoredClass ? found : found.activities).kind,
      openedAt: calendar.dateOf(record.createdAt),
      seats: found instanceof StoredClass ? found.seats : found.seats.length,
    };
  }

  /** Null: there is no such class, or it has ended. */
  async #recordOf(id: ClassroomId): Promise<ClassroomRecord | null> {
    const { store, calendar, openHosts } = this.#deps;
    const record = openHosts().get(id)?.record ?? (await store.classroom(id));
    return record === null || record.expiresAt <= calendar.expiredUpTo() ? null : record;
  }

  async #view(record: ClassroomRecord): Promise<OpenClassView | null> {
    const host = this.#deps.openHosts().get(record.id);
    if (host !== undefined) {
      this.#stored.delete(record.id);
      return host.admission.isFinished ? null : host.views.openClass();
    }
    const card = await this.#deps.cards.card(record.id);
    if (card !== undefined) return card;
    const now = this.#deps.clock.now();
    const known = this.#stored.get(record.id);
    if (known !== undefined && now - known.at <= STORED_CLASS_MS) return known.view;
    const view = this.#read(record).then((stored) => (stored.isFinished ? null : this.#openClassOf(stored)));
    this.#stored.set(record.id, { at: now, view });
    view.catch(() => this.#stored.delete(record.id));
    return view;
  }

  #openClassOf(stored: StoredClass): OpenClassView {
    return stored.openClass(this.#deps.calendar.dateOf(stored.record.createdAt));
  }

  #read(record: ClassroomRecord): Promise<StoredClass> {
    return StoredClass.read(this.#deps.store, record, this.#wall);
  }
}

/** One after the other: the store has the moves of open boards to save meanwhile. Leaves out what gives null. */
async function eachInTurn<Item, Shown>(
  items: readonly Item[],
  show: (item: Item) => Promise<Shown | null>,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const item of items) {
    const one = await show(item);
    if (one !== null) shown.push(one);
  }
  return shown;
}
