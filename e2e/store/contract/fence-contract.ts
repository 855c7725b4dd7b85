/** An owner of a class writes its records under its epoch alone: once the next owner has fenced it off, it changes nothing. */
import { describe, expect, it } from 'vitest';
import type { Store } from '#server/store/port.ts';
import { A, activity, B, board, chat, classroom, message, seat } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const ELSEWHERE = { code: 'store-elsewhere' };

/** A write of every kind that a class's owner makes. */
export const OWNED_WRITES: Readonly<Record<string, (store: Store, epoch: number) => Promise<unknown>>> = {
  changeClassroom: (store, epoch) => store.changeClassroom(A, { title: `of ${epoch}` }, epoch),
  addSeat: (store, epoch) => store.addSeat(seat(A, 2, { name: `of ${epoch}` }), epoch),
  changeSeat: (store, epoch) => store.changeSeat(A, seat(A, 1).id, { name: `of ${epoch}` }, epoch),
  removeSeat: (store, epoch) => store.removeSeat(A, seat(A, 3).id, epoch),
  addActivity: (store, epoch) => store.addActivity(activity(A, 'next', { description: `of ${epoch}` }), epoch),
  changeActivity: (store, epoch) => store.changeActivity(activity(A, 'x').id, { hints: false, cuts: [] }, epoch),
  addBoard: (store, epoch) => store.addBoard(board(A, 2, { seed: epoch }), epoch),
  changeBoard: (store, epoch) => store.changeBoard(A, 1, { compactedSeq: epoch }, epoch),
  changeMessage: (store, epoch) => store.changeMessage(A, 1, { text: `of ${epoch}`, revision: 9 }, epoch),
  removeMessages: (store, epoch) => store.removeMessages(A, { upTo: 1 }, epoch),
  setChat: (store, epoch) => store.setChat(chat(A, { slow: epoch }), epoch),
};

async function everythingOf(store: Store) {
  return {
    classroom: await store.classroom(A),
    seats: await store.seats(A),
    activities: await store.activities(A),
    boards: await store.boards(A),
    messages: await store.messages(A, 100, 100),
    chat: await store.chat(A),
  };
}

export function fenceContract(open: OpenTestStore): void {
  describe('the fence of a class', () => {
    const opened = storePerTest(open);

    async function filled(): Promise<Store> {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      for (const number of [1, 3]) await store.addSeat(seat(A, number));
      await store.addActivity(activity(A, 'x'));
      await store.addBoard(board(A, 1));
      await store.addMessages([message(A, 1)]);
      return store;
    }

    for (const [name, write] of Object.entries(OWNED_WRITES)) {
      it(`${name} changes nothing under an epoch that is fenced off`, async () => {
        const store = await filled();
        const before = await everythingOf(store);
        await store.fence(A, 7);
        await expect(write(store, 6)).rejects.toMatchObject(ELSEWHERE);
        expect(await everythingOf(store)).toEqual(before);
        // The same write does something under the epoch that holds.
        await write(store, 7);
        expect(await everythingOf(store)).not.toEqual(before);
      });
    }

    it('messages under an epoch that is fenced off are lost, and leave their numbers free', async () => {
      const store = await filled();
      await store.fence(A, 7);
      expect(await store.addMessages([message(A, 2), message(A, 3)], 6)).toEqual(['lost', 'lost']);
      expect(await store.addMessages([message(A, 2)], 7)).toEqual([2]);
      expect((await store.messages(A, 100, 100)).map(({ number }) => number)).toEqual([1, 2]);
    });

    it('records of the owner are fenced off too, first settings of a chat included', async () => {
      const store = await filled();
      await store.fence(A, 3);
      // What is removed already cannot be changed by anybody.
      const { removeSeat, removeMessages, ...others } = OWNED_WRITES;
      for (const write of Object.values(others)) await write(store, 3);
      await store.addMessages([message(A, 4)], 3);
      const before = await everythingOf(store);
      await store.fence(A, 4);
      const late = Object.entries(OWNED_WRITES).map(async ([name, write]) => {
        await expect(write(store, 3), name).rejects.toMatchObject(ELSEWHERE);
      });
      await Promise.all(late);
      expect(await everythingOf(store)).toEqual(before);
    });

    it('of owners at the same time the later one has the class, however their writes fall', async () => {
      const store = await filled();
      const owners = Array.from({ length: 12 }, (_, index) => index + 1);
      const settled = await Promise.allSettled(
        owners.map(async (epoch) => {
          await store.fence(A, epoch);
          await store.changeSeat(A, seat(A, 1).id, { name: `of ${epoch}` }, epoch);
          await store.addSeat(seat(A, 10 + epoch), epoch);
        }),
      );
      const seats = await store.seats(A);
      expect(seats.find(({ number }) => number === 1)?.name).toBe('of 12');
      // Whatever an owner was answered to be stored is there.
      const stored = owners.filter((_, index) => settled[index]?.status === 'fulfilled').map((epoch) => 10 + epoch);
      expect(stored).toContain(22);
      expect(seats.map(({ number }) => number)).toEqual(expect.arrayContaining(stored));
    });

    it('an earlier owner cannot fence, nobody can where there is no class, and a class goes with its fence', async () => {
      const store = await filled();
      await store.fence(A, 7);
      await store.fence(A, 7);
      await expect(store.fence(A, 6)).rejects.toMatchObject(ELSEWHERE);
      await expect(store.fence(B, 1)).rejects.toMatchObject({ code: 'classroom-gone' });
      await store.removeClassroom(A);
      await store.addClassroom(classroom(A));
      await store.fence(A, 1);
      await store.changeClassroom(A, { title: 'again' }, 1);
      expect(await store.classroom(A)).toEqual(classroom(A, { title: 'again' }));
    });

    it('does not bind writes without an epoch, nor other classes', async () => {
      const store = await filled();
      await store.addClassroom(classroom(B));
      await store.fence(A, 7);
      await store.changeClassroom(A, { title: 'anyway' });
      await store.changeClassroom(B, { title: 'other' }, 1);
      expect((await store.classroom(A))?.title).toBe('anyway');
      expect((await store.classroom(B))?.title).toBe('other');
    });
  });
}
