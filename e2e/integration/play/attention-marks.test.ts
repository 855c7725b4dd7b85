/** What asks for a teacher's look, from the move to her page: told to her alone, kept over a restart, by thresholds that are hers. */
import { beforeEach, expect, it } from 'vitest';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';

const server = await serverProcessPerFile();
let testClass: TestClass;
const players = closedAfterEach<Player>();

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'each', difficulty: 'easy' });
});

async function teacher(): Promise<Player> {
  const player = new Player(testClass.teacher, testClass.id);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

async function child(name: string): Promise<{ player: Player; mirror: Mirror }> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  return { player, mirror: await player.enter() };
}

/** Puts piece 1 down where nothing is, a few units farther each time. */
async function putDownRepeatedly({ player, mirror }: Awaited<ReturnType<typeof child>>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    mirror.drop(1, 5_000 + time * 20, 5_000);
    await player.waitUntilSaved();
  }
}

function rulesAt(player: Player, board: number): string[] {
  return (player.attention.get(board)?.fired ?? []).map(({ rule }) => rule);
}

it('tells the teacher which rule holds, how often and since when; students are told nothing', async () => {
  const eye = await teacher();
  const mina = await child('Mina');
  const jun = await child('Jun');
  const startedAt = Date.now();
  await eye.waitUntil(() => eye.attention.get(mina.mirror.number)?.all === 12, 'the board');
  await putDownRepeatedly(mina, 4);
  await eye.waitUntil(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule');
  const [fired] = eye.attention.get(mina.mirror.number)?.fired ?? [];
  expect(fired).toMatchObject({ rule: 'samePlace', count: 4 });
  expect(fired?.since).toBeGreaterThanOrEqual(startedAt);
  expect(rulesAt(eye, jun.mirror.number)).toEqual([]);
  expect([mina.player.attention.size, jun.player.attention.size]).toEqual([0, 0]);
  // Another page of hers, as after a reload, is told the same.
  const secondTeacher = await teacher();
  await secondTeacher.waitUntil(
    () => rulesAt(secondTeacher, mina.mirror.number).includes('samePlace'),
    'the rule, told anew',
  );
  // It ends with a join.
  mina.mirror.drop(2, 32_768, 32_768);
  await eye.waitUntil(() => rulesAt(eye, mina.mirror.number).length === 0, 'the rule’s end');
  expect(eye.attention.get(mina.mirror.number)).toMatchObject({ done: 1, all: 12, solved: false });
});

it('folds the log when the server was away: the mark is there again', async () => {
  const eye = await teacher();
  const mina = await child('Mina');
  await putDownRepeatedly(mina, 4);
  await eye.waitUntil(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule');
  await server.kill();
  await server.start();
  eye.attention.clear();
  await eye.waitUntil(
    () => rulesAt(eye, mina.mirror.number).includes('samePlace'),
    'the rule after the restart',
    30_000,
  );
});

it('keeps the thresholds that she sets, refuses what is none, and takes none from a student', async () => {
  const eye = await teacher();
  const mina = await child('Mina');
  expect(eye.view?.controls.teacherOnly?.thresholds).toEqual(THRESHOLDS_DEFAULT);
  const wanted = { ...THRESHOLDS_DEFAULT, samePlace: 2, idle: 0 };
  // Two pages of hers, at once: neither undoes what the other sets.
  const other = await teacher();
  const set = [eye.link.control('thresholds', { samePlace: 2 }), other.link.control('thresholds', { idle: 0 })];
  expect(await Promise.all(set)).toEqual([{ ok: true }, { ok: true }]);
  expect(await eye.link.control('thresholds', { ...wanted, samePlace: 1 })).toMatchObject({
    ok: false,
    code: 'bad-request',
  });
  expect(await mina.player.link.control('thresholds', wanted)).toMatchObject({ ok: false, code: 'teacher-only' });
  await putDownRepeatedly(mina, 2);
  await eye.waitUntil(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule by her threshold');
  await server.kill();
  await server.start();
  await eye.waitUntil(() => eye.link.state === 'live', 'the server back', 30_000);
  const secondTeacher = await teacher();
  expect(secondTeacher.view?.controls.teacherOnly?.thresholds).toEqual(wanted);
  expect(mina.player.view?.controls.teacherOnly).toBeNull();
});
