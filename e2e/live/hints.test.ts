/** Hints: counted in the board's log as who was given which, unless the teacher switched them off. */
import { expect, it } from 'vitest';
import type { Player } from '../../bench/bots/player.ts';
import type { Hinted } from '../../shared/board/event.ts';
import { openClass, student, type TestClass } from '../fixtures/classroom.ts';
import { FaultProxy } from '../fixtures/fault-proxy.ts';
import { framesInLog } from '../fixtures/log.ts';
import { processOfFile } from '../fixtures/of-file.ts';

const server = await processOfFile();
/** Hints in the log of the class's first board, in order. The server is stopped by then. */
async function hintsOf(room: TestClass): Promise<Hinted[]> {
  await server.stop();
  const frames = await framesInLog(server.folder, { classroom: room.id, board: 1 });
  return frames.flatMap(({ tick }) => tick.events.filter((event) => event.kind === 'hinted'));
}

/** Everything asked for so far has been seen by the server: an operation behind it is answered. */
async function settled(player: Player): Promise<void> {
  player.mirror?.drop(1, 1_000, 1_000);
  await player.saved();
}

it('a hint stands in the log with its piece, its level and whose it was', async () => {
  const room = await openClass(server.origin, { mode: 'together' });
  const { player: mina } = await student(server.origin, room, 'Mina');
  const { player: jun } = await student(server.origin, room, 'Jun');
  try {
    await mina.enter();
    await jun.enter();
    mina.mirror?.hint(5, 1);
    mina.mirror?.hint(5, 2);
    await settled(mina);
    jun.mirror?.hint(7, 1);
    await settled(jun);
    expect(await hintsOf(room)).toEqual([
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
  const room = await openClass(server.origin, { mode: 'each' });
  const { player } = await student(proxy.origin, room, 'Mina');
  try {
    const mirror = await player.enter();
    proxy.heal();
    await player.until(() => player.link.state === 'reconnecting', 'the loss');
    mirror.hint(5, 1);
    await player.until(() => player.link.way(mirror.number).isOpen, 'the way back');
    await settled(player);
    expect(await hintsOf(room)).toMatchObject([{ piece: 5, level: 1 }]);
  } finally {
    player.close();
    await proxy.stop();
  }
});

it('where the teacher switched hints off, none is taken', async () => {
  const room = await openClass(server.origin, { mode: 'each', hints: false });
  const { player } = await student(server.origin, room, 'Mina');
  try {
    const mirror = await player.enter();
    expect([player.view?.activity?.hints, mirror.rules.hints]).toEqual([false, false]);
    mirror.hint(5, 1);
    await settled(player);
    expect(await hintsOf(room)).toEqual([]);
  } finally {
    player.close();
  }
});

it('who presses without end is counted only so often', async () => {
  const room = await openClass(server.origin, { mode: 'each' });
  const { player } = await student(server.origin, room, 'Mina');
  try {
    const mirror = await player.enter();
    for (let times = 0; times < 40; times += 1) mirror.hint(5, 3);
    await settled(player);
    const counted = (await hintsOf(room)).length;
    expect(counted).toBeGreaterThanOrEqual(10);
    // Ten at once, and one a second since.
    expect(counted).toBeLessThan(30);
  } finally {
    player.close();
  }
});
