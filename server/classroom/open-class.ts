/** Opens a class in this process: its lease first, then its log in a new epoch, then its records under that epoch. */
import type { Clock } from '#server/base/clock.ts';
import type { Journal } from '#server/journal/journal.ts';
import { StoreError } from '#server/store/error.ts';
import type { Leases } from '#server/store/leases/leases.ts';
import { ownedStore } from '#server/store/owned-store.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { ClassroomHost, type ClassroomHostDeps } from './host.ts';
import { ClassroomLog } from './log.ts';

export interface OpenClassDeps extends Omit<ClassroomHostDeps, 'record' | 'log' | 'wall'> {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly leases: Leases;
  /** Another process has the class. @param host null: it was not open yet */
  readonly onLost: (host: ClassroomHost | null) => void;
}

/** Null: there is no such class, or it has ended. @throws {StoreError} store-elsewhere when another process has it */
export async function openClass(deps: OpenClassDeps, id: ClassroomId): Promise<ClassroomHost | null> {
  const { store, journal, leases, clock, calendar } = deps;
  const found = async () => {
    const record = await store.classroom(id);
    return record === null || record.expiresAt <= calendar.expiredUpTo() ? null : record;
  };
  if ((await found()) === null) return null;
  if (!(await leases.take(id))) throw new StoreError('store-elsewhere');
  let host: ClassroomHost | null = null;
  const onLost = () => deps.onLost(host);
  const log = await ClassroomLog.open({ store, journal, clock, onLost }, id);
  if (log === null) throw new StoreError('store-elsewhere');
  // From here on the owner before changes no record, even if it does not know yet that it is none.
  await store.fence(id, log.facts.epoch);
  const record = await found();
  if (record === null) return null;
  const owned = ownedStore(store, log.facts.epoch, onLost);
  const wall = () => Math.floor(clock.wall());
  host = await ClassroomHost.open({ ...deps, store: owned, record, log, wall });
  return host;
}
