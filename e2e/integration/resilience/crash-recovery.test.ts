/** Acknowledged moves survive a killed server, a lost network and a reload, each once. */
import { describe, expect, it } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';

const server = await serverProcessPerFile();
const players = closedAfterEach<Player>();

async function join(testClass: TestClass, name: string, origin = server.origin): Promise<Player> {
  const { player } = await joinAsStudent(origin, testClass, name);
  players.push(player);
  return player;
}

describe('kill -9', () => {
  // Proves I12, I15, I16.
  it('in the middle of a drag keeps every acknowledged drop, ends the hold, and play goes on by itself', async () => {
    const testClass = await openClass(server.origin, { mode: 'together', cuts: [{ columns: 6, rows: 5 }] });
    const [mina, jun] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
    const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
    const acknowledged: number[] = [];
    for (const piece of [8, 9, 10]) {
      minasMirror.drop(piece, piece * 1_000, 20_000);
      await mina.waitUntilSaved();
      acknowledged.push(piece);
    }
    minasMirror.take(14);
    for (let step = 0; step < 10; step += 1) {
      minasMirror.carry(30_000 + step * 100, 30_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const epoch = minasMirror.confirmed.epoch;
    await server.kill();
    await mina.waitUntil(() => mina.link.state === 'reconnecting', 'the loss noticed');
    await server.start();
    await jun.waitUntil(() => junsMirror.confirmed.epoch > epoch, 'the next epoch');
    for (const piece of acknowledged)
      expect(groupOf(junsMirror.confirmed, piece)).toMatchObject({ x: piece * 1_000, y: 20_000 });
    // The page still holds the piece: it lifts it again and drops it.
    await jun.waitUntil(() => groupOf(junsMirror.confirmed, 14).hold?.page === mina.page, 'the hold again');
    minasMirror.put(31_000, 31_000);
    await mina.waitUntilSaved();
    await jun.waitUntil(() => groupOf(junsMirror.confirmed, 14).x === 31_000, 'the drop after the crash');
    junsMirror.drop(15, 12_000, 12_000);
    await jun.waitUntilSaved();
    await mina.waitUntil(
      () => fingerprintOf(minasMirror.confirmed) === fingerprintOf(junsMirror.confirmed),
      'equal boards',
    );
  });

  // Proves I16.
  it('ten times under load loses nothing acknowledged and repeats nothing', async () => {
    const testClass = await openClass(server.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 8, rows: 6 }],
    });
    const mina = await join(testClass, 'Mina');
    const own = await mina.enter();
    const last = new Map<number, number>();
    let x = 1_000;
    for (let round = 0; round < 10; round += 1) {
      const dying = new Promise((resolve) => setTimeout(resolve, 30 + round * 17)).then(() => server.kill());
      for (let drop = 0; drop < 6; drop += 1) {
        x += 37;
        const piece = 1 + ((round * 6 + drop) % 48);
        own.drop(piece, x, piece * 1_000);
        last.set(piece, x);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await dying;
      await server.start();
      await mina.waitUntilSaved(20_000);
    }
    const reloaded = await join(testClass, 'Jun');
    const seen = await reloaded.enter();
    for (const [piece, at] of last) expect(groupOf(seen.confirmed, piece)).toMatchObject({ x: at, y: piece * 1_000 });
    await server.stop();
    const carried = await operationsInLog(server.folder, { classroom: testClass.id, board: own.number });
    expect(carried).toEqual(Array.from({ length: 60 }, (_, index) => `${mina.page} ${index + 1}`));
    expect(mina.refusals).toEqual([]);
  }, 180_000);
});

describe('a student who loses the network', () => {
  // Proves I4.
  it('keeps five drops: each arrives once, but one of a piece that another moved is refused', async () => {
    const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
    try {
      const testClass = await openClass(server.origin, {
        mode: 'together',
        difficulty: 'hard',
        cuts: [{ columns: 6, rows: 5 }],
      });
      const mina = await join(testClass, 'Mina', proxy.origin);
      const jun = await join(testClass, 'Jun');
      const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
      proxy.cut();
      for (const [index, piece] of [8, 9, 10, 15, 16].entries()) minasMirror.drop(piece, 5_000 + index * 9_000, 5_000);
      expect(minasMirror.unsavedSince).not.toBeNull();
      // Another student joins piece 10 to its neighbour 11.
      junsMirror.drop(11, 40_000, 40_000);
      junsMirror.drop(10, 40_005, 40_000);
      await jun.waitUntilSaved();
      await new Promise((resolve) => setTimeout(resolve, 500));
      proxy.heal();
      await mina.waitUntilSaved(30_000);
      await mina.waitUntil(() => mina.refusals.length === 1, 'one refusal');
      expect(mina.refusals[0]).toMatchObject({
        piece: 10,
        failure: { code: 'touched', member: junsMirror.actor.member },
      });
      await jun.waitUntil(() => groupOf(junsMirror.confirmed, 16).x === 41_000, 'the last drop');
      const xs = [8, 9, 15, 16].map((piece) => groupOf(junsMirror.confirmed, piece).x);
      expect(xs).toEqual([5_000, 14_000, 32_000, 41_000]);
      expect(groupOf(junsMirror.confirmed, 10).pieces).toEqual([10, 11]);
      await mina.waitUntil(
        () =>
          minasMirror.predicted === minasMirror.confirmed &&
          fingerprintOf(minasMirror.confirmed) === fingerprintOf(junsMirror.confirmed),
        'equal boards',
      );
    } finally {
      await proxy.stop();
    }
  });
});

