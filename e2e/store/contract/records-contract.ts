/** Records are returned as they were stored, by their keys and in their order. */
import { describe, expect, it } from 'vitest';
import {
  A,
  activity,
  activityId,
  B,
  board,
  classroom,
  classroomId,
  DAY,
  ODD_TEXT,
  picture,
  pictureId,
  seat,
  seatId,
  T0,
} from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

export function recordsContract(open: OpenTestStore): void {
  describe('classrooms', () => {
    const opened = storePerTest(open);

    it('counts the stored classrooms, whether they have expired or not', async () => {
      const { store } = opened();
      expect(await store.countClassrooms()).toBe(0);
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B, { expiresAt: 1 }));
      expect(await store.countClassrooms()).toBe(2);
      await store.removeClassroom(B);
      expect(await store.countClassrooms()).toBe(1);
    });

    it('are found by id and by code, and no others are', async () => {
      const { store } = opened();
      expect(await store.addClassroom(classroom(A, { code: '012345' }))).toBe(true);
      expect(await store.classroom(A)).toEqual(classroom(A, { code: '012345' }));
      expect(await store.classroomByCode('012345')).toEqual(classroom(A, { code: '012345' }));
      expect(await store.classroom(B)).toBeNull();
      expect(await store.classroomByCode('12345')).toBeNull();
    });

    it('are refused when the id or the code is taken, and the first stays unchanged', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A, { code: '1' }));
      expect(await store.addClassroom(classroom(A, { code: '2', title: 'other' }))).toBe(false);
      expect(await store.addClassroom(classroom(B, { code: '1', title: 'other' }))).toBe(false);
      expect(await store.classrooms(T0)).toEqual([classroom(A, { code: '1' })]);
    });

    it('change in the named fields alone, to and from null', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A, { passwordHash: '$argon2id$x' }));
      const changes = {
        passwordHash: null,
        activity: activityId('act'),
        nextBoard: 7,
        code: '99',
        coHash: 'cd'.repeat(32),
        coGrant: 2,
        banned: [],
        expiresAt: T0 + 3,
      };
      await store.changeClassroom(A, changes);
      expect(await store.classroom(A)).toEqual(classroom(A, changes));
      expect(await store.classroomByCode(`0${A}`)).toBeNull();
      expect(await store.classroomByCode('99')).toEqual(classroom(A, changes));
      expect(await store.expiredClassrooms(T0 + 3)).toEqual([A]);
    });

    it('cannot change to a code that is taken', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A, { code: '1' }));
      await store.addClassroom(classroom(B, { code: '2' }));
      await expect(store.changeClassroom(B, { code: '1', title: 'other' })).rejects.toMatchObject({ code: 'taken' });
      expect(await store.classroom(B)).toEqual(classroom(B, { code: '2' }));
    });

    it('are listed oldest first until they expire, and as expired from that moment on', async () => {
      const { store } = opened();
      const made = [
        classroom(classroomId('c'), { createdAt: T0 + 2, expiresAt: T0 + DAY }),
        classroom(classroomId('z'), { createdAt: T0 + 1, expiresAt: T0 + 2 * DAY }),
        classroom(classroomId('b'), { createdAt: T0 + 1, expiresAt: T0 + 3 * DAY }),
      ] as const;
      for (const record of made) await store.addClassroom(record);
      const [c, z, b] = made;
      expect(await store.classrooms(T0)).toEqual([b, z, c]);
      expect(await store.expiredClassrooms(T0 + DAY - 1)).toEqual([]);
      expect(await store.classrooms(T0 + DAY)).toEqual([b, z]);
      expect(await store.expiredClassrooms(T0 + DAY)).toEqual([c.id]);
      expect(await store.expiredClassrooms(T0 + 9 * DAY)).toEqual([c.id, z.id, b.id]);
      expect(await store.classrooms(T0 + 9 * DAY)).toEqual([]);
    });
  });

  describe('records of a classroom', () => {
    const opened = storePerTest(open);

    it('seats: by number, unique by id and by number in the class, changed and removed', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      for (const number of [10, 2, 1]) expect(await store.addSeat(seat(A, number))).toBe(true);
      expect(await store.addSeat(seat(A, 2, { id: seatId('other') }))).toBe(false);
      expect(await store.addSeat(seat(A, 5, { id: seat(A, 2).id }))).toBe(false);
      expect(await store.addSeat(seat(B, 2))).toBe(true);
      expect(await store.seats(A)).toEqual([seat(A, 1), seat(A, 2), seat(A, 10)]);

      await store.changeSeat(A, seat(A, 2).id, {
        name: ODD_TEXT,
        hue: 11,
        number: 30,
        state: 'waiting',
        lesson: 3,
      });
      await store.changeSeat(B, seat(A, 1).id, { name: 'of another class' });
      await expect(store.changeSeat(A, seat(A, 1).id, { number: 30 })).rejects.toMatchObject({ code: 'taken' });
      const changed = seat(A, 2, { name: ODD_TEXT, hue: 11, number: 30, state: 'waiting', lesson: 3 });
      expect(await store.seats(A)).toEqual([seat(A, 1), seat(A, 10), changed]);

      await store.removeSeat(B, seat(A, 1).id);
      await store.removeSeat(A, seat(A, 10).id);
      await store.removeSeat(A, seat(A, 10).id);
      expect(await store.seats(A)).toEqual([seat(A, 1), changed]);
      expect(await store.addSeat(seat(A, 10))).toBe(true);
      expect(await store.seats(B)).toEqual([seat(B, 2)]);
    });

    it('seats with a pending removal: each class that has one, by id and once', async () => {
      const { store } = opened();
      for (const id of [B, A, classroomId('c')]) await store.addClassroom(classroom(id));
      await store.addSeat(seat(B, 1, { state: 'erased' }));
      for (const [index, state] of (['in', 'waiting', 'kicked', 'in', 'banned-keep-messages'] as const).entries())
        await store.addSeat(seat(A, index + 1, { state }));
      await store.addSeat(seat(classroomId('c'), 1, { state: 'kicked' }));
      await store.changeSeat(A, seat(A, 1).id, { state: 'banned-erase-messages' });
      expect(await store.classroomsWithPendingRemovals()).toEqual([A, B]);
      for (const number of [1, 5]) await store.removeSeat(A, seat(A, number).id);
      expect(await store.classroomsWithPendingRemovals()).toEqual([B]);
    });

    it('pictures that are coming: those made up to a time, of all classes, until they are kept', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      const [early, late] = [
        picture(A, 'a', { createdAt: T0, coming: true }),
        picture(B, 'b', { createdAt: T0 + 2, coming: true }),
      ];
      for (const record of [late, early, picture(A, 'c')]) await store.addPicture(record);
      expect(await store.comingPictures(T0 + 1)).toEqual([early]);
      expect(await store.comingPictures(T0 + 2)).toEqual([early, late]);
      await store.keepPicture(early.id);
      await store.keepPicture(pictureId('never there'));
      expect(await store.picture(early.id)).toEqual({ ...early, coming: false });
      expect(await store.comingPictures(T0 + 2)).toEqual([late]);
    });

    it('pictures: oldest first, removed one by one', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      const young = picture(A, 'a', { createdAt: T0 + 1, animated: false, moving: 'm/1.webp' });
      const motion = { columns: 2, frameWidth: 8, frameHeight: 6, cellWidth: 16, cellHeight: 16, durations: [84, 900] };
      const moving = picture(B, 'e', { sheet: { file: 'm/2.webp', pace: 'slow', motion } });
      await store.addPicture(moving);
      expect(await store.picture(moving.id)).toEqual(moving);
      await store.removePicture(moving.id);
      for (const record of [young, picture(A, 'c'), picture(A, 'b'), picture(B, 'd')]) await store.addPicture(record);
      expect(await store.pictures(A)).toEqual([picture(A, 'b'), picture(A, 'c'), young]);
      expect(await store.picture(young.id)).toEqual(young);
      await expect(store.addPicture(picture(B, 'x', { id: young.id }))).rejects.toMatchObject({ code: 'taken' });
      await store.removePicture(young.id);
      await store.removePicture(pictureId('never there'));
      expect(await store.picture(young.id)).toBeNull();
      expect(await store.pictures(A)).toEqual([picture(A, 'b'), picture(A, 'c')]);
      expect(await store.pictures(B)).toEqual([picture(B, 'd')]);
    });

    it('activities: oldest first, cuts added', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      const young = activity(A, 'a', { createdAt: T0 + 1, turns: true, cuts: activity(A, 'a').cuts.slice(0, 1) });
      for (const record of [young, activity(A, 'b'), activity(B, 'c')]) await store.addActivity(record);
      await expect(store.addActivity(activity(B, 'x', { id: young.id }))).rejects.toMatchObject({ code: 'taken' });
      expect(await store.activities(A)).toEqual([activity(A, 'b'), young]);
      expect(await store.activity(young.id)).toEqual(young);
      expect(await store.activity(activityId('never there'))).toBeNull();
      const cuts = [...young.cuts, ...activity(A, 'a').cuts.slice(1)];
      await store.changeActivity(young.id, { cuts });
      await store.changeActivity(activityId('never there'), { cuts });
      expect(await store.activities(A)).toEqual([activity(A, 'b'), { ...young, cuts }]);
      expect(await store.activities(B)).toEqual([activity(B, 'c')]);
    });

    it('boards: by number, unique in the class, members changed', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      for (const number of [10, 9, 1]) expect(await store.addBoard(board(A, number))).toBe(true);
      expect(await store.addBoard(board(A, 9, { seed: 1 }))).toBe(false);
      expect(await store.addBoard(board(B, 9))).toBe(true);
      const members = [null, null, seatId('late')];
      await store.changeBoard(A, 9, { members });
      await store.changeBoard(A, 404, { members });
      expect(await store.boards(A)).toEqual([board(A, 1), board(A, 9, { members }), board(A, 10)]);
      expect(await store.board(A, 9)).toEqual(board(A, 9, { members }));
      await store.changeBoard(A, 10, { compactedSeq: 2 ** 40 });
      await store.changeBoard(A, 10, { members });
      expect(await store.board(A, 10)).toEqual(board(A, 10, { members, compactedSeq: 2 ** 40 }));
      expect(await store.board(B, 9)).toEqual(board(B, 9));
      expect(await store.board(A, 404)).toBeNull();
    });

    it('are stored only while the classroom exists', async () => {
      const { store } = opened();
      const goneError = { code: 'classroom-gone' };
      await expect(store.addSeat(seat(A, 1))).rejects.toMatchObject(goneError);
      await expect(store.addPicture(picture(A, 'x'))).rejects.toMatchObject(goneError);
      await expect(store.addActivity(activity(A, 'x'))).rejects.toMatchObject(goneError);
      await expect(store.addBoard(board(A, 1))).rejects.toMatchObject(goneError);
      await store.addClassroom(classroom(A));
      expect(await store.seats(A)).toEqual([]);
      expect(await store.pictures(A)).toEqual([]);
      expect(await store.activities(A)).toEqual([]);
      expect(await store.boards(A)).toEqual([]);
    });

    it('changes of missing records have no effect and do not reject', async () => {
      const { store } = opened();
      await store.changeClassroom(A, { title: 'x' });
      await store.changeSeat(A, seat(A, 1).id, { name: 'x' });
      await store.removeSeat(A, seat(A, 1).id);
      await store.changeBoard(A, 1, { members: [] });
      expect(await store.removeClassroom(A)).toEqual([]);
      expect(await store.classrooms(T0)).toEqual([]);
    });
  });

  describe('sessions', () => {
    const opened = storePerTest(open);

    it('are stored, replaced and removed', async () => {
      const { store } = opened();
      const body = JSON.stringify({ name: ODD_TEXT });
      await store.setSession({ id: 's', body: '{}', expiresAt: T0 });
      await store.setSession({ id: 's', body, expiresAt: T0 + 1 });
      await store.setSession({ id: 't', body: '{}', expiresAt: T0 });
      expect(await store.session('s')).toEqual({ id: 's', body, expiresAt: T0 + 1 });
      await store.removeSession('s');
      await store.removeSession('s');
      expect(await store.session('s')).toBeNull();
      expect(await store.session('t')).toEqual({ id: 't', body: '{}', expiresAt: T0 });
    });

    it('are replaced only as they were read, and created only where there is none', async () => {
      const { store } = opened();
      const [first, second] = [
        { id: 's', body: '{"a":1}', expiresAt: T0 },
        { id: 's', body: JSON.stringify({ name: ODD_TEXT }), expiresAt: T0 + 1 },
      ];
      expect(await store.replaceSession(first, '{}')).toBe(false);
      expect(await store.session('s')).toBeNull();
      expect(await store.replaceSession(first, null)).toBe(true);
      expect(await store.replaceSession(second, null)).toBe(false);
      expect(await store.replaceSession(second, '{}')).toBe(false);
      expect(await store.session('s')).toEqual(first);
      expect(await store.replaceSession(second, first.body)).toBe(true);
      expect(await store.replaceSession(first, first.body)).toBe(false);
      expect(await store.session('s')).toEqual(second);
    });

    it('of 20 that replace one at once exactly one does', async () => {
      const { store } = opened();
      for (const was of [null, '{}']) {
        if (was !== null) await store.setSession({ id: 's', body: was, expiresAt: T0 });
        const records = Array.from({ length: 20 }, (_, index) => ({ id: 's', body: `${index}`, expiresAt: T0 }));
        const replaced = await Promise.all(records.map((record) => store.replaceSession(record, was)));
        expect(replaced.filter(Boolean)).toHaveLength(1);
        expect(await store.session('s')).toEqual(records[replaced.indexOf(true)]);
      }
    });

    it('change their expiry alone when touched, and only where they exist', async () => {
      const { store } = opened();
      await store.setSession({ id: 's', body: '{"a":1}', expiresAt: T0 });
      await store.touchSession('s', T0 + 9);
      await store.touchSession('never there', T0 + 9);
      expect(await store.session('s')).toEqual({ id: 's', body: '{"a":1}', expiresAt: T0 + 9 });
      expect(await store.session('never there')).toBeNull();
    });

    it('of 20 concurrent first writes exactly one remains', async () => {
      const { store } = opened();
      const writes = Array.from({ length: 20 }, (_, index) => ({ id: 's', body: `${index}`, expiresAt: T0 + index }));
      await Promise.all(writes.map((record) => store.setSession(record)));
      expect(writes).toContainEqual(await store.session('s'));
      expect(await store.sessions('', 100)).toHaveLength(1);
    });

    it('are read by id, a page at a time', async () => {
      const { store } = opened();
      const sessions = ['Z', 'a', 'b', 'é'].map((id) => ({ id, body: '{}', expiresAt: T0 }));
      for (const record of sessions.toReversed()) await store.setSession(record);
      expect(await store.sessions('', 2)).toEqual(sessions.slice(0, 2));
      expect(await store.sessions('a', 10)).toEqual(sessions.slice(2));
      expect(await store.sessions('é', 10)).toEqual([]);
    });

    it('are swept once they have expired, and counted', async () => {
      const { store } = opened();
      for (const expiresAt of [T0 - 1, T0, T0 + 1])
        await store.setSession({ id: `${expiresAt}`, body: '{}', expiresAt });
      expect(await store.session(`${T0 - 1}`)).not.toBeNull();
      expect(await store.sweepSessions(T0)).toBe(2);
      expect(await store.sweepSessions(T0)).toBe(0);
      expect(await store.session(`${T0 - 1}`)).toBeNull();
      expect(await store.session(`${T0}`)).toBeNull();
      expect(await store.session(`${T0 + 1}`)).not.toBeNull();
    });
  });
}
