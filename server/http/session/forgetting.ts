/**
 * What sessions remember of a class is taken out of all of them: when the class is gone, when a student's traces are erased, and at the
 * end of a lesson on devices that children share. Nobody asks for it often: it walks through every session there is.
 */
import type { SessionData } from 'express-session';
import type { ClassroomId, SeatId } from '../../../shared/ids.ts';
import { SESSIONS_WALK } from '../../limits.ts';
import type { Membership } from '../../live/classrooms.ts';
import type { Store } from '../../store/port.ts';
import { inTurnOf } from './session.ts';

type SessionPart = Pick<Store, 'sessions' | 'session' | 'setSession'>;
type Remembered = Required<Pick<SessionData, 'memberships' | 'former'>>;

export class Forgetting {
  readonly #store: SessionPart;

  constructor(store: SessionPart) {
    this.#store = store;
  }

  async classroom(id: ClassroomId): Promise<void> {
    const others = (all: readonly Membership[]) => all.filter(({ classroom }) => classroom !== id);
    await this.#each(id, ({ memberships, former }) => ({ memberships: others(memberships), former: others(former) }));
  }

  async seat(id: SeatId): Promise<void> {
    const others = (all: readonly Membership[]) =>
      all.filter(({ person }) => person.role !== 'student' || person.seat !== id);
    await this.#each(id, ({ memberships, former }) => ({ memberships: others(memberships), former: others(former) }));
  }

  /** Where more than one child had a seat of this class, nobody has one any more: each comes back by name, number, card or code. */
  async sharedDevices(id: ClassroomId): Promise<void> {
    const isSeatHere = ({ classroom, person }: Membership) => classroom === id && person.role === 'student';
    await this.#each(id, ({ memberships, former }) => {
      if (!former.some(isSeatHere)) return { memberships, former };
      return {
        memberships: memberships.filter((each) => !isSeatHere(each)),
        former: [...former, ...memberships.filter(isSeatHere)],
      };
    });
  }

  /** Changes every session whose text holds `mark`. */
  async #each(mark: string, change: (remembered: Remembered) => Remembered): Promise<void> {
    let after = '';
    for (;;) {
      const some = await this.#store.sessions(after, SESSIONS_WALK);
      for (const { id, body } of some) if (body.includes(mark)) await this.#change(id, change);
      const last = some.at(-1);
      if (last === undefined || some.length < SESSIONS_WALK) return;
      after = last.id;
    }
  }

  /** In turn with the requests of the same session. */
  async #change(id: string, change: (remembered: Remembered) => Remembered): Promise<void> {
    await inTurnOf(id, async () => {
      const record = await this.#store.session(id);
      if (record === null) return;
      const session: SessionData = JSON.parse(record.body);
      const { memberships = [], former = [] } = session;
      const body = JSON.stringify({ ...session, ...change({ memberships, former }) });
      await this.#store.setSession({ ...record, body });
    });
  }
}
