/** A server whose date is wrong, or is set while a class plays: nothing is deleted, nobody is put out, and lengths are right. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { closedAfterEach } from '#e2e/fixtures/server/per-file.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { readConfig } from '#server/app/config.ts';
import { type RunningServer, serve } from '#server/app/serve.ts';
import { SWEEP_INTERVAL_MS } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { machineClocks } from '#server/base/trusted-clock.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { HOLD_LEASE_MS, RESET_UNDO_MS, SLOW_SECONDS_MAX } from '#shared/limits.ts';

const DAY_MS = 24 * 3_600_000;
const OFFSETS = [-400, -40, 40, 400];
const PLAIN_OFFSETS = [-400, 40];
const TIMER_MS = 5 * 60_000;
/** What a busy machine may put between a view and its reading. A date that is wrong shows as days. */
const LATE_MS = RESET_UNDO_MS / 2;

let folder = '';
let port = 0;
let served: RunningServer | null = null;
/** By how much the machine's date is off. */
let offset = 0;
/** Which start of the machine it is. */
let boot = 'first';
const players = closedAfterEach<Player>();
const lines: string[] = [];
/** What the server does once an hour. */
let sweeps: (() => void)[] = [];

const origin = () => `http://127.0.0.1:${port}`;

async function start(): Promise<void> {
  const setInterval = globalThis.setInterval;
  const spy = vi.spyOn(globalThis, 'setInterval').mockImplementation(((run: () => void, ms?: number) => {
    if (ms === SWEEP_INTERVAL_MS) sweeps.push(run);
    return setInterval(run, ms);
  }) as typeof setInterval);
  const config = readConfig({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(folder, 'data') });
  const machine = { ...machineClocks(), date: () => Date.now() + offset, boot };
  served = await serve(config, openLog('warn', { write: (line) => lines.push(line) }), folder, machine);
  port = served.port;
  spy.mockRestore();
}

async function stop(): Promise<void> {
  sweeps = [];
  await served?.stop();
  served = null;
}

