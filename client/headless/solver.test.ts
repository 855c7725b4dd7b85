import { describe, expect, it } from 'vitest';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { Player } from './player.ts';
import { SeededRandom } from './seeded-random.ts';
import { Solver, type SolverStats } from './solver.ts';

const SEED = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

const server = await inProcessServerPerFile();
const players = closedAfterEach<Player>();

async function solverOf(testClass: TestClass, name: string, bot: number, speed: number): Promise<[Player, Solver]> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  const mirror = await player.enter();
  return [player, new Solver({ player, mirror, random: new SeededRandom(SEED, bot), speed })];
}

function teacherOf(testClass: TestClass): Player {
  const player = new Player(testClass.teacher, testClass.id);
  players.push(player);
  return player;
}

function sum(stats: readonly SolverStats[], of: keyof SolverStats): number {
  return stats.reduce((total, each) => total + each[of], 0);
}

describe(`bots (seed ${SEED})`, () => {
  it('of different speeds solve one board together, and the teacher sees it', async () => {
    const testClass = await openClass(server.origin, { mode: 'together', difficulty: 'normal' });
    const teacher = teacherOf(testClass);
    const seen = await teacher.enter();
    const team = await Promise.all([10, 14, 20].map((speed, bot) => solverOf(testClass, `Bot ${bot}`, bot, speed)));
    const stats = await Promise.all(team.map(([, solver]) => solver.solve()));
    await teacher.waitUntil(() => seen.isSolved, 'the solved board on the teacher’s screen');
    for (const [player] of team) {
      const own = player.mirror;
      await player.waitUntil(
        () => own !== null && fingerprintOf(own.confirmed) === fingerprintOf(seen.confirmed),
        'equal boards',
      );
    }
    for (const each of stats) expect(each.carries).toBeGreaterThan(0);
    expect(sum(stats, 'carries')).toBeGreaterThanOrEqual(12);
  });

  it('solve a board each, without a mat and with turned pieces', async () => {
    const testClass = await openClass(server.origin, { mode: 'each', difficulty: 'hard', turns: true });
    const team = await Promise.all([16, 20].map((speed, bot) => solverOf(testClass, `Bot ${bot}`, bot, speed)));
    await Promise.all(team.map(([, solver]) => solver.solve()));
    expect(new Set(team.map(([player]) => player.mirror?.number)).size).toBe(2);
    for (const [player] of team) {
      await player.waitUntil(() => player.mirror?.isSolved === true, 'a solved board');
      expect(player.refusals).toEqual([]);
    }
  });

  it('move like hands: others see a piece at many positions between its lift and its drop', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const teacher = teacherOf(testClass);
    const seen = await teacher.enter();
    const [, solver] = await solverOf(testClass, 'Slow', 0, 3);
    const places = new Map<number, Set<string>>();
    const poll = setInterval(() => {
      seen.nextFrame();
      for (const { id, hold, x, y } of seen.confirmed.groups.values())
        if (hold !== null) places.set(id, (places.get(id) ?? new Set()).add(`${x} ${y}`));
    }, 10);
    const enough = new AbortController();
    const playing = solver.solve(enough.signal);
    await teacher.waitUntil(
      () => [...places.values()].filter(({ size }) => size > 4).length >= 2,
      'two dragged pieces',
    );
    enough.abort();
    await playing;
    clearInterval(poll);
  });
});
