/** The classes of a node over a real store: what fails is let go of alone, and what nobody needs is held by nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { picture } from '#e2e/store/contract/sample-records.ts';
import { openLog } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import { Journal } from '#server/journal/journal.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/lease.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { ClassroomDirectory } from './directory.ts';

const DAY_MS = 24 * 3_600_000;

let folder: string;
let store: Store;
let journal: Journal;
let directory: ClassroomDirectory;
let today: number;
/** Classes that the store fails to remove. */
const stuck = new Set<ClassroomId>();
/** Pictures whose files were taken away. */
const filesGone: PictureId[] = [];
/** The chat of a class cannot be erased from. */
let chatIsAway = false;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-directory-'));
  const realStore = await openSqliteStore({ folder });
  store = Object.assign(Object.create(realStore), {
    removeClassroom: async (id: ClassroomId) => {
      if (stuck.has(id)) throw new Error('the disk is full');
      return realStore.removeClassroom(id);
    },
  });
  today = Date.now();
  const clock = { now: () => performance.now(), wall: () => today };
  const log = openLog('silent');
  journal = new Journal(store, log, clock.now);
  directory = new ClassroomDirectory({
    store,
    journal,
    log,
    clock,
    classDays: 1,
    leases: SINGLE_PROCESS_LEASES,
    sessionEraser: { eraseClassroom: async () => undefined, eraseSeat: async () => undefined },
    removeFiles: async (pictures) => {
      for (const { id: gone } of pictures) filesGone.push(gone);
    },
    eraseChat: async () => {
      if (chatIsAway) throw new Error('the store is away');
    },
    onChange: () => undefined,
    onAccessLost: () => undefined,
    onMoved: () => undefined,
    onEnd: () => undefined,
  });
});

