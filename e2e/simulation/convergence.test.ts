/**
 * Random histories with lost connections and a killed server converge: every mirror, a newcomer and the fold of the log are equal, and no
 * operation is lost or carried out twice.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import type { LogKey } from '#server/store/port.ts';
import { type Board, boardOfSeed, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import { applyTick } from '#shared/board/tick.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';
import type { LoggedTick } from '#shared/wire/chunk.ts';

const STEPS = 120;
const COLUMNS = 5;
const ROWS = 4;
/** Interval of retries, as on the page. Milliseconds. */
const RETRY_MS = 300;

const server = await serverProcessPerFile();

interface Seat {
  readonly player: Player;
  readonly mirror: Mirror;
  /** Operations that this page has sent. */
  requested: number;
}

/** One random action of a seat. */
function act(seat: Seat, random: SeededRandom): void {
  const { mirror } = seat;
  const piece = 1 + Math.floor(random.fraction() * COLUMNS * ROWS);
  const isNear = random.happens(0.6);
  const place = () => Math.round(isNear ? CENTRE + random.between(-60, 60) : random.between(0, PLANE - 1));
  const turn = mirror.rules.turns && random.happens(0.2);
  if (mirror.inHand !== null) {
    const choice = random.fraction();
    if (choice < 0.55) mirror.carry(place(), place());
    else if (choice < 0.65) mirror.letGo();
    else {
      seat.requested += 1;
      mirror.put(place(), place());
    }
  } else if (turn) {
    seat.requested += 1;
    mirror.turn(piece, random.happens(0.7) ? 0 : 6);
  } else if (random.happens(0.5)) mirror.take(piece);
  else {
    seat.requested += 1;
    mirror.drop(piece, place(), place());
  }
}

/** The board folded from its log, from the deal on. */
async function foldLog(folder: string, key: LogKey, rules: Rules, frames: readonly LoggedTick[]): Promise<Board> {
  const store = await openTestStore(folder);
  try {
    const record = await store.board(key.classroom, key.board);
    if (record === null) throw new Error('no such board');
    const board = boardOfSeed(rules, record.seed);
    for (const { seq, tick } of frames) applyTick(board, tick, seq);
    return board;
  } finally {
    await store.close();
  }
}

function isSettled({ player, mirror }: Seat): boolean {
  mirror.nextFrame();
  return player.link.state === 'live' && mirror.unsavedSince === null && mirror.predicted === mirror.confirmed;
}

