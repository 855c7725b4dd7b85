/** Of concurrent writes for the same place exactly one succeeds, and every caller gets the true result. */
import { describe, expect, it } from 'vitest';
import { A, chunk, classroom, classroomId, seat, seatId, T0 } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const WRITERS = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
const BOARDS = Array.from({ length: 40 }, (_, index) => index + 1);

export function racesContract(open: OpenTestStore): void {
  describe('races', () => {
    const opened = storePerTest(open);

    it('one of 20 writers gets each of 40 places in the logs', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const places = BOARDS.map((board) => ({ classroom: A, board }));
      const results = await Promise.all(
        WRITERS.map((owner) => store.append(places.map((place) => chunk(place, 7, owner)))),
      );
      for (const [index, place] of places.entries()) {
        const winners = WRITERS.filter((_, writer) => results[writer]?.[index] === 'stored');
        expect(winners).toHaveLength(1);
        expect((await store.log(place, 1)).map(({ owner }) => owner)).toEqual(winners);
      }
      expect(results.flat().filter((result) => result === 'lost')).toHaveLength(19 * 40);
    });

    it('20 concurrent attempts of one writer are all answered stored, and are one chunk', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const one = chunk({ classroom: A, board: 1 }, 1, 'x');
      const results = await Promise.all(WRITERS.map(() => store.append([one])));
      expect(results).toEqual(WRITERS.map(() => ['stored']));
      expect(await store.log(one, 1)).toEqual([one]);
    });

    it('one of 20 classrooms gets a code, one of 20 seats a number, one of 20 boards a number', async () => {
      const { store } = opened();
      const ids = WRITERS.map((writer) => classroomId(writer));
      const won = (results: boolean[]) => results.filter(Boolean).length;
      expect(won(await Promise.all(ids.map((id) => store.addClassroom(classroom(id, { code: '7' })))))).toBe(1);
      const [winner] = await store.classrooms(T0);
      expect(winner).toBeDefined();
      const of = winner?.id ?? A;
      const seats = WRITERS.map((writer) => seat(of, 1, { id: seatId(writer) }));
      const seated = await Promise.all(seats.map((record) => store.addSeat(record)));
      expect(won(seated)).toBe(1);
      expect(await store.seats(of)).toEqual(seats.filter((_, index) => seated[index]));
    });

    it('concurrent changes of different fields all remain', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await Promise.all([
        store.changeClassroom(A, { title: 'new' }),
        store.changeClassroom(A, { capacity: 3 }),
        store.changeClassroom(A, { admission: 'open' }),
        store.changeClassroom(A, { nextBoard: 12 }),
      ]);
      const changes = { title: 'new', capacity: 3, admission: 'open', nextBoard: 12 } as const;
      expect(await store.classroom(A)).toEqual(classroom(A, changes));
    });

    it('a refused call does not affect concurrent ones', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addSeat(seat(A, 1));
      const settled = await Promise.allSettled([
        store.addSeat(seat(A, 2)),
        store.addSeat(seat(classroomId('never there'), 1)),
        store.addSeat(seat(A, 3)),
        store.addClassroom(classroom(classroomId('other'), { code: `0${A}` })),
        store.addSeat(seat(A, 4)),
      ]);
      expect(settled.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
        'fulfilled',
      ]);
      expect((await store.seats(A)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(await store.classrooms(T0)).toHaveLength(1);
    });

    it('a read sees every write answered before it', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const key = { classroom: A, board: 1 };
      const last = (index: number) => chunk(key, index, 'x');
      for (let index = 1; index <= 50; index += 1) {
        // Another write always runs concurrently.
        const beside = store.setSession({ id: 's', body: `${index}`, expiresAt: T0 });
        await store.append([last(index)]);
        expect((await store.log(key, index)).map(({ firstSeq }) => firstSeq)).toEqual([index]);
        await beside;
      }
    });
  });
}
