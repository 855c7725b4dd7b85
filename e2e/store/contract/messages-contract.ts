/** A class's messages have one order, are read in pages from either end, are stored once for each operation, and are removed completely. */
import { describe, expect, it } from 'vitest';
import { A, B, chat, classroom, message, ODD_TEXT, pictureId, seatId } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const PICTURE = { id: pictureId('p'), width: 320, height: 1, animated: true };

export function messagesContract(open: OpenTestStore): void {
  describe('messages', () => {
    const opened = storePerTest(open);
    const numbers = (messages: readonly { readonly number: number }[]) => messages.map(({ number }) => number);

    async function twoClasses(upTo = 9) {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      const all = Array.from({ length: upTo }, (_, index) => message(A, index + 1));
      expect(await store.addMessages(all)).toEqual(numbers(all));
      await store.addMessages([message(B, 1), message(B, 2)]);
      return { store, all };
    }

    it('are read backwards in pages, each by number', async () => {
      const { store, all } = await twoClasses(12);
      expect(await store.messages(A, Number.MAX_SAFE_INTEGER, 5)).toEqual(all.slice(7));
      expect(numbers(await store.messages(A, 8, 5))).toEqual([3, 4, 5, 6, 7]);
      expect(numbers(await store.messages(A, 3, 5))).toEqual([1, 2]);
      expect(await store.messages(A, 1, 5)).toEqual([]);
      expect(numbers(await store.messages(B, 100, 5))).toEqual([1, 2]);
    });

    it('are read by revision: new and changed ones, in the order of the changes', async () => {
      const { store } = await twoClasses(4);
      await store.changeMessage(A, 2, { revision: 5, state: 'deleted', text: '', seat: null });
      await store.addMessages([message(A, 6)]);
      await store.changeMessage(A, 1, { revision: 7, reports: [seatId('r')] });
      expect(numbers(await store.messagesSince(A, 0, 100))).toEqual([3, 4, 2, 6, 1]);
      expect(numbers(await store.messagesSince(A, 4, 2))).toEqual([2, 6]);
      expect(numbers(await store.messagesSince(A, 6, 2))).toEqual([1]);
      expect(await store.messagesSince(A, 7, 2)).toEqual([]);
      expect(await store.lastRevision(A)).toBe(7);
      expect(await store.lastRevision(B)).toBe(2);
      const gone = message(A, 2, { revision: 5, state: 'deleted', text: '', seat: null });
      expect(await store.message(A, 2)).toEqual(gone);
      expect(numbers(await store.messages(A, 100, 100))).toEqual([1, 2, 3, 4, 6]);
    });

    it('change in the named fields alone, and only where they exist', async () => {
      const { store, all } = await twoClasses(2);
      await store.changeMessage(A, 1, { state: 'waiting', picture: PICTURE, revision: 3 });
      await store.changeMessage(A, 404, { text: 'x', revision: 4 });
      const changed = message(A, 1, { state: 'waiting', picture: PICTURE, revision: 3 });
      expect(await store.messages(A, 100, 100)).toEqual([changed, all[1]]);
      expect(await store.message(A, 404)).toBeNull();
      expect(await store.message(B, 1)).toEqual(message(B, 1));
    });

    it('are stored once however often they are sent, and the answer is their number', async () => {
      const { store, all } = await twoClasses(2);
      const resent = message(A, 3, { operation: message(A, 1).operation, text: 'again' });
      expect(await store.addMessages([resent, message(A, 2), message(A, 4)])).toEqual([1, 2, 4]);
      expect(await store.messages(A, 100, 100)).toEqual([...all, message(A, 4)]);
      expect(await store.messageOf(A, message(A, 2).operation)).toEqual(all[1]);
      expect(await store.messageOf(A, ODD_TEXT)).toBeNull();
      expect(await store.messageOf(B, message(A, 1).operation)).toBeNull();
    });

    it('are lost where another writer has the number, without effect on other messages', async () => {
      const { store, all } = await twoClasses(2);
      const mine = [message(A, 2, { operation: 'mine' }), message(A, 3, { operation: 'mine too' })];
      expect(await store.addMessages(mine)).toEqual(['lost', 3]);
      expect(numbers(await store.messages(A, 100, 100))).toEqual([1, 2, 3]);
      expect(await store.message(A, 2)).toEqual(all[1]);
    });

    it('of 20 concurrent ones one gets a number, and one operation gets one number', async () => {
      const { store } = await twoClasses(1);
      const writers = Array.from({ length: 20 }, (_, index) => index);
      const fight = await Promise.all(
        writers.map((writer) => store.addMessages([message(A, 2, { operation: `${writer}` })])),
      );
      expect(fight.flat().filter((result) => result === 2)).toHaveLength(1);
      expect(fight.flat().filter((result) => result === 'lost')).toHaveLength(19);
      const same = await Promise.all(
        writers.map((writer) => store.addMessages([message(A, 10 + writer, { operation: 'same' })])),
      );
      expect(new Set(same.flat()).size).toBe(1);
      expect(await store.messages(A, 100, 100)).toHaveLength(3);
    });

    it('are removed up to a number, or by seat and thread, and returned', async () => {
      const { store, all } = await twoClasses(3);
      const other = seatId('other');
      const of = [
        message(A, 4, { seat: other }),
        message(A, 5, { seat: null, thread: other, picture: PICTURE }),
        message(A, 6, { seat: null }),
        message(A, 7, { seat: other, thread: other, kind: 'joined' }),
      ];
      await store.addMessages(of);
      expect(await store.removeMessages(A, { seat: other })).toEqual([of[0], of[1], of[3]]);
      expect(await store.removeMessages(A, { seat: other })).toEqual([]);
      expect(await store.removeMessages(A, { upTo: 2 })).toEqual(all.slice(0, 2));
      expect(numbers(await store.messages(A, 100, 100))).toEqual([3, 6]);
      expect(numbers(await store.messages(B, 100, 100))).toEqual([1, 2]);
      // A removed number can be written again: only the writer knows that it must not be reused.
      expect(await store.addMessages([message(A, 1)])).toEqual([1]);
    });

    it("a chat's settings are one record, replaced as a whole", async () => {
      const { store } = await twoClasses(1);
      expect(await store.chat(A)).toBeNull();
      await store.setChat(chat(A));
      await store.setChat(chat(A, { voice: 'off', pinned: null, muted: [], words: [] }));
      await store.setChat(chat(B));
      expect(await store.chat(A)).toEqual(chat(A, { voice: 'off', pinned: null, muted: [], words: [] }));
      expect(await store.chat(B)).toEqual(chat(B));
    });
  });
}
