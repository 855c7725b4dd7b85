/** Memberships on MongoDB. A membership is one document, so that two processes that add to one session lose nothing. */
import { StoreError } from '#server/store/error.ts';
import type { MembershipKey, MembershipRecord, MembershipSelection } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomLifecycle } from './classroom-lifecycle.ts';
import type { Models } from './collections/models.ts';
import { retryOnce } from './driver/retry-once.ts';
import { type Filter, RecordCollection } from './record-collection.ts';

const SEAT = 'person.seat';

function filterOf({ session, classroom, seat }: MembershipKey): Filter {
  return { session, classroom, [SEAT]: seat };
}

function filterOfRecord({ session, classroom, person }: MembershipRecord): Filter {
  return filterOf({ session, classroom, seat: person.role === 'student' ? person.seat : null });
}

function filterOfSelection(which: MembershipSelection): Filter {
  if (!('classroom' in which)) return { session: which.session };
  return 'session' in which ? filterOf(which) : { classroom: which.classroom, [SEAT]: which.seat };
}

export class MembershipStore {
  readonly #models: Models;
  readonly #records: RecordCollection<MembershipRecord>;
  readonly #lifecycle: ClassroomLifecycle;

  constructor(models: Models, lifecycle: ClassroomLifecycle) {
    this.#models = models;
    this.#records = new RecordCollection<MembershipRecord>(models.memberships, filterOfRecord);
    this.#lifecycle = lifecycle;
  }

  ofSession(session: string): Promise<MembershipRecord[]> {
    return this.#list({ session });
  }

  inClassroom(classroom: ClassroomId): Promise<MembershipRecord[]> {
    return this.#list({ classroom });
  }

  /** Sorted here: by session or class there are few. */
  async #list(filter: Filter): Promise<MembershipRecord[]> {
    const found = await this.#records.list(filter, {});
    const place = ({ session, classroom, person }: MembershipRecord) =>
      `${session} ${classroom} ${person.role === 'student' ? person.seat : ''}`;
    return found.sort((a, b) => a.madeAt - b.madeAt || (place(a) < place(b) ? -1 : 1));
  }

  /** @throws {StoreError} classroom-gone */
  async set(record: MembershipRecord): Promise<void> {
    const { classroom } = record;
    await this.#records.replace(filterOfRecord(record), record);
    if ((await this.#lifecycle.existing([classroom])).has(classroom)) return;
    await this.#records.undoAdd(record);
    throw new StoreError('classroom-gone');
  }

  change(key: MembershipKey, changes: object): Promise<void> {
    return this.#records.change(filterOf(key), changes);
  }

  async touch(session: string, times: Pick<MembershipRecord, 'usedAt' | 'expiresAt'>): Promise<void> {
    await retryOnce(() => this.#models.memberships.updateMany({ session }, { $set: times }));
  }

  async remove(which: MembershipSelection): Promise<void> {
    await this.#records.remove(filterOfSelection(which));
  }

  async sweep(now: number): Promise<void> {
    await this.#records.remove({ expiresAt: { $lte: now } });
  }
}
