/** Announcements over a real store and a real class: each event once, and nothing after a drain. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { picture } from '#e2e/store/contract/sample-records.ts';
import { CHAT_ANNOUNCE_MS } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { ChatDirectory } from '#server/chat/directory.ts';
import type { ChatHost } from '#server/chat/host.ts';
import { ClassroomDirectory } from '#server/classroom/directory.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Student } from '#server/identity/person.ts';
import { Journal } from '#server/journal/journal.ts';
import { NO_CARDS } from '#server/store/class-cards.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/leases/leases.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';

const TEACHER = { role: 'teacher' } as const;
const clock = { now: () => performance.now(), wall: () => Date.now() };
const log = openLog('silent');

let folder: string;
let store: Store;
let journal: Journal;
let directory: ClassroomDirectory;
let chats: ChatDirectory;
let classroom: ClassroomHost;
let chat: ChatHost;
let ticks: NodeJS.Timeout;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-announcer-'));
  store = await openSqliteStore({ folder });
  journal = new Journal(store, log, clock.now);
  directory = new ClassroomDirectory({
    store,
    journal,
    log,
    clock,
    calendar: plainCalendar(clock.wall),
    classDays: 1,
    leases: SINGLE_PROCESS_LEASES,
    removeFiles: async () => undefined,
    eraseChat: (id, seat) => chats.eraseSeat(id, seat),
    cards: NO_CARDS,
    onNewClass: () => undefined,
    onChange: () => undefined,
    onAccessLost: () => undefined,
    onDeviceEnded: () => undefined,
    settleChat: async () => undefined,
    onMoved: (host) => chats.close(host),
    onEnd: () => undefined,
  });
  chats = new ChatDirectory({
    log,
    wallClock: () => Math.floor(clock.wall()),
    now: clock.now,
    classroom: (id) => directory.host(id),
    discardPictures: async () => undefined,
    onMessage: () => undefined,
    onChange: () => undefined,
    disconnectSeat: () => undefined,
  });
  const { id } = await directory.open({});
  const host = await directory.host(id);
  if (host === null) throw new Error('no class');
  classroom = host;
  chat = await chats.forClassroom(classroom);
  expect(await chat.updateSettings(TEACHER, { voice: 'all' })).toEqual({ ok: true });
  ticks = setInterval(() => directory.tick(), 5);
});

afterEach(async () => {
  clearInterval(ticks);
  await chats.drain();
  journal.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function joinAsStudent(name: string): Promise<Student> {
  const joined = await directory.join({ code: classroom.record.code, name }, [], []);
  if (!joined.ok || joined.person.role !== 'student') throw new Error('not in');
  return joined.person;
}

function connect(person: Student, page: number): () => void {
  const noop = () => undefined;
  const presence = { page, person, session: 'a browser', onSuperseded: noop, onReplaced: noop, onSentOff: noop };
  classroom.presence.arrive(presence);
  return () => classroom.presence.leave(presence);
}

async function announced(): Promise<string[]> {
  const { messages } = await chat.page(TEACHER, Number.MAX_SAFE_INTEGER);
  return messages.map(({ kind, from }) => (from === null ? kind : `${kind} ${from.name}`));
}

/** Longer than changes are gathered. */
const passTime = () => new Promise((resolve) => setTimeout(resolve, CHAT_ANNOUNCE_MS * 1.5));

test('announces a join once, and neither a reload nor a short absence', async () => {
  const mina = await joinAsStudent('Mina');
  const disconnect = connect(mina, 1);
  await expect.poll(announced, { timeout: 5_000 }).toEqual(['joined Mina']);
  disconnect();
  await passTime();
  connect(mina, 2);
  await passTime();
  expect(await announced()).toEqual(['joined Mina']);
});

test('announces a pause and its end', async () => {
  await classroom.controls.pause(0, true);
  await expect.poll(announced, { timeout: 5_000 }).toEqual(['paused']);
  await classroom.controls.pause(0, false);
  await expect.poll(announced, { timeout: 5_000 }).toEqual(['paused', 'resumed']);
});

test('announces each solving of a board with its one student', async () => {
  const mina = await joinAsStudent('Mina');
  const record = picture(classroom.record.id, 'x', { height: 1_536 });
  await store.addPicture(record);
  const cuts = [{ columns: 4, rows: 3 }];
  expect(await directory.startActivity(classroom.record.id, { picture: record.id, mode: 'each', cuts })).toEqual({
    ok: true,
  });
  const board = await classroom.board(1);
  if (board === null) throw new Error('no board');
  const teacher = { member: 0, page: 0, isTeacher: true };
  const solve = async () => {
    const [first, ...others] = [...board.board.groups.values()];
    if (first === undefined) throw new Error('no group');
    const pieces = [first, ...others].flatMap((group) => group.pieces).sort((a, b) => a - b);
    const { x, y, turn, z } = first;
    const groups = [{ pieces, x, y, turn, z }];
    expect(
      await board.submitDurable(teacher, { kind: 'restore', solved: true, groups, shownPlaces: [] }),
    ).toMatchObject({ ok: true });
  };
  await passTime();
  await solve();
  await expect.poll(announced, { timeout: 5_000 }).toEqual(['solved Mina']);
  const operation = { page: 0, counter: 1 };
  expect(await board.execute(teacher, { kind: 'reset', seed: 3, operation })).toMatchObject({ ok: true });
  await passTime();
  await solve();
  await expect.poll(announced, { timeout: 5_000 }).toEqual(['solved Mina', 'solved Mina']);
  expect(classroom.memberOf(mina, 1)).toBe(1);
});

test('announces nothing after a drain', async () => {
  const mina = await joinAsStudent('Mina');
  connect(mina, 1);
  await chats.drain();
  await passTime();
  expect(await announced()).toEqual([]);
});
