/**
 * Removes what sessions store about a class from all of them: when the class is removed, when a student's data is erased, and at
 * the end of a lesson on devices that children share. Each is rare, so every stored session is visited.
 */
import type { SessionData } from 'express-session';
import { SESSIONS_PAGE_SIZE } from '#server/base/limits.ts';
import type { Membership } from '#server/identity/membership.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { withSessionLockById } from './session.ts';

type SessionRecordStore = Pick<Store, 'sessions' | 'session' | 'setSession'>;
type SessionMemberships = Required<Pick<SessionData, 'memberships' | 'former'>>;

export class SessionEraser {
  readonly #store: SessionRecordStore;

  constructor(store: SessionRecordStore) {
    this.#store = store;
  }

  async eraseClassroom(id: ClassroomId): Promise<void> {
    const others = (all: readonly Membership[]) => all.filter(({ classroom }) => classroom !== id);
    await this.#updateMatching(id, ({ memberships, former }) => ({
      memberships: others(memberships),
      former: others(former),
    }));
  }

  async eraseSeat(id: SeatId): Promise<void> {
    const others = (all: readonly Membership[]) =>
      all.filter(({ person }) => person.role !== 'student' || person.seat !== id);
    await this.#updateMatching(id, ({ memberships, former }) => ({
      memberships: others(memberships),
      former: others(former),
    }));
  }

  /** On a device where several children had a seat of this class, no seat stays open: each returns by name, number, card or code. */
  async releaseSharedDevices(id: ClassroomId): Promise<void> {
    const isSeatHere = ({ classroom, person }: Membership) => classroom === id && person.role === 'student';
    await this.#updateMatching(id, ({ memberships, former }) => {
      if (!former.some(isSeatHere)) return { memberships, former };
      return {
        memberships: memberships.filter((each) => !isSeatHere(each)),
        former: [...former, ...memberships.filter(isSeatHere)],
      };
    });
  }

  /** Changes every session whose text contains `needle`. */
  async #updateMatching(needle: string, change: (stored: SessionMemberships) => SessionMemberships): Promise<void> {
    let after = '';
    for (;;) {
      const page = await this.#store.sessions(after, SESSIONS_PAGE_SIZE);
      for (const { id, body } of page) if (body.includes(needle)) await this.#update(id, change);
      const last = page.at(-1);
      if (last === undefined || page.length < SESSIONS_PAGE_SIZE) return;
      after = last.id;
    }
  }

  /** Takes its turn with requests of the same session. */
  async #update(id: string, change: (stored: SessionMemberships) => SessionMemberships): Promise<void> {
    await withSessionLockById(id, async () => {
      const record = await this.#store.session(id);
      if (record === null) return;
      const session: SessionData = JSON.parse(record.body);
      const { memberships = [], former = [] } = session;
      const body = JSON.stringify({ ...session, ...change({ memberships, former }) });
      await this.#store.setSession({ ...record, body });
    });
  }
}
