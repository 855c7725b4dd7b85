/** The removal of a classroom removes everything that names it, and nothing of another classroom. */
import { describe, expect, it } from 'vitest';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import {
  A,
  activity,
  B,
  board,
  chat,
  chunk,
  classroom,
  message,
  picture,
  seat,
  snapshot,
  T0,
} from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const BOARDS = [0, 1, 2];

async function fill(store: Store, id: ClassroomId): Promise<void> {
  await store.addClassroom(classroom(id));
  await Promise.all([
    store.addSeat(seat(id, 1)),
    store.addSeat(seat(id, 2)),
    store.addPicture(picture(id, 'a')),
    store.addPicture(picture(id, 'b', { moving: 'b/moving.webp' })),
    store.addActivity(activity(id, 'x')),
    store.addBoard(board(id, 1)),
    store.addBoard(board(id, 2)),
    store.addMessages([message(id, 1), message(id, 2)]),
    store.setChat(chat(id)),
  ]);
  for (const firstSeq of [1, 2, 3])
    await store.append(BOARDS.map((number) => chunk({ classroom: id, board: number }, firstSeq, 'x')));
  for (const number of BOARDS) await store.addSnapshot(snapshot({ classroom: id, board: number }, 2));
}

/** Everything that the port returns about a classroom. */
async function everything(store: Store, id: ClassroomId): Promise<unknown> {
  const logs = BOARDS.map((number) => ({ classroom: id, board: number }));
  return {
    byId: await store.classroom(id),
    byCode: await store.classroomByCode(`0${id}`),
    listed: (await store.classrooms(T0)).filter((record) => record.id === id),
    expired: (await store.expiredClassrooms(T0 * 2)).filter((expired) => expired === id),
    seats: await store.seats(id),
    pictures: await store.pictures(id),
    eachPicture: [await store.picture(picture(id, 'a').id), await store.picture(picture(id, 'b').id)],
    activities: await store.activities(id),
    activity: await store.activity(activity(id, 'x').id),
    boards: await store.boards(id),
    eachBoard: [await store.board(id, 1), await store.board(id, 2)],
    messages: await store.messages(id, 1_000, 1_000),
    messagesSince: await store.messagesSince(id, 0, 1_000),
    lastRevision: await store.lastRevision(id),
    chat: await store.chat(id),
    logs: await Promise.all(logs.map((key) => store.log(key, 0))),
    snapshots: await Promise.all(logs.map((key) => store.snapshot(key, 1_000))),
  };
}

const NOTHING = {
  byId: null,
  byCode: null,
  listed: [],
  expired: [],
  seats: [],
  pictures: [],
  eachPicture: [null, null],
  activities: [],
  activity: null,
  boards: [],
  eachBoard: [null, null],
  messages: [],
  messagesSince: [],
  lastRevision: 0,
  chat: null,
  logs: [[], [], []],
  snapshots: [null, null, null],
};

export function removalContract(open: OpenTestStore): void {
  describe('removal', () => {
    const opened = storePerTest(open);

    it('leaves nothing of the classroom and everything of the others, before and after a restart', async () => {
      const { store, reopen } = opened();
      await fill(store, A);
      await fill(store, B);
      const ofB = await everything(store, B);
      expect(await everything(store, A)).not.toEqual(NOTHING);

      const pictures = await store.removeClassroom(A);
      expect(pictures).toEqual([picture(A, 'a'), picture(A, 'b', { moving: 'b/moving.webp' })]);
      expect(await everything(store, A)).toEqual(NOTHING);
      expect(await everything(store, B)).toEqual(ofB);

      const reopened = await reopen();
      expect(await everything(reopened, A)).toEqual(NOTHING);
      expect(await everything(reopened, B)).toEqual(ofB);
      expect(await reopened.removeClassroom(A)).toEqual([]);
    });

    it('is final for a late writer', async () => {
      const { store } = opened();
      await fill(store, A);
      await fill(store, B);
      await store.removeClassroom(A);
      const lateChunks = [A, B].map((id) => chunk({ classroom: id, board: 1 }, 4, 'x'));
      expect(await store.append(lateChunks)).toEqual(['lost', 'stored']);
      const gone = { code: 'classroom-gone' };
      await expect(store.addSnapshot(snapshot({ classroom: A, board: 1 }, 3))).rejects.toMatchObject(gone);
      await expect(store.addSeat(seat(A, 9))).rejects.toMatchObject(gone);
      expect(await store.addMessages([message(A, 9)])).toEqual(['lost']);
      await expect(store.setChat(chat(A))).rejects.toMatchObject(gone);
      expect(await everything(store, A)).toEqual(NOTHING);
    });

    it('frees the code and the id', async () => {
      const { store } = opened();
      await fill(store, A);
      await store.removeClassroom(A);
      await fill(store, A);
      expect(await store.seats(A)).toEqual([seat(A, 1), seat(A, 2)]);
      expect(await store.log({ classroom: A, board: 1 }, 0)).toHaveLength(3);
    });
  });
}