describe('a hold after a lost connection', () => {
  it.each([
    ['ends if another student has moved the piece', true],
    ['returns if nobody has touched the piece', false],
  ])('%s', async (_, touched) => {
    const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
    try {
      const testClass = await openClass(server.origin, {
        mode: 'together',
        difficulty: 'hard',
        cuts: [{ columns: 6, rows: 5 }],
      });
      const mina = await join(testClass, 'Mina', proxy.origin);
      const jun = await join(testClass, 'Jun');
      const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
      const holder = () => groupOf(junsMirror.confirmed, 10).hold?.member ?? null;
      minasMirror.take(10);
      minasMirror.carry(30_000, 9_000);
      await jun.waitUntil(() => holder() === minasMirror.actor.member, 'Mina’s hold');
      proxy.cut();
      await jun.waitUntil(() => holder() === null, 'the end of Mina’s hold', 20_000);
      if (touched) junsMirror.drop(10, 40_000, 40_000);
      await jun.waitUntilSaved();
      proxy.heal();
      if (touched) {
        await mina.waitUntil(() => mina.refusals.length > 0, 'the refusal', 30_000);
        expect(mina.refusals[0]).toMatchObject({
          piece: 10,
          failure: { code: 'touched', member: junsMirror.actor.member },
        });
        expect(minasMirror.inHand).toBeNull();
        expect(groupOf(junsMirror.confirmed, 10)).toMatchObject({ x: 40_000, y: 40_000, hold: null });
      } else {
        await jun.waitUntil(() => holder() === minasMirror.actor.member, 'Mina’s hold again', 30_000);
        expect(minasMirror.inHand).toBe(10);
        expect(mina.refusals).toEqual([]);
      }
    } finally {
      await proxy.stop();
    }
  });
});

it('a hold that the server has ended returns to the hand that drags on, and the page is not told to pick the piece up', async () => {
  const testClass = await openClass(server.origin, { mode: 'together', cuts: [{ columns: 6, rows: 5 }] });
  const [mina, jun] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
  const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
  const teacher = new Player(testClass.teacher, testClass.id);
  players.push(teacher);
  await teacher.waitUntil(() => teacher.link.state === 'live', 'the teacher');
  const seen = () => groupOf(junsMirror.confirmed, 10);
  let x = 30_000;
  minasMirror.take(10);
  const drag = setInterval(() => {
    x += 10;
    minasMirror.carry(x, 9_000);
  }, 40);
  try {
    await jun.waitUntil(() => seen().hold?.page === mina.page, 'Mina’s hold');
    // A pause ends all holds; the drags go on past its end.
    expect(await teacher.link.setPaused(0, true)).toEqual({ ok: true });
    await jun.waitUntil(() => seen().hold === null, 'the end of Mina’s hold');
    expect(await teacher.link.setPaused(0, false)).toEqual({ ok: true });
    await jun.waitUntil(() => seen().hold?.page === mina.page, 'Mina’s hold again');
    const { x: before } = seen();
    await jun.waitUntil(() => seen().x > before, 'the piece that follows the hand');
    expect(minasMirror.inHand).toBe(10);
    expect(mina.refusals.map(({ failure }) => failure.code)).not.toContain('not-held');
  } finally {
    clearInterval(drag);
  }
});

describe('a second tab of a seat with unacknowledged drops', () => {
  it('loses no acknowledged drop and repeats none', async () => {
    const testClass = await openClass(server.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 6, rows: 5 }],
    });
    const { browser, player: first } = await joinAsStudent(server.origin, testClass, 'Mina');
    players.push(first);
    const own = await first.enter();
    own.drop(8, 11_000, 11_000);
    await first.waitUntilSaved();
    own.drop(9, 12_000, 12_000);
    own.drop(10, 13_000, 13_000);
    const second = new Player(browser, testClass.id);
    players.push(second);
    const reloaded = await second.enter();
    await first.waitUntil(() => first.link.state === 'replaced', 'the end of the older tab');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(groupOf(reloaded.confirmed, 8)).toMatchObject({ x: 11_000, y: 11_000 });
    for (const [piece, x] of [
      [9, 12_000],
      [10, 13_000],
    ] as const) {
      const group = groupOf(reloaded.confirmed, piece);
      // It arrived as it was dropped, or not at all.
      if (group.touchedAt > 0 && group.z > 0) expect(group.x).toBe(x);
    }
  });
});

it('plays on in a class that was resumed before its boards were opened again', async () => {
  const testClass = await openClass(server.origin, { mode: 'together' });
  const mina = await join(testClass, 'Mina');
  const own = await mina.enter();
  const teacher = new Player(testClass.teacher, testClass.id);
  players.push(teacher);
  await teacher.waitUntil(() => teacher.link.state === 'live', 'the teacher');
  expect(await teacher.link.setPaused(0, true)).toEqual({ ok: true });
  await mina.waitUntil(() => own.confirmed.paused, 'the pause');
  for (const player of players.splice(0)) player.close();
  await server.stop();
  await server.start();
  const returned = new Player(testClass.teacher, testClass.id);
  players.push(returned);
  await returned.waitUntil(() => returned.link.state === 'live', 'the teacher again');
  expect(await returned.link.setPaused(0, false)).toEqual({ ok: true });
  const jun = await join(testClass, 'Jun');
  const junsMirror = await jun.enter();
  junsMirror.drop(5, 20_000, 20_000);
  await jun.waitUntilSaved();
  expect(junsMirror.confirmed.paused).toBe(false);
});