beforeEach(async () => {
  folder = await makeDataFolder();
  [port, offset, boot] = [0, 0, 'first'];
  lines.length = 0;
  await start();
});
afterEach(async () => {
  for (const player of players.splice(0)) player.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** How a page takes the server's time from its views: the greatest offset, as pages of before did, or the newest. */
class PageClock {
  #offset = Number.NEGATIVE_INFINITY;
  readonly #isOld: boolean;

  constructor(isOld: boolean) {
    this.#isOld = isOld;
  }

  hear(now: number): void {
    const received = now - performance.now();
    this.#offset = this.#isOld ? Math.max(this.#offset, received) : received;
  }

  get now(): number {
    return this.#offset + performance.now();
  }
}

/** A class with its teacher and a student, whose pages keep clocks of both kinds. */
async function playing() {
  const testClass = await openClass(origin(), { mode: 'each' });
  const teacher = new Player(testClass.teacher, testClass.id);
  const { browser, player: mina } = await joinAsStudent(origin(), testClass, 'Mina');
  players.push(teacher, mina);
  const clocks = [new PageClock(true), new PageClock(false)];
  await teacher.waitUntil(() => teacher.view?.boards.length === 1, 'the board');
  return { testClass, teacher, browser, mina, clocks };
}
type Playing = Awaited<ReturnType<typeof playing>>;

/** Nothing is gone: the class, its picture, the session of its teacher and that of its student. */
async function expectAllThere({ testClass, browser }: Playing): Promise<void> {
  for (const sweep of sweeps) sweep();
  await wait(50);
  for (const each of [testClass.teacher, browser]) {
    expect((await each.myClassrooms()).map(({ id }) => id)).toEqual([testClass.id]);
    expect((await each.picture(testClass.id, testClass.picture)).status).toBe(200);
  }
}

async function expectRightTimer({ teacher, clocks }: Playing, startedAt: number): Promise<void> {
  const left = TIMER_MS - (performance.now() - startedAt);
  const { controls } = teacher.view ?? {};
  const until = controls?.timer?.until ?? 0;
  for (const clock of clocks) {
    clock.hear(controls?.now ?? 0);
    expect(Math.abs(until - clock.now - left)).toBeLessThan(LATE_MS);
  }
}

/** A reset of the student's board can be undone, for as long as it is said. */
async function expectUndo({ teacher, mina, clocks }: Playing): Promise<void> {
  const board = mina.view?.you.role === 'student' ? (mina.view.you.board ?? 0) : 0;
  await teacher.enter(board);
  expect(await teacher.link.resetBoard(board)).toMatchObject({ ok: true });
  await teacher.waitUntil(() => teacher.view?.controls.teacherOnly?.undoable.length === 1, 'the undo');
  const { controls } = teacher.view ?? {};
  for (const clock of clocks) {
    clock.hear(controls?.now ?? 0);
    const left = (controls?.teacherOnly?.undoable[0]?.until ?? 0) - clock.now;
    expect(Math.abs(left - RESET_UNDO_MS)).toBeLessThan(LATE_MS);
  }
  expect(await teacher.link.control('undoReset', { board })).toEqual({ ok: true });
}

/** Resets the board of another student. @returns the board */
async function resetOfNewcomer({ testClass, teacher }: Playing): Promise<BoardNumber> {
  const { player: jun } = await joinAsStudent(origin(), testClass, 'Jun');
  players.push(jun);
  await jun.waitUntil(() => jun.view?.you.role === 'student' && jun.view.you.board !== null, 'the board of Jun');
  const board = jun.view?.you.role === 'student' ? (jun.view.you.board ?? 0) : 0;
  await teacher.waitUntil(() => teacher.view?.boards.some((each) => each.board === board) === true, 'the board of Jun');
  await teacher.enter(board);
  expect(await teacher.link.resetBoard(board)).toMatchObject({ ok: true });
  return board;
}

/** A new view for every page. */
async function askAgain({ teacher }: Playing): Promise<void> {
  const before = teacher.view;
  const named = before?.controls.teacherOnly?.presented.named === true;
  await teacher.link.control('present', { named: !named });
  await teacher.waitUntil(() => teacher.view !== before, 'a new view');
}

async function newcomer(testClass: TestClass, name: string): Promise<void> {
  const { player } = await joinAsStudent(origin(), testClass, name);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
}

async function jumpTo(days: number): Promise<void> {
  offset = days * DAY_MS;
  // Whatever comes first notices it.
  await fetch(`${origin()}/healthz`);
}

async function restartOf(whole: Playing, how: 'server' | 'machine'): Promise<void> {
  if (how === 'machine') boot = `${boot}+`;
  await stop();
  for (const player of players) {
    await player.waitUntil(() => player.link.state !== 'live', 'the loss noticed');
    player.view = null;
  }
  await start();
  for (const player of players) await player.waitUntil(() => player.view !== null, 'the class again', 20_000);
  await expectAllThere(whole);
}

// Proves I43.
describe.each(OFFSETS)('a date that is off by %i days', (days) => {
  beforeEach(({ skip }) => leaveToAll({ skip }, PLAIN_OFFSETS.includes(days)));

  it('by a jump while a class plays, and back', { timeout: 60_000 }, async () => {
    const whole = await playing();
    const startedAt = performance.now();
    expect(await whole.teacher.link.control('timer', { ms: TIMER_MS })).toEqual({ ok: true });
    await whole.teacher.waitUntil(() => whole.teacher.view?.controls.timer != null, 'the timer');
    for (const to of [days, 0]) {
      await jumpTo(to);
      await expectAllThere(whole);
      await askAgain(whole);
      await expectRightTimer(whole, startedAt);
      await expectUndo(whole);
      await newcomer(whole.testClass, `Jun ${to}`);
    }
    // Both jumps are said.
    expect(lines.filter((line) => line.includes('date jumped'))).toHaveLength(2);
    const ready = await (await fetch(`${origin()}/readyz`)).json();
    expect(ready.deletionWaitMs).toBeGreaterThan(DAY_MS - 60_000);
    for (const player of players) expect(player.endReason).toBeNull();
    await restartOf(whole, 'server');
    await expectRightTimer(whole, startedAt);
  });

  it('moves no length that is under way: a hold, slow mode, an undo', { timeout: 60_000 }, async () => {
    const whole = await playing();
    const { testClass, teacher, browser } = whole;
    const chat = new ChatClient(browser, testClass.id);
    const teacherChat = new ChatClient(testClass.teacher, testClass.id);
    players.push(chat.player, teacherChat.player);
    const mina = chat.player;
    const board = await mina.enter();
    const piece = [...board.confirmed.groups.keys()].find((each) => each !== MAT_ID) ?? 0;
    expect(board.take(piece)).toBe(true);
    const isHeld = () => groupOf(board.confirmed, piece).hold !== null;
    await mina.waitUntil(isHeld, 'the hold');
    for (const each of [chat, teacherChat]) await each.waitUntilOpen();
    expect(await teacherChat.set({ voice: 'all', slow: SLOW_SECONDS_MAX })).toMatchObject({ ok: true });
    expect(await chat.post('one')).toBeGreaterThan(0);
    const undoable = await resetOfNewcomer(whole);

    await jumpTo(days);
    await expectAllThere(whole);
    expect(await teacher.link.control('undoReset', { board: undoable })).toEqual({ ok: true });
    expect(await chat.post('two')).toBe('slow-mode');
    expect(await teacherChat.set({ slow: 1 })).toMatchObject({ ok: true });
    await vi.waitFor(async () => expect(await chat.post('three')).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 500,
    });
    // The hand has held on to it all the while, longer than a hold lasts unless it is renewed.
    await wait(HOLD_LEASE_MS);
    expect(isHeld()).toBe(true);
    board.put(20_000, 20_000);
    await mina.waitUntilSaved();
    expect(mina.refusals).toEqual([]);
  });

  it.each(['server', 'machine'] as const)('at a start of the %s, and set right', { timeout: 60_000 }, async (how) => {
    const whole = await playing();
    const startedAt = performance.now();
    await whole.teacher.link.control('timer', { ms: TIMER_MS });
    await whole.teacher.waitUntil(() => whole.teacher.view?.controls.timer != null, 'the timer');
    offset = days * DAY_MS;
    await restartOf(whole, how);
    await expectRightTimer(whole, startedAt);
    await expectUndo(whole);
    await jumpTo(0);
    await expectAllThere(whole);
    await askAgain(whole);
    await expectRightTimer(whole, startedAt);
    await restartOf(whole, how);
    await expectRightTimer(whole, startedAt);
  });

  it('from the first start on, and set right', { timeout: 60_000 }, async () => {
    await stop();
    await rm(join(folder, 'data'), { recursive: true, force: true });
    offset = days * DAY_MS;
    await start();
    const whole = await playing();
    await whole.teacher.waitUntil(() => whole.teacher.view?.admission != null, 'the class’s day');
    const { expiresAt = 0 } = whole.teacher.view?.admission ?? {};
    expect(Math.abs(expiresAt - (Date.now() + offset + 30 * DAY_MS))).toBeLessThan(60_000);
    await jumpTo(0);
    await expectAllThere(whole);
    await askAgain(whole);
    // The day on which it deletes itself is shown by the date that the machine has now.
    expect(Math.abs((whole.teacher.view?.admission?.expiresAt ?? 0) - (Date.now() + 30 * DAY_MS))).toBeLessThan(
      120_000,
    );
    await restartOf(whole, 'server');
    await restartOf(whole, 'machine');
  });
});

it('a class that its teacher deletes goes at once, whatever the date is', async () => {
  const { testClass, browser } = await playing();
  await jumpTo(-400);
  expectOk(await testClass.teacher.remove(testClass.id));
  expect(await browser.myClassrooms()).toEqual([]);
});
