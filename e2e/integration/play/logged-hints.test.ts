/** Hints are logged on the board with their piece, level and member, unless the teacher has turned them off. */
import { expect, it } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import type { Hinted } from '#shared/board/board-event.ts';
import { frameGroup } from '#shared/board/frame-group.ts';
import { CENTRE } from '#shared/limits.ts';

const server = await serverProcessPerFile();

/** The hints in the log of the class's first board, in order. Stops the server. */
async function hintsOf(testClass: TestClass): Promise<Hinted[]> {
  await server.stop();
  const frames = await framesInLog(server.folder, { classroom: testClass.id, board: 1 });
  return frames.flatMap(({ tick }) => tick.events.filter((event) => event.kind === 'hinted'));
}

/** Waits for the answer to a later operation: the server has seen everything before it. */
async function settled(player: Player): Promise<void> {
  player.mirror?.drop(1, 1_000, 1_000);
  await player.waitUntilSaved();
}

it('logs a hint with its piece, level and member', async () => {
  const testClass = await openClass(server.origin, { mode: 'together' });
  const { player: mina } = await joinAsStudent(server.origin, testClass, 'Mina');
  const { player: jun } = await joinAsStudent(server.origin, testClass, 'Jun');
  try {
    await mina.enter();
    await jun.enter();
    mina.mirror?.hint(5, 1);
    mina.mirror?.hint(5, 2);
    await settled(mina);
    jun.mirror?.hint(7, 1);
    await settled(jun);
    expect(await hintsOf(testClass)).toEqual([
      { kind: 'hinted', piece: 5, member: 1, level: 1 },
      { kind: 'hinted', piece: 5, member: 1, level: 2 },
      { kind: 'hinted', piece: 7, member: 2, level: 1 },
    ]);
  } finally {
    mina.close();
    jun.close();
  }
});

it('logs a hint that was given without a connection once it is back', async () => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(proxy.origin, testClass, 'Mina');
  try {
    const mirror = await player.enter();
    // Every connection breaks, and no new one passes.
    proxy.heal();
    proxy.cut();
    await player.waitUntil(() => player.link.state === 'reconnecting', 'the loss');
    mirror.hint(5, 1);
    proxy.heal();
    await player.waitUntil(() => player.link.transport(mirror.number).isOpen, 'the board again', 30_000);
    await settled(player);
    expect(await hintsOf(testClass)).toMatchObject([{ piece: 5, level: 1 }]);
  } finally {
    player.close();
    await proxy.stop();
  }
});

it.each(['normal', 'hard'] as const)(
  'lets a piece join at %s where a hint has shown its place, over a restart too',
  async (difficulty) => {
    const testClass = await openClass(server.origin, { mode: 'together', difficulty });
    const { player: mina, browser } = await joinAsStudent(server.origin, testClass, 'Mina');
    const players = [mina];
    try {
      const mirror = await mina.enter();
      mirror.hint(6, 3);
      mirror.hint(7, 2);
      await settled(mina);
      // Of two pages of one student the later to connect plays: this one would connect again.
      mina.close();
      await server.stop();
      await server.start();
      const returned = new Player(browser, testClass.id);
      players.push(returned);
      const board = await returned.enter();
      const frame = frameGroup(board.predicted, new Set([6]));
      if (frame === null) throw new Error('no group to join');
      board.drop(7, frame.x, frame.y);
      await returned.waitUntilSaved();
      expect(groupOf(board.confirmed, 7).id).toBe(7);
      board.drop(7, 9_000, 9_000);
      board.drop(6, frame.x, frame.y);
      await returned.waitUntilSaved();
      expect(groupOf(board.confirmed, 6).id).toBe(frame.id);
    } finally {
      for (const player of players) player.close();
    }
  },
);

it('lets a piece join where the teacher has shown its place', async () => {
  const testClass = await openClass(server.origin, { mode: 'together', difficulty: 'normal' });
  const { player: mina } = await joinAsStudent(server.origin, testClass, 'Mina');
  const teacher = new Player(testClass.teacher, testClass.id);
  try {
    const mirror = await mina.enter();
    await teacher.enter();
    mirror.drop(6, CENTRE, CENTRE);
    await mina.waitUntilSaved();
    expect(groupOf(mirror.confirmed, 6).id).toBe(6);
    expect(await teacher.link.showPiece([mirror.number], 6)).toMatchObject({ ok: true });
    await mina.waitUntil(() => mina.shownPieces.includes(6), 'the place');
    mirror.drop(6, CENTRE, CENTRE);
    await mina.waitUntilSaved();
    expect(groupOf(mirror.confirmed, 6).id).toBe(0);
  } finally {
    mina.close();
    teacher.close();
  }
});

it('logs no hint where the teacher has turned them off', async () => {
  const testClass = await openClass(server.origin, { mode: 'each', hints: false });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  try {
    const mirror = await player.enter();
    expect([player.view?.activity?.hints, mirror.rules.hints]).toEqual([false, false]);
    mirror.hint(5, 1);
    await settled(player);
    expect(await hintsOf(testClass)).toEqual([]);
  } finally {
    player.close();
  }
});

it('limits the rate of logged hints', async () => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  try {
    const mirror = await player.enter();
    for (let times = 0; times < 40; times += 1) mirror.hint(5, 3);
    await settled(player);
    const counted = (await hintsOf(testClass)).length;
    expect(counted).toBeGreaterThanOrEqual(10);
    // Ten at once, then one per second.
    expect(counted).toBeLessThan(30);
  } finally {
    player.close();
  }
});
