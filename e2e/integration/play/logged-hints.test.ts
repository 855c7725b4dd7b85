/** Hints: counted in the board's log as who was given which, unless the teacher switched them off. */
import { expect, it } from 'vitest';
import type { Player } from '#client/headless/player.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { Hinted } from '#shared/board/board-event.ts';

const server = await serverProcessPerFile();
/** Hints in the log of the class's first board, in order. The server is stopped by then. */
async function hintsOf(testClass: TestClass): Promise<Hinted[]> {
  await server.stop();
  const frames = await framesInLog(server.folder, { classroom: testClass.id, board: 1 });
  return frames.flatMap(({ tick }) => tick.events.filter((event) => event.kind === 'hinted'));
}

/** Everything asked for so far has been seen by the server: an operation behind it is answered. */
async function settled(player: Player): Promise<void> {
  player.mirror?.drop(1, 1_000, 1_000);
  await player.waitUntilSaved();
}

it('a hint stands in the log with its piece, its level and whose it was', async () => {
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

it('a hint that was given without a connection is counted when it is back', async () => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(proxy.origin, testClass, 'Mina');
  try {
    const mirror = await player.enter();
    proxy.heal();
    await player.waitUntil(() => player.link.state === 'reconnecting', 'the loss');
    mirror.hint(5, 1);
    await player.waitUntil(() => player.link.transport(mirror.number).isOpen, 'the way back');
    await settled(player);
    expect(await hintsOf(testClass)).toMatchObject([{ piece: 5, level: 1 }]);
  } finally {
    player.close();
    await proxy.stop();
  }
});

it('where the teacher switched hints off, none is taken', async () => {
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

it('who presses without end is counted only so often', async () => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  try {
    const mirror = await player.enter();
    for (let times = 0; times < 40; times += 1) mirror.hint(5, 3);
    await settled(player);
    const counted = (await hintsOf(testClass)).length;
    expect(counted).toBeGreaterThanOrEqual(10);
    // Ten at once, and one a second since.
    expect(counted).toBeLessThan(30);
  } finally {
    player.close();
  }
});
