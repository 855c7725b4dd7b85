/**
 * The memberships of one request's session, read from the store. Each is a record of its own: two requests of one browser that enter two
 * classes at once both remain. Requests of one session that change them take turns.
 */
import type { Calendar } from '#server/base/clock.ts';
import { SESSION_MS } from '#server/base/limits.ts';
import { StoreError } from '#server/store/error.ts';
import type { MembershipKey, MembershipRecord, Store } from '#server/store/port.ts';
import type { DeviceName } from '#shared/classroom/device-name.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { TEACHER_NOW_MS } from '#shared/limits.ts';
import { currentMemberships, type Membership, seatOf } from './membership.ts';

export type MembershipRecordStore = Pick<
  Store,
  'memberships' | 'setMembership' | 'changeMembership' | 'removeMemberships'
>;

/** How long a device stays a teacher's: as long as it is used, or only now, with this run of its browser. */
export interface TeacherTerms {
  readonly device: DeviceName;
  readonly run: string | null;
}

export class SessionMemberships {
  readonly #store: MembershipRecordStore;
  readonly #calendar: Pick<Calendar, 'endsFrom'>;
  /** The session's name; undefined: it has none, and no memberships. */
  #session: string | undefined;
  #stored: readonly MembershipRecord[] = [];
  /** Names the run of the browser; undefined: it has none. */
  #run: string | undefined;

  constructor(store: MembershipRecordStore, calendar: Pick<Calendar, 'endsFrom'>) {
    this.#store = store;
    this.#calendar = calendar;
  }

  /** @param run that the request's cookie names */
  async readAs(session: string | undefined, run: string | undefined): Promise<void> {
    this.#run = run;
    await this.read(session);
  }

  async read(session: string | undefined): Promise<void> {
    this.#session = session;
    this.#stored = session === undefined ? [] : await this.#store.memberships(session);
  }

  /** One for each class that the browser is in, the newest last. */
  get current(): readonly MembershipRecord[] {
    return currentMemberships(this.#stored.filter((each) => this.#isWithinTerms(each)));
  }

  /** Whether this browser was a teacher's of the class, and its time is over or its owner has ended it. */
  hasEnded(classroom: ClassroomId): boolean {
    const { current } = this;
    return this.#stored.some(
      (each) => each.classroom === classroom && each.person.role === 'teacher' && !current.includes(each),
    );
  }

  /** Whether the owner of the class has ended this device. */
  wasEndedByOwner(classroom: ClassroomId): boolean {
    return this.#stored.some((each) => each.classroom === classroom && each.person.role === 'teacher' && each.former);
  }

  /** Milliseconds until the membership ends by itself; null: it does not. */
  endsIn({ until }: MembershipRecord): number | null {
    return until === undefined ? null : until - this.#calendar.endsFrom();
  }

  #isWithinTerms(membership: MembershipRecord): boolean {
    const endsIn = this.endsIn(membership);
    return endsIn === null || (endsIn > 0 && membership.run === this.#run);
  }

  /** Seats that students have left on this browser. */
  get former(): readonly MembershipRecord[] {
    const { current } = this;
    return this.#stored.filter((each) => !current.includes(each));
  }

  /**
   * Makes `person` the browser's in the class. The seat of before is left, and a teacher who joins their own class as a student stays its
   * teacher. Resolves when that is durable.
   * @param terms of a teacher's device; null: those of before
   */
  async add({ classroom, person }: Membership, terms: TeacherTerms | null = null): Promise<void> {
    const session = this.#session;
    if (session === undefined) throw new Error('a session without a name has no memberships');
    const before = this.current.find((each) => each.classroom === classroom);
    if (before?.person.role === 'teacher' && person.role === 'student') return;
    const now = Math.floor(this.#calendar.endsFrom());
    const newest = this.#stored.at(-1)?.madeAt ?? 0;
    // The order counts: of two in one millisecond the later is the newer.
    const madeAt = Math.max(now, newest + 1);
    await this.#store.setMembership({
      session,
      classroom,
      person,
      former: false,
      madeAt,
      usedAt: now,
      expiresAt: now + SESSION_MS,
      ...(person.role === 'teacher' && (terms === null ? termsOf(before) : newTerms(terms, now))),
    });
    if (terms?.run != null) this.#run = terms.run;
    // After it: between the two the newest counts.
    for (const other of this.#stored)
      if (other.classroom === classroom && !other.former && seatOf(other) !== seatOf({ person }))
        await this.#store.changeMembership(keyOf(other), { former: true });
    await this.read(session);
  }

