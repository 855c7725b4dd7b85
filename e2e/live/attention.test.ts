/** What asks for a teacher's look, from the move to her page: told to her alone, kept over a restart, by thresholds that are hers. */
import { beforeEach, expect, it } from 'vitest';
import { Player } from '../../bench/bots/player.ts';
import type { Mirror } from '../../client/board/mirror/mirror.ts';
import { THRESHOLDS_DEFAULT } from '../../shared/attention/rules.ts';
import { openClass, student, type TestClass } from '../fixtures/classroom.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';

const server = await processOfFile();
let room: TestClass;
const players = guests<Player>();

beforeEach(async () => {
  room = await openClass(server.origin, { mode: 'each', ease: 'easy' });
});

async function teacher(): Promise<Player> {
  const player = new Player(room.teacher, room.id);
  players.push(player);
  await player.until(() => player.view !== null, 'the class');
  return player;
}

async function child(name: string): Promise<{ player: Player; mirror: Mirror }> {
  const { player } = await student(server.origin, room, name);
  players.push(player);
  return { player, mirror: await player.enter() };
}

/** Puts piece 1 down where nothing is, a few units farther each time. */
async function tries({ player, mirror }: Awaited<ReturnType<typeof child>>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    mirror.drop(1, 5_000 + time * 20, 5_000);
    await player.saved();
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
  await eye.until(() => eye.attention.get(mina.mirror.number)?.all === 12, 'the board');
  await tries(mina, 4);
  await eye.until(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule');
  const [fired] = eye.attention.get(mina.mirror.number)?.fired ?? [];
  expect(fired).toMatchObject({ rule: 'samePlace', count: 4 });
  expect(fired?.since).toBeGreaterThanOrEqual(startedAt);
  expect(rulesAt(eye, jun.mirror.number)).toEqual([]);
  expect([mina.player.attention.size, jun.player.attention.size]).toEqual([0, 0]);
  // Another page of hers, as after a reload, is told the same.
  const again = await teacher();
  await again.until(() => rulesAt(again, mina.mirror.number).includes('samePlace'), 'the rule, told anew');
  // It ends with a join.
  mina.mirror.drop(2, 32_768, 32_768);
  await eye.until(() => rulesAt(eye, mina.mirror.number).length === 0, 'the rule’s end');
  expect(eye.attention.get(mina.mirror.number)).toMatchObject({ done: 1, all: 12, solved: false });
});

it('folds the log when the server was away: the mark is there again', async () => {
  const eye = await teacher();
  const mina = await child('Mina');
  await tries(mina, 4);
  await eye.until(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule');
  await server.kill();
  await server.start();
  eye.attention.clear();
  await eye.until(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule after the restart', 30_000);
});

it('keeps the thresholds that she sets, refuses what is none, and takes none from a student', async () => {
  const eye = await teacher();
  const mina = await child('Mina');
  expect(eye.view?.led.hers?.thresholds).toEqual(THRESHOLDS_DEFAULT);
  const wanted = { ...THRESHOLDS_DEFAULT, samePlace: 2, idle: 0 };
  // Two pages of hers, at once: neither undoes what the other sets.
  const other = await teacher();
  const set = [eye.link.lead('thresholds', { samePlace: 2 }), other.link.lead('thresholds', { idle: 0 })];
  expect(await Promise.all(set)).toEqual([{ ok: true }, { ok: true }]);
  expect(await eye.link.lead('thresholds', { ...wanted, samePlace: 1 })).toMatchObject({
    ok: false,
    code: 'bad-request',
  });
  expect(await mina.player.link.lead('thresholds', wanted)).toMatchObject({ ok: false, code: 'teacher-only' });
  await tries(mina, 2);
  await eye.until(() => rulesAt(eye, mina.mirror.number).includes('samePlace'), 'the rule by her threshold');
  await server.kill();
  await server.start();
  await eye.until(() => eye.link.state === 'live', 'the server back', 30_000);
  const again = await teacher();
  expect(again.view?.led.hers?.thresholds).toEqual(wanted);
  expect(mina.player.view?.led.hers).toBeNull();
});
