/** The classes of a node over a real store: a failure stays with its board or class, and idle boards are closed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { picture } from '#e2e/store/contract/sample-records.ts';
import { HANDOVER_AFTER_MS } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import { Journal } from '#server/journal/journal.ts';
import { NO_CARDS } from '#server/store/class-cards.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/leases/leases.ts';
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
const failingRemovals = new Set<ClassroomId>();
/** Pictures whose files were removed. */
const removedFiles: PictureId[] = [];
/** Erasing from a chat fails. */
let chatIsAway = false;
/** Classes that another process has. */
const elsewhere = new Set<ClassroomId>();
const givenBack: ClassroomId[] = [];
/** Until then giving back takes. */
let mayGiveBack: Promise<void> = Promise.resolve();
/** Called when a lease is taken. */
let onTake: (id: ClassroomId) => void = () => undefined;
const moved: ClassroomId[] = [];
const ended: ClassroomId[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-directory-'));
  const realStore = await openSqliteStore({ folder });
  store = Object.assign(Object.create(realStore), {
    removeClassroom: async (id: ClassroomId) => {
      if (failingRemovals.has(id)) throw new Error('the disk is full');
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
    calendar: plainCalendar(clock.wall),
    classDays: 1,
    leases: {
      ...SINGLE_PROCESS_LEASES,
      isHeldElsewhere: async (id) => elsewhere.has(id),
      take: async (id) => {
        onTake(id);
        return !elsewhere.has(id);
      },
      giveBack: async (id) => {
        await mayGiveBack;
        givenBack.push(id);
      },
    },
    removeFiles: async (pictures) => {
      for (const { id: removed } of pictures) removedFiles.push(removed);
    },
    eraseChat: async () => {
      if (chatIsAway) throw new Error('the store is away');
    },
    cards: NO_CARDS,
    onNewClass: () => undefined,
    onChange: () => undefined,
    onAccessLost: () => undefined,
    onDeviceEnded: () => undefined,
    settleChat: async () => undefined,
    onMoved: ({ record }) => moved.push(record.id),
    onEnd: (id) => ended.push(id),
  });
});

