/** A store keeps its data over a restart, reports whether it can write, and finishes open calls before it closes. */
import { describe, expect, it } from 'vitest';
import type { Store } from '#server/store/port.ts';
import {
  A,
  activity,
  board,
  chat,
  chunk,
  classroom,
  membership,
  message,
  picture,
  seat,
  snapshot,
  T0,
  upkeep,
} from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const KEY = { classroom: A, board: 1 };

/** A harmless call of every method of the port. */
export const EVERY_METHOD: {
  readonly [M in Exclude<keyof Store, 'failed' | 'leases' | 'close'>]: (store: Store) => Promise<unknown>;
} = {
  addClassroom: (store) => store.addClassroom(classroom(A)),
  classroom: (store) => store.classroom(A),
  classroomByCode: (store) => store.classroomByCode('1'),
  countClassrooms: (store) => store.countClassrooms(),
  classrooms: (store) => store.classrooms(T0),
  fence: (store) => store.fence(A, 1),
  changeClassroom: (store) => store.changeClassroom(A, {}),
  removeClassroom: (store) => store.removeClassroom(A),
  expiredClassrooms: (store) => store.expiredClassrooms(T0),
  removeOrphans: (store) => store.removeOrphans(),
  addSeat: (store) => store.addSeat(seat(A, 1)),
  seats: (store) => store.seats(A),
  changeSeat: (store) => store.changeSeat(A, seat(A, 1).id, {}),
  removeSeat: (store) => store.removeSeat(A, seat(A, 1).id),
  classroomsWithPendingRemovals: (store) => store.classroomsWithPendingRemovals(),
  addPicture: (store) => store.addPicture(picture(A, 'x')),
  picture: (store) => store.picture(picture(A, 'x').id),
  pictures: (store) => store.pictures(A),
  comingPictures: (store) => store.comingPictures(T0),
  keepPicture: (store) => store.keepPicture(picture(A, 'x').id),
  removePicture: (store) => store.removePicture(picture(A, 'x').id),
  addActivity: (store) => store.addActivity(activity(A, 'x')),
  activity: (store) => store.activity(activity(A, 'x').id),
  activities: (store) => store.activities(A),
  changeActivity: (store) => store.changeActivity(activity(A, 'x').id, { cuts: [] }),
  addBoard: (store) => store.addBoard(board(A, 1)),
  board: (store) => store.board(A, 1),
  boards: (store) => store.boards(A),
  changeBoard: (store) => store.changeBoard(A, 1, { members: [] }),
  append: (store) => store.append([chunk(KEY, 1, 'x')]),
  log: (store) => store.log(KEY, 1),
  logIndex: (store) => store.logIndex(KEY),
  replaceChunk: (store) => store.replaceChunk(chunk(KEY, 1, 'x'), chunk(KEY, 1, 'x').digest),
  addSnapshot: (store) => store.addSnapshot(snapshot(KEY, 1)),
  snapshot: (store) => store.snapshot(KEY, 1),
  snapshotIndex: (store) => store.snapshotIndex(KEY),
  addMessages: (store) => store.addMessages([message(A, 1)]),
  messages: (store) => store.messages(A, 1, 1),
  messagesSince: (store) => store.messagesSince(A, 0, 1),
  message: (store) => store.message(A, 1),
  messageOf: (store) => store.messageOf(A, 'x'),
  lastRevision: (store) => store.lastRevision(A),
  changeMessage: (store) => store.changeMessage(A, 1, {}),
  removeMessages: (store) => store.removeMessages(A, { upTo: 1 }),
  chat: (store) => store.chat(A),
  setChat: (store) => store.setChat(chat(A)),
  sessions: (store) => store.sessions('', 1),
  session: (store) => store.session('s'),
  setSession: (store) => store.setSession({ id: 's', body: '{}', expiresAt: T0 }),
  replaceSession: (store) => store.replaceSession({ id: 's', body: '{}', expiresAt: T0 }, null),
  touchSession: (store) => store.touchSession('s', T0),
  removeSession: (store) => store.removeSession('s'),
  sweepSessions: (store) => store.sweepSessions(T0),
  memberships: (store) => store.memberships('s'),
  membershipsIn: (store) => store.membershipsIn(A),
  setMembership: (store) => store.setMembership(membership('s', A, 1)),
  changeMembership: (store) =>
    store.changeMembership({ session: 's', classroom: A, seat: seat(A, 1).id }, { former: true }),
  touchMemberships: (store) => store.touchMemberships('s', { usedAt: T0, expiresAt: T0 }),
  removeMemberships: (store) => store.removeMemberships({ classroom: A, seat: seat(A, 1).id }),
  upkeep: (store) => store.upkeep(),
  setUpkeep: (store) => store.setUpkeep(upkeep()),
  check: (store) => store.check(),
};

