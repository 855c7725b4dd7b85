/** Attention marks, from the move to the teacher's page: for the teacher alone, over a restart, by the teacher's thresholds. */
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

async function student(name: string): Promise<{ player: Player; mirror: Mirror }> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  return { player, mirror: await player.enter() };
}

/** Puts piece 1 down on an empty place, a few units farther each time. */
async function putDownRepeatedly(
  { player, mirror }: Awaited<ReturnType<typeof student>>,
  times: number,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    mirror.drop(1, 5_000 + time * 20, 5_000);
    await player.waitUntilSaved();
  }
}

function rulesAt(player: Player, board: number): string[] {
  return (player.attention.get(board)?.fired ?? []).map(({ rule }) => rule);
}

it('sends the teacher the fired rule, its count and since when; students receive nothing', async () => {
  const teacherPage = await teacher();
  const mina = await student('Mina');
  const jun = await student('Jun');
  const startedAt = Date.now();
  await teacherPage.waitUntil(() => teacherPage.attention.get(mina.mirror.number)?.all === 12, 'the board');
  await putDownRepeatedly(mina, 4);
  await teacherPage.waitUntil(() => rulesAt(teacherPage, mina.mirror.number).includes('samePlace'), 'the rule');
  const [fired] = teacherPage.attention.get(mina.mirror.number)?.fired ?? [];
  expect(fired).toMatchObject({ rule: 'samePlace', count: 4 });
  expect(fired?.since).toBeGreaterThanOrEqual(startedAt);
  expect(rulesAt(teacherPage, jun.mirror.number)).toEqual([]);
  expect([mina.player.attention.size, jun.player.attention.size]).toEqual([0, 0]);
  // Another page of the teacher, as after a reload, receives the same.
  const secondTeacher = await teacher();
  await secondTeacher.waitUntil(
    () => rulesAt(secondTeacher, mina.mirror.number).includes('samePlace'),
    'the rule on the second page',
  );
  // A join ends it.
  mina.mirror.drop(2, 32_768, 32_768);
  await teacherPage.waitUntil(() => rulesAt(teacherPage, mina.mirror.number).length === 0, 'the rule’s end');
  expect(teacherPage.attention.get(mina.mirror.number)).toMatchObject({ done: 1, all: 12, solved: false });
});

it('restores the mark from the log after a restart', async () => {
  const teacherPage = await teacher();
  const mina = await student('Mina');
  await putDownRepeatedly(mina, 4);
  await teacherPage.waitUntil(() => rulesAt(teacherPage, mina.mirror.number).includes('samePlace'), 'the rule');
  await server.kill();
  await teacherPage.waitUntil(() => teacherPage.link.state === 'reconnecting', 'the loss');
  teacherPage.attention.clear();
  await server.start();
  await teacherPage.waitUntil(
    () => rulesAt(teacherPage, mina.mirror.number).includes('samePlace'),
    'the rule after the restart',
    30_000,
  );
});

it('keeps the teacher’s thresholds, refuses invalid ones, and takes none from a student', async () => {
  const teacherPage = await teacher();
  const mina = await student('Mina');
  expect(teacherPage.view?.controls.teacherOnly?.thresholds).toEqual(THRESHOLDS_DEFAULT);
  const wanted = { ...THRESHOLDS_DEFAULT, samePlace: 2, idle: 0 };
  // Two pages at once: neither undoes the other's change.
  const otherPage = await teacher();
  const changes = [
    teacherPage.link.control('thresholds', { samePlace: 2 }),
    otherPage.link.control('thresholds', { idle: 0 }),
  ];
  expect(await Promise.all(changes)).toEqual([{ ok: true }, { ok: true }]);
  expect(await teacherPage.link.control('thresholds', { ...wanted, samePlace: 1 })).toMatchObject({
    ok: false,
    code: 'bad-request',
  });
  expect(await mina.player.link.control('thresholds', wanted)).toMatchObject({ ok: false, code: 'teacher-only' });
  await putDownRepeatedly(mina, 2);
  await teacherPage.waitUntil(
    () => rulesAt(teacherPage, mina.mirror.number).includes('samePlace'),
    'the rule by the new threshold',
  );
  await server.kill();
  await server.start();
  const secondTeacher = await teacher();
  expect(secondTeacher.view?.controls.teacherOnly?.thresholds).toEqual(wanted);
  expect(mina.player.view?.controls.teacherOnly).toBeNull();
});