afterEach(async () => {
  failingRemovals.clear();
  removedFiles.length = 0;
  chatIsAway = false;
  elsewhere.clear();
  givenBack.length = 0;
  mayGiveBack = Promise.resolve();
  onTake = () => undefined;
  moved.length = 0;
  ended.length = 0;
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

it('gives up a failing board alone: it opens again from its log, and the others continue', async () => {
  const { id, boards } = await playing();
  const [failing, sound] = boards;
  await saved(failing, 1, 5);
  failing.subscribers.catchUp = () => {
    throw new Error('a fault of the server');
  };
  const unanswered = drop(failing, 2, 6);
  directory.tick();
  expect(await unanswered).toMatchObject({ ok: false, code: 'moved', retry: 'later' });
  expect(failing.submit(page, { kind: 'lift', piece: 7 })).toMatchObject({ ok: false, code: 'moved' });
  await saved(sound, 1, 5);
  expect(await board(id, 2)).toBe(sound);
  const reopened = await board(id, 1);
  expect(reopened).not.toBe(failing);
  expect(reopened.board.epoch).toBeGreaterThan(failing.board.epoch);
  expect(reopened.board.groups.get(5)).toMatchObject({ x: 9_000, y: 9_000 });
  await saved(reopened, 3, 7);
});

it('opens a class where it is asked for, and not for making it or looking at it', async () => {
  const { id, code, key } = await directory.open({ title: '3B', capacity: 5 });
  const teacher = await directory.teacherByKey(id, key);
  if (teacher === null) throw new Error('no teacher');
  const membership = {
    session: 's',
    classroom: id,
    person: teacher,
    former: false,
    madeAt: 0,
    usedAt: 0,
    expiresAt: 0,
  };
  const look = async () => [await directory.openClasses(), await directory.activeMemberships([membership])];
  const unopened = await look();
  expect(unopened).toMatchObject([
    [{ id, title: '3B', seats: 0, capacity: 5 }],
    [{ title: '3B', seats: 0, picture: null }],
  ]);
  await directory.expiry.sweep();
  expect(directory.openHosts.size).toBe(0);
  // Both ways of reading show the same.
  await directory.host(id);
  expect(await look()).toEqual(unopened);
  await directory.join({ code, name: 'Mina' }, [], []);
  const open = await look();
  expect(open).toMatchObject([[{ seats: 1 }], [{ seats: 1 }]]);
  directory.relinquish(id);
  expect(await look()).toEqual(open);
  expect(directory.openHosts.size).toBe(0);
  await directory.admission(id).then((admission) => admission?.finish());
  expect(await directory.openClasses()).toEqual([]);
  directory.relinquish(id);
  today += 60_000;
  expect(await directory.openClasses()).toEqual([]);
});

it('tells who is a member of a class without opening it, and of an open one alike', async () => {
  const { id, code, key } = await directory.open({});
  const teacher = await directory.teacherByKey(id, key);
  const mina = await directory.join({ code, name: 'Mina' }, [], []);
  if (teacher === null || !mina.ok || mina.person.role !== 'student') throw new Error('not in');
  const elsewhere = { ...mina.person, grant: mina.person.grant + 1 };
  const former = { ...teacher, grant: (teacher.grant ?? 0) + 1 };
  const current = () =>
    Promise.all(
      [teacher, mina.person, former, elsewhere].map((person) => directory.isCurrent({ classroom: id, person })),
    );
  expect(await current()).toEqual([true, true, false, false]);
  directory.relinquish(id);
  expect(await current()).toEqual([true, true, false, false]);
  expect(directory.openHosts.size).toBe(0);
  today += 2 * DAY_MS;
  expect(await current()).toEqual([false, false, false, false]);
});

it('lets go of a class with everything that was decided, motion too, and opens it again as it was', async () => {
  const { id, boards } = await playing();
  const [first, second] = boards;
  const unanswered = drop(first, 1, 5);
  second.submit(page, { kind: 'lift', piece: 3 });
  second.submit(page, { kind: 'drag', piece: 3, x: 7_000, y: 7_000 });
  const host = await directory.host(id);
  const letGo = directory.handover.letGo(id);
  await vi.waitFor(() => expect(directory.openHosts.has(id)).toBe(false));
  // A caller meanwhile waits, and gets another host.
  const opened = directory.host(id);
  await letGo;
  expect(await unanswered).toMatchObject({ ok: true });
  expect(await drop(first, 2, 6)).toMatchObject({ ok: false, code: 'moved', retry: 'later' });
  await expect(host?.controls.pause(0, true)).rejects.toMatchObject({ code: 'store-elsewhere' });
  expect(await opened).not.toBe(host);
  expect((await board(id, 1)).board.groups.get(5)).toMatchObject({ x: 9_000, y: 9_000 });
  expect((await board(id, 2)).board.groups.get(3)).toMatchObject({ x: 7_000, y: 7_000 });
});

it('lets go of a class that nobody was connected to for two rounds', async () => {
  const { id } = await playing();
  directory.closeIdleHosts();
  expect(directory.openHosts.size).toBe(1);
  directory.closeIdleHosts();
  await vi.waitFor(() => expect(directory.openHosts.size).toBe(0));
  expect((await directory.host(id))?.seats).toHaveLength(2);
});

it('gives away no class whose removal has begun meanwhile', async () => {
  const { id } = await playing();
  const letGo = directory.handover.letGo(id);
  await directory.remove(id);
  await letGo;
  expect([ended, moved]).toEqual([[id], []]);
  // One whose removal fails is given away after it: by then it refuses every command.
  const { id: other } = await playing();
  failingRemovals.add(other);
  const letGoOfOther = directory.handover.letGo(other);
  await expect(directory.remove(other)).rejects.toThrow('the disk is full');
  await letGoOfOther;
  expect([ended, moved]).toEqual([[id], [other]]);
});

it('opens a class only after its lease was given back, without which another process may take it', async () => {
  const { id } = await directory.open({});
  const permission = Promise.withResolvers<void>();
  mayGiveBack = permission.promise;
  const letGo = directory.handover.letGo(id);
  const taken = vi.fn();
  onTake = taken;
  const opening = directory.host(id);
  for (let look = 0; look < 20; look += 1) await store.classroom(id);
  expect(taken).not.toHaveBeenCalled();
  permission.resolve();
  await letGo;
  expect(await opening).toBe(directory.openHosts.get(id));
});

it('shows nobody to a class that was lost while it was being opened', async () => {
  const { id } = await directory.open({});
  onTake = (taken) => directory.relinquish(taken);
  await expect(directory.host(id)).rejects.toMatchObject({ code: 'store-elsewhere' });
  onTake = () => undefined;
  expect(await directory.host(id)).toBe(directory.openHosts.get(id));
});

it('opens no class any more once all were let go of', async () => {
  const [first, second] = [await playing(), await playing()];
  await directory.handover.letGoOfAll();
  expect(directory.openHosts.size).toBe(0);
  for (const { id } of [first, second])
    await expect(directory.host(id)).rejects.toMatchObject({ code: 'store-closed' });
});

it('gives classes with people away last and a few at a time, and one that is asked for before those', async () => {
  const idle = await playing();
  const busy: ClassroomId[] = [];
  for (let page = 1; page <= 6; page += 1) {
    const { id } = await playing();
    const { presence } = (await directory.host(id)) ?? expect.unreachable();
    const events = { onSuperseded: () => undefined, onReplaced: () => undefined, onSentOff: () => undefined };
    presence.arrive({ page, person: { role: 'teacher' }, session: 'a browser', ...events });
    expect(presence.pages.size).toBe(1);
    busy.push(id);
  }
  const [, , third, , , asked] = busy;
  expect(directory.handover.keeps(asked ?? expect.unreachable(), 0), 'one that has not been here for long').toBe(true);
  expect(directory.handover.keeps(asked ?? expect.unreachable(), HANDOVER_AFTER_MS)).toBe(false);
  expect(directory.handover.keeps(idle.id, 0)).toBe(false);
  // They are not connected yet; and the balancer brings people here as well.
  directory.handover.noteArrival((await directory.host(idle.id)) ?? expect.unreachable());
  expect(directory.handover.keeps(idle.id, HANDOVER_AFTER_MS), 'one that somebody is being let into').toBe(true);
  const all = directory.handover.letGoOfAll();
  expect(directory.handover.keeps(asked ?? expect.unreachable(), 0), 'at a stop').toBe(false);
  directory.handover.wanted(asked ?? expect.unreachable());
  await all;
  expect(directory.openHosts.size).toBe(0);
  const before = givenBack.slice(0, givenBack.indexOf(third ?? expect.unreachable()));
  expect(new Set(before)).toEqual(new Set([idle.id, asked, ...busy.slice(0, 2)]));
  expect(new Set(givenBack)).toEqual(new Set([idle.id, ...busy]));
});

it('waits for a class that was being let go of already when all are', async () => {
  const { id } = await playing();
  const pausing = (await directory.host(id))?.controls.pause(0, true);
  const letGo = directory.handover.letGo(id);
  await directory.handover.letGoOfAll();
  expect(directory.openHosts.size).toBe(0);
  expect(await pausing).toMatchObject({ ok: true });
  await letGo;
});

it('retries a failed removal of a class, which keeps its host until then and delays no other', async () => {
  const [first, second] = [await directory.open({}), await directory.open({})];
  const owner = await directory.host(first.id);
  await directory.host(second.id);
  today += 2 * DAY_MS;
  failingRemovals.add(first.id);
  await directory.expiry.sweep();
  expect(await store.classroom(second.id)).toBeNull();
  expect(directory.openHosts.get(first.id)).toBe(owner);
  failingRemovals.clear();
  await directory.expiry.sweep();
  expect(await store.classroom(first.id)).toBeNull();
  expect(directory.openHosts.size).toBe(0);
});

it('gives up a class whose lease was lost while it was being removed, if the removal fails', async () => {
  const { id } = await playing();
  failingRemovals.add(id);
  const removal = directory.remove(id);
  // By then the lease may be gone with the class's own records: its pages are told of the end, not of a move.
  directory.relinquish(id);
  expect(directory.openHosts.has(id)).toBe(true);
  await expect(removal).rejects.toThrow('the disk is full');
  expect(directory.openHosts.has(id)).toBe(false);
  failingRemovals.clear();
  await directory.remove(id);
  expect(ended).toEqual([id]);
});

it('removes a class once for two who ask for it at the same moment', async () => {
  const { id } = await playing();
  await Promise.all([directory.remove(id), directory.remove(id)]);
  expect(ended).toEqual([id]);
});

it('undoes a reset within ten seconds, and refuses it afterwards', async () => {
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
  const undo = async () => (await directory.host(id))?.controls.boardCommands.undoResets([1]);
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

it('does not raise the hand of a removed seat for the next student of its number', async () => {
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
  expect(host.views.forPerson(jun.person).controls.handRaised).toBe(false);
  expect(host.views.forPerson({ role: 'teacher' }).controls.teacherOnly?.raisedHands).toEqual([]);
});

it('reuses no seat number where names are typed', async () => {
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
it('lets nobody into a seat whose erasure was interrupted, and completes it in the next sweep', async () => {
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

it('completes an interrupted ban when the class is opened', async () => {
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

it('removes the files first, and completes an interrupted removal of a class in the next sweep', async () => {
  const { id } = await directory.open({});
  const saved = picture(id, 'p');
  await store.addPicture(saved);
  failingRemovals.add(id);
  await expect(directory.remove(id)).rejects.toThrow('the disk is full');
  expect(removedFiles).toEqual([saved.id]);
  failingRemovals.clear();
  await directory.expiry.sweep();
  expect(await store.classroom(id)).toBeNull();
  expect(await store.picture(saved.id)).toBeNull();
});

it('an expired class is removed once: by the process that has it, or by the first that takes it', async () => {
  const { id: here } = await directory.open({});
  const { id: there } = await directory.open({});
  await directory.host(here);
  elsewhere.add(there);
  for (const id of [here, there]) await store.changeClassroom(id, { expiresAt: today - 1 });
  await directory.expiry.sweep();
  expect(ended).toEqual([here]);
  expect(await store.expiredClassrooms(today)).toEqual([there]);
  // That process has ended without removing it.
  elsewhere.clear();
  await directory.expiry.sweep();
  await directory.expiry.sweep();
  expect(ended).toEqual([here, there]);
  expect(givenBack).toEqual([here, there]);
  expect(await store.expiredClassrooms(today)).toEqual([]);
});

it('a class that was opened for a removal alone is given back', async () => {
  const { id, code } = await directory.open({});
  const mina = await directory.join({ code, name: 'Mina' }, [], []);
  const [seat] = await store.seats(id);
  if (!mina.ok || seat === undefined) throw new Error('not in');
  directory.relinquish(id);
  await store.changeSeat(id, seat.id, { state: 'banned-keep-messages' });
  await directory.expiry.sweep();
  expect(await store.seats(id)).toEqual([]);
  expect(directory.openHosts.size).toBe(0);
  expect(givenBack).toEqual([id]);
});

it('cuts a puzzle once for all its boards, and forgets it when no board is open', async () => {
  const { id, boards } = await playing();
  const [first, second] = boards;
  expect(first.board.rules).toBe(second.board.rules);
  first.subscribers.catchUp = () => {
    throw new Error('a fault of the server');
  };
  directory.tick();
  expect((await board(id, 1)).board.rules).toBe(second.board.rules);
  directory.closeIdleHosts();
  expect((await directory.host(id))?.openHosts.size).toBe(0);
  expect((await board(id, 1)).board.rules).not.toBe(second.board.rules);
});
