/** Settings that a teacher changes during a lesson: pages follow at once, and they hold over a restart. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { SettingsMessage } from '#shared/protocol/messages/control-messages.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

const server = await serverProcessPerFile();
let testClass: TestClass;
let teacher: Player;
const players = closedAfterEach<Player>();

async function connect(player: Player): Promise<Player> {
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

const join = async (name: string) => connect((await joinAsStudent(server.origin, testClass, name)).player);

function viewOf({ view }: Player): ClassroomView {
  if (view === null) throw new Error('no view yet');
  return view;
}

async function change(changes: SettingsMessage): Promise<unknown> {
  return teacher.link.control('settings', changes);
}

async function restart(): Promise<void> {
  await server.kill();
  for (const player of players) {
    await player.waitUntil(() => player.link.state === 'reconnecting', 'the loss noticed');
    player.view = null;
  }
  await server.start();
  for (const player of players) await player.waitUntil(() => player.view !== null, 'the class again', 20_000);
}

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'each' });
  teacher = await connect(new Player(testClass.teacher, testClass.id));
});

// Proves I19.
it('reach all pages together, and hold over a restart', async () => {
  const mina = await join('Mina');
  expect(await change({ title: ' Class 3B ', hints: false, difficulty: 'easy', naming: 'numbers' })).toEqual({
    ok: true,
  });
  const holds = (player: Player) =>
    viewOf(player).title === 'Class 3B' &&
    viewOf(player).activity?.hints === false &&
    viewOf(player).activity?.difficulty === 'easy';
  for (const player of [teacher, mina]) await player.waitUntil(() => holds(player), 'the settings');
  await restart();
  for (const player of [teacher, mina]) expect(holds(player)).toBe(true);
  expect(viewOf(teacher).admission).toMatchObject({ naming: 'numbers', hasNameList: false });
  expect(viewOf(mina).admission).toBeNull();
  // A field that is missing stays.
  await change({ hints: true });
  await mina.waitUntil(() => viewOf(mina).activity?.hints === true, 'hints again');
  expect(viewOf(mina)).toMatchObject({ title: 'Class 3B', activity: { difficulty: 'easy' } });
  await change({ title: '' });
  await mina.waitUntil(() => viewOf(mina).title === '', 'no title');
});

it('of hints count on boards that are open', async () => {
  const mina = await join('Mina');
  const mirror = await mina.enter();
  const { number } = mirror;
  const hint = async (level: number) =>
    mina.link.request<object>((socket, ack) => socket.emit('hint', { board: number, piece: 5, level }, ack));
  expect(await hint(1)).toMatchObject({ ok: true });
  await change({ hints: false });
  expect(await hint(2)).toMatchObject({ code: 'no-hints' });
  await restart();
  await mina.waitUntil(() => mirror.confirmed.epoch === 2, 'the board after the restart');
  expect(await hint(2)).toMatchObject({ code: 'no-hints' });
  await change({ hints: true });
  expect(await hint(2)).toMatchObject({ ok: true });
});

it('of the difficulty decide where pieces of open boards join; those that lie stay', async () => {
  const mina = await join('Mina');
  const mirror = await mina.enter();
  // In the middle of twelve pieces: at "normal" the mat takes it only with a neighbour that lies.
  const middle = 6;
  mirror.drop(middle, MAT_ORIGIN.x, MAT_ORIGIN.y);
  await mina.waitUntilSaved();
  expect(groupOf(mirror.confirmed, middle).id).toBe(middle);
  await change({ difficulty: 'easy' });
  await mina.waitUntil(() => viewOf(mina).activity?.difficulty === 'easy', 'the difficulty');
  mirror.drop(middle, MAT_ORIGIN.x, MAT_ORIGIN.y);
  await mina.waitUntil(() => groupOf(mirror.confirmed, middle).id === MAT_ID, 'the piece in its place');
  await change({ difficulty: 'normal' });
  mirror.drop(7, MAT_ORIGIN.x, MAT_ORIGIN.y);
  await mina.waitUntilSaved();
  // Its neighbour lies already, whatever the difficulty is now.
  await mina.waitUntil(() => groupOf(mirror.confirmed, 7).id === MAT_ID, 'its neighbour');
  expect(groupOf(mirror.confirmed, middle).id).toBe(MAT_ID);
});

it('let the mat go and come back: what lies stays, and nothing but neighbours joins without it', async () => {
  const mina = await join('Mina');
  const mirror = await mina.enter();
  const drop = async (piece: number, off = 0) => {
    mirror.drop(piece, MAT_ORIGIN.x + off, MAT_ORIGIN.y);
    await mina.waitUntilSaved();
    return groupOf(mirror.confirmed, piece).id;
  };
  const become = async (difficulty: 'normal' | 'hard') => {
    expect(await change({ difficulty })).toEqual({ ok: true });
    await mina.waitUntil(() => viewOf(mina).activity?.difficulty === difficulty, difficulty);
  };
  expect(await drop(1)).toBe(MAT_ID);
  await become('hard');
  // A corner, far from the first one: a mat would take it.
  expect(await drop(12)).toBe(12);
  expect(await drop(2)).toBe(MAT_ID);
  await restart();
  await mina.waitUntil(() => mirror.confirmed.epoch === 2, 'the board after the restart');
  expect([1, 2, 12].map((piece) => groupOf(mirror.confirmed, piece).id)).toEqual([MAT_ID, MAT_ID, 12]);
  expect(await drop(12)).toBe(12);
  await become('normal');
  expect(await drop(12)).toBe(MAT_ID);
});

it('give a board that began without a mat one, and keep what was completed beside it solved', async () => {
  const cuts = [{ columns: 3, rows: 2 }];
  const { picture } = testClass;
  expectOk(await testClass.teacher.startActivity(testClass.id, { picture, cuts, difficulty: 'hard' }));
  await teacher.waitUntil(() => viewOf(teacher).activity?.difficulty === 'hard', 'the new puzzle');
  const mina = await join('Mina');
  const mirror = await mina.enter();
  const drop = async (piece: number, off: number) => {
    mirror.drop(piece, MAT_ORIGIN.x + off, MAT_ORIGIN.y);
    await mina.waitUntilSaved();
  };
  for (const piece of [1, 2, 3, 4, 5]) await drop(piece, 5_000);
  expect(groupOf(mirror.confirmed, 5).pieces).toEqual([1, 2, 3, 4, 5]);
  expect(await change({ difficulty: 'easy' })).toEqual({ ok: true });
  await drop(6, 0);
  await mina.waitUntil(() => groupOf(mirror.confirmed, 6).id === MAT_ID, 'the last piece on the mat');
  expect(mirror.confirmed.solved).toBe(false);
  await drop(1, 0);
  await mina.waitUntil(() => mirror.confirmed.solved, 'the solved picture');
  await restart();
  await mina.waitUntil(() => mirror.confirmed.epoch === 2 && mirror.confirmed.solved, 'it after the restart');
});

it('are refused as a whole where one of them cannot be', async () => {
  const before = viewOf(teacher);
  for (const refused of [{ naming: 'list' }, { title: 'x'.repeat(61) }] as const) {
    expect(await change({ hints: false, ...refused })).toMatchObject({ ok: false });
  }
  const again = await connect(new Player(testClass.teacher, testClass.id));
  expect(viewOf(again).activity).toEqual(before.activity);
  expect(viewOf(again).title).toBe(before.title);
});

describe('of naming', () => {
  it('hold for students who join later; seats that are taken stay', async () => {
    const mina = await join('Mina');
    await change({ naming: 'numbers' });
    expect(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Jun' })).toMatchObject({
      code: 'choice-needed',
    });
    expect(viewOf(mina).you).toMatchObject({ name: 'Mina' });
    await teacher.waitUntil(() => viewOf(teacher).hasCards && viewOf(teacher).notYet.length > 0, 'numbers to tap');
    // Mina has number 1.
    expect(viewOf(teacher).notYet).not.toContain('1');
    expect(viewOf(teacher).notYet).toContain('2');
    await change({ naming: 'typed' });
    const jun = await join('Jun');
    expect(viewOf(jun).you).toMatchObject({ name: 'Jun' });
  });
});

describe('the next picture', () => {
  it('begins with what the teacher chose for the latest one, and what was changed since', async () => {
    const cut = { tab: 25, seed: 7 } as const;
    expectOk(
      await testClass.teacher.startActivity(testClass.id, {
        picture: testClass.picture,
        cuts: [
          { columns: 4, rows: 3, ...cut },
          { columns: 3, rows: 2, ...cut },
        ],
        mode: 'teams',
        teams: 3,
        turns: true,
      }),
    );
    await teacher.waitUntil(() => viewOf(teacher).activity?.mode === 'teams', 'the activity');
    await change({ hints: false, difficulty: 'easy' });
    const settings = {
      mode: 'teams',
      teams: 3,
      pieces: [12, 6],
      tab: 25,
      difficulty: 'easy',
      turns: true,
      hints: false,
    };
    expect(await testClass.teacher.latestActivity(testClass.id)).toEqual({ ok: true, settings });
    await restart();
    expect(await testClass.teacher.latestActivity(testClass.id)).toEqual({ ok: true, settings });
  });
});