// Proves I5.
it.each([
  { seed: 1, difficulty: 'hard', turns: false, kills: 1 },
  { seed: 2, difficulty: 'normal', turns: true, kills: 0 },
  { seed: 3, difficulty: 'easy', turns: false, kills: 1 },
] as const)(
  'seed $seed: all reach one board, $difficulty, with $kills crashes of the server',
  async ({ seed, difficulty, turns, kills }) => {
    const random = new SeededRandom(seed);
    const port = Number(new URL(server.origin).port);
    const proxies = [await FaultProxy.start(port), await FaultProxy.start(port)];
    const seats: Seat[] = [];
    const resending = setInterval(() => {
      for (const { mirror } of seats) mirror.retry();
    }, RETRY_MS);
    try {
      const testClass = await openClass(server.origin, {
        mode: 'together',
        difficulty,
        turns,
        cuts: [{ columns: COLUMNS, rows: ROWS, seed }],
      });
      for (const [index, name] of ['Mina', 'Jun', 'Ha', 'Sol'].entries()) {
        const origin = proxies[index % proxies.length]?.origin ?? server.origin;
        const { player } = await joinAsStudent(origin, testClass, name);
        seats.push({ player, mirror: await player.enter(), requested: 0 });
      }
      const teacherPlayer = new Player(testClass.teacher, testClass.id);
      const teacher: Seat = { player: teacherPlayer, mirror: await teacherPlayer.enter(), requested: 0 };
      seats.push(teacher);
      const board = teacher.mirror.number;

      const cut = new Set<FaultProxy>();
      const killsAt = new Set(
        Array.from({ length: kills }, (_, index) => Math.floor(((index + 1) * STEPS) / (kills + 1))),
      );
      let starting: Promise<void> | null = null;
      for (let step = 0; step < STEPS; step += 1) {
        const seat = random.pick(seats);
        if (seat !== undefined) act(seat, random);
        const proxy = random.pick(proxies);
        if (proxy !== undefined && random.happens(0.06)) {
          if (cut.delete(proxy)) proxy.heal();
          else {
            cut.add(proxy);
            proxy.cut();
          }
        }
        if (random.happens(0.04)) void teacherPlayer.link.setPaused(0, random.happens(0.4));
        if (random.happens(0.015)) void teacherPlayer.link.resetBoard(board);
        if (killsAt.has(step)) {
          await starting;
          await server.kill();
          starting = server.start();
        }
        await wait(random.between(0, 40));
        for (const { mirror } of seats) if (random.happens(0.7)) mirror.nextFrame();
      }
      await starting;

      for (const proxy of proxies) proxy.heal();
      for (const seat of seats) {
        if (seat.mirror.inHand === null) continue;
        seat.requested += 1;
        seat.mirror.put(CENTRE, CENTRE);
      }
      await teacherPlayer.waitUntil(() => teacherPlayer.link.state === 'live', 'the teacher back', 30_000);
      // Requests to the killed server got no answer, so the pause is set again on the new one.
      await teacherPlayer.waitUntil(() => teacherPlayer.view !== null, 'the class');
      expect(await teacherPlayer.link.setPaused(0, true)).toEqual({ ok: true });
      expect(await teacherPlayer.link.setPaused(0, false)).toEqual({ ok: true });
      for (const { player, mirror } of seats) {
        await player.waitUntil(
          () => isSettled({ player, mirror, requested: 0 }),
          `${mirror.actor.member} settled`,
          30_000,
        );
      }
      await teacherPlayer.waitUntil(
        () => [...teacher.mirror.confirmed.groups.values()].every(({ hold }) => hold === null),
        'no holds',
        20_000,
      );
      const { player: latePlayer } = await joinAsStudent(server.origin, testClass, 'Late');
      const newcomer: Seat = { player: latePlayer, mirror: await latePlayer.enter(), requested: 0 };
      seats.push(newcomer);
      const confirmed = fingerprintOf(newcomer.mirror.confirmed);
      for (const { player, mirror } of seats) {
        await player.waitUntil(
          () => fingerprintOf(mirror.confirmed) === confirmed && mirror.predicted === mirror.confirmed,
          `seed ${seed}: member ${mirror.actor.member} equal`,
        );
      }
      const reconnects = seats
        .flatMap(({ player }) => player.states)
        .filter((state) => state === 'reconnecting').length;
      for (const { player, mirror } of seats) {
        mirror.close();
        player.close();
      }
      await server.stop();

      const key = { classroom: testClass.id, board };
      const frames = await framesInLog(server.folder, key);
      const log = await foldLog(server.folder, key, newcomer.mirror.rules, frames);
      expect(isConsistent(log)).toBe(true);
      expect(fingerprintOf(log), `seed ${seed}: the fold of the log`).toBe(confirmed);
      const events = frames.flatMap(({ tick }) => tick.events);
      const carried = events.flatMap((event) => ('operation' in event && event.kind !== 'reset' ? [event] : []));
      const names = carried.map(({ operation }) => `${operation.page} ${operation.counter}`);
      expect(new Set(names).size, 'no operation is there twice').toBe(names.length);
      const isReset = events.some(({ kind }) => kind === 'reset');
      for (const { player, mirror, requested } of seats) {
        // Drops that the teacher had not sent before their reset do not count: the reset separated those pieces anyway.
        if (mirror.actor.isTeacher && isReset) continue;
        const done = carried.filter(({ operation }) => operation.page === player.page).length;
        expect(
          done + player.refusals.length,
          `member ${mirror.actor.member}: every operation carried out or refused in words`,
        ).toBeGreaterThanOrEqual(requested);
      }
      // Guards against a vacuous run.
      expect(names.length).toBeGreaterThan(10);
      expect(events.filter(({ kind }) => kind === 'joined').length).toBeGreaterThan(turns ? 0 : 1);
      expect(reconnects).toBeGreaterThan(1);
    } finally {
      clearInterval(resending);
      for (const { player, mirror } of seats) {
        mirror.close();
        player.close();
      }
      for (const proxy of proxies) await proxy.stop();
    }
  },
);
