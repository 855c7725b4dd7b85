/** Bots that solve real boards on a real server, each over a connection of its own. */
import { describe, expect, it } from 'vitest';
import { openClass, student, type TestClass } from '../../e2e/fixtures/classroom.ts';
import { guests, serverOfFile } from '../../e2e/fixtures/of-file.ts';
import { fingerprintOf } from '../../shared/board/fingerprint.ts';
import { Chance } from './chance.ts';
import { Player } from './player.ts';
import { type Deeds, Solver } from './solver.ts';

const SEED = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

const server = await serverOfFile();
const players = guests<Player>();

async function solverOf(room: TestClass, name: string, bot: number, speed: number): Promise<[Player, Solver]> {
  const { player } = await student(server.origin, room, name);
  players.push(player);
  const mirror = await player.enter();
  return [player, new Solver({ player, mirror, chance: new Chance(SEED, bot), speed })];
}

function teacherOf(room: TestClass): Player {
  const player = new Player(room.teacher, room.id);
  players.push(player);
  return player;
}

function sum(deeds: readonly Deeds[], of: keyof Deeds): number {
  return deeds.reduce((total, each) => total + each[of], 0);
}

describe(`bots (seed ${SEED})`, () => {
  it('of different speeds finish one board together, and the teacher sees it', async () => {
    const room = await openClass(server.origin, { mode: 'together', ease: 'normal' });
    const teacher = teacherOf(room);
    const seen = await teacher.enter();
    const team = await Promise.all([10, 14, 20].map((speed, bot) => solverOf(room, `Bot ${bot}`, bot, speed)));
    const deeds = await Promise.all(team.map(([, solver]) => solver.solve()));
    await teacher.until(() => seen.isSolved, 'the solved board on the teacher’s screen');
    for (const [player] of team) {
      const own = player.mirror;
      await player.until(() => own !== null && fingerprintOf(own.told) === fingerprintOf(seen.told), 'equal boards');
    }
    for (const each of deeds) expect(each.carries).toBeGreaterThan(0);
    expect(sum(deeds, 'carries')).toBeGreaterThanOrEqual(12);
  });

  it('finish a board each, without a mat and with turned pieces', async () => {
    const room = await openClass(server.origin, { mode: 'each', ease: 'hard', turns: true });
    const team = await Promise.all([16, 20].map((speed, bot) => solverOf(room, `Bot ${bot}`, bot, speed)));
    await Promise.all(team.map(([, solver]) => solver.solve()));
    expect(new Set(team.map(([player]) => player.mirror?.number)).size).toBe(2);
    for (const [player] of team) {
      await player.until(() => player.mirror?.isSolved === true, 'a solved board');
      expect(player.refusals).toEqual([]);
    }
  });

  it('move as hands do: others see a piece at many places between its lift and its drop', async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const teacher = teacherOf(room);
    const seen = await teacher.enter();
    const [, solver] = await solverOf(room, 'Slow', 0, 3);
    const places = new Map<number, Set<string>>();
    const look = setInterval(() => {
      seen.show();
      for (const { id, hold, x, y } of seen.told.groups.values())
        if (hold !== null) places.set(id, (places.get(id) ?? new Set()).add(`${x} ${y}`));
    }, 10);
    const enough = new AbortController();
    const playing = solver.solve(enough.signal);
    await teacher.until(() => [...places.values()].filter(({ size }) => size > 4).length >= 2, 'two carried pieces');
    enough.abort();
    await playing;
    clearInterval(look);
  });
});