  /** Leaves a student's seat. @returns the left membership, once that is durable; null when there was none */
  async leave(classroom: ClassroomId): Promise<MembershipRecord | null> {
    const left = this.current.find((each) => each.classroom === classroom && each.person.role === 'student');
    if (left === undefined) return null;
    for (const each of this.#stored)
      if (each.classroom === classroom && !each.former && each.person.role === 'student')
        await this.#store.changeMembership(keyOf(each), { former: true });
    await this.read(this.#session);
    return left;
  }

  /** Is no teacher of these classes any more. @returns the removed memberships, once that is durable */
  async leaveAsTeacher(classrooms: readonly string[]): Promise<readonly MembershipRecord[]> {
    const { current } = this;
    const left = this.#stored.filter(
      (each) =>
        each.person.role === 'teacher' &&
        !each.former &&
        (classrooms.includes(each.classroom) || !current.includes(each)),
    );
    for (const each of left) await this.#store.removeMemberships(keyOf(each));
    await this.read(this.#session);
    return left;
  }

  /** Copies all to a session of another name: what the name of before has stays until `takeOver`. */
  async copyTo(session: string): Promise<void> {
    await this.#copy(this.#stored, session);
    await this.read(session);
  }

  async #copy(memberships: readonly MembershipRecord[], session: string): Promise<void> {
    for (const each of memberships) {
      try {
        await this.#store.setMembership({ ...each, session });
      } catch (error) {
        // A class that is removed at this moment takes its memberships along.
        if (!(error instanceof StoreError && error.code === 'classroom-gone')) throw error;
      }
    }
  }

  /** Removes all of a session that has been renewed, and copies what it was given since `copyTo`: another process did not know. */
  async takeOver(renewed: string): Promise<void> {
    const session = this.#session;
    if (session === undefined) throw new Error('a session without a name has no memberships');
    const own = new Set(this.#stored.map((each) => placeOf(each)));
    await this.#copy(
      (await this.#store.memberships(renewed)).filter((each) => !own.has(placeOf(each))),
      session,
    );
    await this.#store.removeMemberships({ session: renewed });
    await this.read(session);
  }

  /** Removes all of this session, which nobody gets. */
  async discard(): Promise<void> {
    if (this.#session !== undefined) await this.#store.removeMemberships({ session: this.#session });
    await this.read(undefined);
  }
}

/** Of one session no two memberships have the same. */
function placeOf(membership: MembershipRecord): string {
  return `${membership.classroom} ${seatOf(membership) ?? ''}`;
}

function keyOf(membership: MembershipRecord): MembershipKey {
  return { session: membership.session, classroom: membership.classroom, seat: seatOf(membership) };
}

type StoredTerms = Pick<MembershipRecord, 'system' | 'browser' | 'until' | 'run'>;

function termsOf(membership: MembershipRecord | undefined): StoredTerms {
  const { system, browser, until, run } = membership ?? {};
  return {
    ...(system === undefined ? {} : { system }),
    ...(browser === undefined ? {} : { browser }),
    ...(until === undefined ? {} : { until }),
    ...(run === undefined ? {} : { run }),
  };
}

function newTerms({ device, run }: TeacherTerms, now: number): StoredTerms {
  return { ...device, ...(run === null ? {} : { until: now + TEACHER_NOW_MS, run }) };
}