export function lifecycleContract(open: OpenTestStore): void {
  describe('its lifecycle', () => {
    const opened = storePerTest(open);

    it('keeps every kind of record over a restart, equal in every field', async () => {
      const { store, reopen } = opened();
      const session = { id: 's', body: '{"a":"😀"}', expiresAt: T0 };
      await store.addClassroom(classroom(A));
      const returning = seat(A, 2, { state: 'waiting', isNameWaiting: true, returnsTo: seat(A, 1).id });
      await store.addSeat(seat(A, 1));
      await store.addSeat(returning);
      await store.addPicture(picture(A, 'x'));
      await store.addActivity(activity(A, 'x'));
      await store.addBoard(board(A, 1));
      await store.append([chunk(KEY, 1, 'x', { frames: 5 })]);
      await store.addSnapshot(snapshot(KEY, 5));
      await store.addMessages([message(A, 1)]);
      await store.setChat(chat(A));
      await store.setSession(session);
      const teacher = membership('s', A, 2, { person: { role: 'teacher', by: 'co', grant: 3 } });
      await store.setMembership(membership('s', A, 1, { former: true }));
      await store.setMembership(teacher);
      await store.setUpkeep(upkeep());
      const reopened = await reopen();
      expect(await reopened.classrooms(T0)).toEqual([classroom(A)]);
      expect(await reopened.seats(A)).toEqual([seat(A, 1), returning]);
      expect(await reopened.pictures(A)).toEqual([picture(A, 'x')]);
      expect(await reopened.activities(A)).toEqual([activity(A, 'x')]);
      expect(await reopened.boards(A)).toEqual([board(A, 1)]);
      expect(await reopened.log(KEY, 1)).toEqual([chunk(KEY, 1, 'x', { frames: 5 })]);
      expect(await reopened.snapshot(KEY, 9)).toEqual(snapshot(KEY, 5));
      expect(await reopened.messages(A, 9, 9)).toEqual([message(A, 1)]);
      expect(await reopened.chat(A)).toEqual(chat(A));
      expect(await reopened.session('s')).toEqual(session);
      expect(await reopened.memberships('s')).toEqual([membership('s', A, 1, { former: true }), teacher]);
      expect(await reopened.upkeep()).toEqual(upkeep());
      expect(await reopened.append([chunk(KEY, 1, 'y')])).toEqual(['lost']);
    });

    it('replaces what was written down of the clock, and has nothing at first', async () => {
      const { store } = opened();
      expect(await store.upkeep()).toBeNull();
      await Promise.all([store.setUpkeep(upkeep()), store.setUpkeep(upkeep())]);
      await store.setUpkeep(upkeep({ gap: -0.25, boot: '' }));
      expect(await store.upkeep()).toEqual(upkeep({ gap: -0.25, boot: '' }));
    });

    it('reports that it can write', async () => {
      await expect(opened().store.check()).resolves.toBeUndefined();
    });

    it('finishes open calls before it closes', async () => {
      const { store, reopen } = opened();
      await store.addClassroom(classroom(A));
      const calls = Array.from({ length: 100 }, (_, index) => store.append([chunk(KEY, index + 1, 'x')]));
      const reopened = await reopen();
      expect(await Promise.all(calls)).toEqual(calls.map(() => ['stored']));
      expect(await reopened.log(KEY, 1)).toHaveLength(100);
    });

    it('rejects every call once closed, with a reason, and may be closed twice', async () => {
      const { store } = opened();
      await store.close();
      for (const [method, call] of Object.entries(EVERY_METHOD))
        await expect(call(store), method).rejects.toMatchObject({ name: 'StoreError', code: 'store-closed' });
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