afterEach(async () => {
  stuck.clear();
  filesGone.length = 0;
  chatIsAway = false;
  journal.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A class of two students with a board each, and both boards' hosts. */
async function playing(): Promise<{ id: ClassroomId; boards: [BoardHost, BoardHost] }> {
  const { id, code } = await directory.open({});
  const record = picture(id, 'x', {
    id: `picture-of-${id.slice(0, 8)}` as ReturnType<typeof picture>['id'],
    height: 1_536,
  });
  await store.addPicture(record);
  for (const name of ['Mina', 'Jun']) expect(await directory.join({ code, name }, [], [])).toMatchObject({ ok: true });
  expect(
    await directory.startActivity(id, {
      picture: record.id,
      mode: 'each',
      cuts: [{ columns: 4, rows: 3 }],
      difficulty: 'hard',
    }),
  ).toEqual({ ok: true });
  return { id, boards: [await board(id, 1), await board(id, 2)] };
}

async function board(id: ClassroomId, number: number): Promise<BoardHost> {
  const host = await (await directory.host(id))?.board(number);
  if (host == null) throw new Error(`no board ${number}`);
  return host;
}

const page = { member: 1, page: 7, isTeacher: false };

/** Puts a piece down, and ends the tick. */
function drop(host: BoardHost, counter: number, piece: number): ReturnType<BoardHost['execute']> {
  const { epoch, seq } = host.board;
  const operation = { page: page.page, counter };
  return host.execute(page, { kind: 'drop', piece, x: 9_000, y: 9_000, operation, seen: { epoch, seq } });
}

async function saved(host: BoardHost, counter: number, piece: number): Promise<void> {
  const answer = drop(host, counter, piece);
  host.tick();
  expect(await answer).toMatchObject({ ok: true });
}

it('a board that fails is let go of alone: it opens anew as its log has it, and the others play on', async () => {
  const { id, boards } = await playing();
  const [failing, sound] = boards;
  await saved(failing, 1, 5);
  failing.subscribers.catchUp = () => {
    throw new Error('something of ours is wrong');
  };
  const unanswered = drop(failing, 2, 6);
  directory.tick();
  expect(await unanswered).toMatchObject({ ok: false, code: 'moved', retry: 'later' });
  expect(failing.submit(page, { kind: 'lift', piece: 7 })).toMatchObject({ ok: false, code: 'moved' });
  await saved(sound, 1, 5);
  expect(await board(id, 2)).toBe(sound);
  const anew = await board(id, 1);
  expect(anew).not.toBe(failing);
  expect(anew.board.epoch).toBeGreaterThan(failing.board.epoch);
  expect(anew.board.groups.get(5)).toMatchObject({ x: 9_000, y: 9_000 });
  await saved(anew, 3, 7);
});

it('a class that could not be removed is removed another time, keeps its owner until then, and stops no other', async () => {
  const [first, second] = [await directory.open({}), await directory.open({})];
  const owner = await directory.host(first.id);
  await directory.host(second.id);
  today += 2 * DAY_MS;
  stuck.add(first.id);
  await directory.expiry.sweep();
  expect(await store.classroom(second.id)).toBeNull();
  expect(directory.openHosts.get(first.id)).toBe(owner);
  stuck.clear();
  await directory.expiry.sweep();
  expect(await store.classroom(first.id)).toBeNull();
  expect(directory.openHosts.size).toBe(0);
});

it('a reset is undone within its ten seconds, and afterwards it is said that they are over', async () => {
  const { id, boards } = await playing();
  const [first] = boards;
  await saved(first, 1, 5);
  const reset = async (counter: number) => {
    const operation = { page: 9, counter };
    const asked = first.execute({ member: 0, page: 9, isTeacher: true }, { kind: 'reset', seed: 7, operation });
    first.tick();
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.code);
    await (await directory.host(id))?.controls.boardCommands.recordReset(1, answer.seq);
  };
  const undo = async () => (await directory.host(id))?.controls.boardCommands.undoReset(1);
  const ticking = setInterval(() => directory.tick(), 5);
  expect(await undo()).toMatchObject({ ok: false, code: 'not-found' });
  await reset(1);
  today += 9_000;
  expect(await undo()).toEqual({ ok: true });
  expect(first.board.groups.get(5)).toMatchObject({ x: 9_000, y: 9_000 });
  await reset(2);
  today += 15_000;
  expect(await undo()).toMatchObject({ ok: false, code: 'undo-over' });
  clearInterval(ticking);
});

it('a hand that was on its way when its seat was removed is not the hand of who has its number next', async () => {
  const { id, code } = await directory.open({ naming: 'numbers', capacity: 3 });
  const host = await directory.host(id);
  const mina = await directory.join({ code, choice: 1 }, [], []);
  if (host === null || !mina.ok || mina.person.role !== 'student') throw new Error('not in');
  const removal = host.admission.removal.remove(1, true);
  const hand = host.controls.setHand(mina.person, true);
  expect(await removal).toMatchObject({ ok: true });
  expect(await hand).toMatchObject({ ok: false, code: 'not-member' });
  const jun = await directory.join({ code, choice: 1 }, [], []);
  if (!jun.ok) throw new Error('not in');
  expect(host.view(jun.person).controls.handRaised).toBe(false);
  expect(host.view({ role: 'teacher' }).controls.teacherOnly?.raisedHands).toEqual([]);
});

it('where no numbers are tapped, the number of a seat that is gone is given to nobody else', async () => {
  const { id, code } = await directory.open({});
  const host = await directory.host(id);
  const seats = () => host?.seats.map(({ number, name }) => `${number} ${name}`);
  for (const name of ['Mina', 'Jun']) await directory.join({ code, name }, [], []);
  await host?.admission.removal.remove(2, true);
  await directory.join({ code, name: 'Sora' }, [], []);
  expect(seats()).toEqual(['1 Mina', '3 Sora']);
  await host?.admission.removal.erase(3);
  await directory.join({ code, name: 'Ho' }, [], []);
  expect(seats()).toEqual(['1 Mina', '4 Ho']);
});

// Proves I24.
it('an erasure that broke off half-way lets nobody back to the seat, and is brought to its end by the next sweep', async () => {
  const { id, code } = await directory.open({ naming: 'numbers', capacity: 3 });
  const mina = await directory.join({ code, choice: 1 }, [], []);
  if (!mina.ok) throw new Error('not in');
  const membership = { classroom: id, person: mina.person };
  const admission = await directory.admission(id);
  chatIsAway = true;
  await expect(admission?.removal.erase(1)).rejects.toThrow('the store is away');
  expect(await directory.admit(id, mina.person)).toBe('erased');
  expect(await directory.join({ code, choice: 1 }, [membership], [])).toMatchObject({ ok: false, code: 'erased' });
  expect(await directory.join({ code, choice: 1 }, [], [])).toMatchObject({ ok: false, code: 'taken' });
  await directory.expiry.sweep();
  expect(await store.seats(id)).toHaveLength(1);
  chatIsAway = false;
  await directory.expiry.sweep();
  expect(await store.seats(id)).toEqual([]);
  expect(await directory.join({ code, choice: 1 }, [], [])).toMatchObject({ ok: true });
});

it('what was broken off of a student who was removed for good is done when the class is opened', async () => {
  const { id, code } = await directory.open({});
  const mina = await directory.join({ code, name: 'Mina' }, [], []);
  const [seat] = await store.seats(id);
  if (!mina.ok || seat === undefined) throw new Error('not in');
  directory.relinquish(id);
  await store.changeSeat(id, seat.id, { state: 'banned-keep-messages' });
  expect(await directory.admit(id, mina.person)).toBe('removed-for-good');
  await vi.waitFor(async () => expect(await store.seats(id)).toEqual([]));
  expect((await directory.host(id))?.record.banned).toEqual([seat.id]);
});

it('a removal that broke off half-way has taken the files, and is brought to its end by the next sweep', async () => {
  const { id } = await directory.open({});
  const saved = picture(id, 'p');
  await store.addPicture(saved);
  stuck.add(id);
  await expect(directory.remove(id)).rejects.toThrow('the disk is full');
  expect(filesGone).toEqual([saved.id]);
  stuck.clear();
  await directory.expiry.sweep();
  expect(await store.classroom(id)).toBeNull();
  expect(await store.picture(saved.id)).toBeNull();
});

it('a puzzle is cut once for all who play it, and let go of when nobody does', async () => {
  const { id, boards } = await playing();
  const [first, second] = boards;
  expect(first.board.rules).toBe(second.board.rules);
  first.subscribers.catchUp = () => {
    throw new Error('something of ours is wrong');
  };
  directory.tick();
  expect((await board(id, 1)).board.rules).toBe(second.board.rules);
  directory.closeIdleHosts();
  expect((await directory.host(id))?.openHosts.size).toBe(0);
  expect((await board(id, 1)).board.rules).not.toBe(second.board.rules);
});
